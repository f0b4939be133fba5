import type { Noticed } from '../../protocol/challenge.ts';
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

/** How often in n turns, where a turn can have more than one, with the 95 % score interval of a rate. */
export const perTurn = ({ k, n }: Share): string => {
  if (n === 0) return 'no items';
  const z = 1.96;
  const spread = z * Math.sqrt(k + (z * z) / 4);
  const show = (x: number) => (x / n).toFixed(2);
  return `${k} in ${n} = ${show(k)} (${show(Math.max(0, k + (z * z) / 2 - spread))} to ${show(k + (z * z) / 2 + spread)})`;
};

/** Words and figures; a full stop belongs to a figure, not to the word before it. */
const tokens = (text: string): string[] => text.toLowerCase().match(/\$?[\p{L}\p{N}]+(?:\.\p{N}+)*%?/gu) ?? [];

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

/** What was noticed in a turn, by whomever. */
export type Point = Pick<Noticed, 'axis' | 'force' | 'quote'>;
type Planted = Pick<Flaw, 'text' | 'axis' | 'sentence'>;

export const isChallenge = (point: Point): boolean => point.force === 'challenge';

export const finds = (point: Point, flaw: Pick<Flaw, 'axis' | 'sentence'>): boolean =>
  isChallenge(point) && point.axis === flaw.axis && liesOn(point.quote, flaw.sentence);

export interface TurnScore {
  /** A challenge with the flaw's axis on the planted sentence. */
  found: boolean;
  /** It is also what the panel's next turn took up. */
  spoken: boolean;
  /** A challenge on the planted sentence, only on another axis. */
  wrongAxis: boolean;
  challenges: number;
  /** Those outside of the planted sentence. */
  offTarget: number;
  probes: number;
  badQuotes: number;
}

/** A turn with one planted flaw. `spoken` is the point that was said aloud next, one of `points`, if any was. */
export function scoreFlawed(flaw: Planted, points: readonly Point[], spoken: Point | null): TurnScore {
  const challenges = points.filter(isChallenge);
  const on = challenges.filter((point) => liesOn(point.quote, flaw.sentence));
  const found = on.some((point) => finds(point, flaw));
  return {
    found,
    spoken: spoken !== null && finds(spoken, flaw),
    wrongAxis: on.length > 0 && !found,
    challenges: challenges.length,
    offTarget: challenges.length - on.length,
    probes: points.length - challenges.length,
    badQuotes: points.filter((point) => !flaw.text.includes(point.quote)).length,
  };
}
