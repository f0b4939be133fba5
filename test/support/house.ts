import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenSession, SessionOpened } from '../../protocol/http.ts';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/log.ts';
import { projectRoot } from '../../server/root.ts';
import { type Started, start } from '../../server/start.ts';

export interface TestHouse extends Started {
  dataDir: string;
  /** Calls the HTTP door; `key` goes in Authorization. */
  call: (
    method: string,
    path: string,
    options?: { key?: string; body?: unknown; headers?: Record<string, string> },
  ) => Promise<Called>;
  open: (
    request?: Partial<OpenSession>,
  ) => Promise<
    SessionOpened & { seats: { coach: { token: string; seat: string }; observer: { token: string; seat: string } } }
  >;
}

export interface Called {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** A real house on a free port and a folder of its own, taken down when the test is over. */
export async function aHouse(env: Record<string, string> = {}, dataDir = aFolder()): Promise<TestHouse> {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  const started = await start(config, makeLog(config.logLevel), projectRoot());
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await started.close();
  };
  onTestFinished(close);
  const call: TestHouse['call'] = async (method, path, { key, body, headers } = {}) => {
    const response = await fetch(`${started.address}${path}`, {
      method,
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body !== undefined && typeof body !== 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, body: json };
  };
  const open: TestHouse['open'] = async (request = {}) => {
    const opened = await call('POST', '/api/sessions', {
      key: started.coachKey,
      body: { scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock: 'off', ...request },
    });
    if (opened.status !== 201) throw new Error(`the session was not opened: ${opened.text}`);
    return opened.body;
  };
  return { ...started, close, dataDir, call, open };
}

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
