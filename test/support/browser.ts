import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { onTestFinished } from 'vitest';

// A real Chromium from the npm package, or the one at CHROMIUM_PATH. The package's own launch arguments crash; plain ones work.

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const TABLET = { width: 820, height: 1180 };
export const DESKTOP = { width: 1280, height: 860 };

let browser: Promise<Browser> | null = null;

async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  if (!existsSync(executablePath))
    throw new Error(`NOT RUN: there is no Chromium at ${executablePath}; set CHROMIUM_PATH`);
  return playwright.launch({ executablePath, args: ARGS, headless: true });
}

export interface Watched {
  page: Page;
  /** What the page complained of: console errors, uncaught exceptions, requests that the policy refused. */
  complaints: string[];
  /** Everything that any socket or request brought to this page. */
  received: string[];
}

/** A page in a context of its own, watched for complaints. */
export async function aPage(options: BrowserContextOptions = {}): Promise<Watched> {
  browser ??= launch();
  const context = await (await browser).newContext({ viewport: DESKTOP, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const received: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(String(payload))));
  page.on('response', (response) => {
    if (/\/(api|socket\.io)\//.test(response.url())) {
      response.text().then(
        (text) => received.push(text),
        () => {},
      );
    }
  });
  return { page, complaints, received };
}
