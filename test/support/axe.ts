import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

// What axe finds on a page that has come to rest: colours half-way through a transition are nobody's.

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RESTS_MS = 250;

interface Finding {
  id: string;
  impact?: string | null;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

export async function axeOn(page: Page): Promise<Record<'violations' | 'passes', Finding[]>> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForTimeout(RESTS_MS);
  await page.evaluate(source);
  return (await page.evaluate('axe.run(document)')) as Record<'violations' | 'passes', Finding[]>;
}
