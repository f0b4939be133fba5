import type { Challenge } from '../../protocol/challenge.ts';
import type { Flaw } from './sets.ts';

// What counts as found, and how sure k of n makes one.

export interface Share {
  k: number;
  n: number;
}

/** The 95 % Wilson interval of k of n, as shares (Wilson 1927). */
export function wilson({ k, n }: Share): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

export const percent = (share: Share): string => {
  if (share.n === 0) return 'no items';
  const { low, high } = wilson(share);
  const show = (x: number) => `${Math.round(100 * x)}`;
  return `${share.k} of ${share.n} = ${show(share.k / share.n)} % (${show(low)} to ${show(high)})`;
};

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}$%.]+/gu) ?? [];

/**
 * A quote lies on a sentence when half of the shorter one's tokens are shared, the quote has 4 to 60 tokens, and it is not longer
 * than three times the sentence.
 */
export function liesOn(quote: string, sentence: string): boolean {
  const quoted = tokens(quote);
  const planted = tokens(sentence);
  if (quoted.length < 4 || quoted.length > 60 || quoted.length > 3 * planted.length) return false;
  const left = new Map<string, number>();
  for (const token of planted) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of quoted) {
    const n = left.get(token) ?? 0;
    if (n > 0) {
      shared += 1;
      left.set(token, n - 1);
    }
  }
  return shared >= Math.min(quoted.length, planted.length) / 2;
}

export const isChallenge = (c: Challenge): boolean => c.force === 'challenge';

export const finds = (c: Challenge, flaw: Pick<Flaw, 'axis' | 'sentence'>): boolean =>
  isChallenge(c) && c.axis === flaw.axis && liesOn(c.quote, flaw.sentence);
