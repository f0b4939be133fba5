import type { Quantity } from './quantities.ts';

/** Shares told in words, and two counts that make a share, put among the other figures of a sentence. */

/** "An hour a week" has no figure in it either. */
const HOUR = /\b(?:an|one) hour (?:a|per|each|every) (day|week|month)\b/g;
const PART =
  /\btwo thirds\b|\bthree quarters\b|\b(?:a|one) (?:fourth|sixth|twelfth|twentieth)\b|(?<!and a |a )\bhalf\b(?! (?:of|an?) )|\bone (?:in|of|out of) (?:two|three|four|five|six|eight|ten|twelve|twenty)\b/g;
const PARTS: Record<string, number> = {
  thirds: 2 / 3,
  quarters: 3 / 4,
  half: 1 / 2,
  fourth: 1 / 4,
  sixth: 1 / 6,
  twelfth: 1 / 12,
  twentieth: 1 / 20,
  two: 1 / 2,
  three: 1 / 3,
  four: 1 / 4,
  five: 1 / 5,
  six: 1 / 6,
  eight: 1 / 8,
  ten: 1 / 10,
  twelve: 1 / 12,
  twenty: 1 / 20,
};

const GAP = /^(?: [a-z]+){0,2} (?:in|of|out of)(?: (?:each|every|the|our|those|these|all))? $/;
const counts = (q: Quantity): boolean => q.sort === 'count' || q.sort === 'bare';

/** "Nine in ten", "41 of the 50"; given beside the two counts, for either may be meant. */
function ofWhole(low: string, base: number, own: readonly Quantity[]): Quantity[] {
  return own.flatMap((a, k): Quantity[] => {
    const b = own[k + 1];
    if (!b || !counts(a) || !counts(b) || a.value > b.value || !GAP.test(low.slice(a.end - base, b.start - base)))
      return [];
    return [{ ...a, sort: 'share', value: a.value / b.value, end: b.end, noun: undefined }];
  });
}

/** `low` is the sentence, which starts at `base`. */
export function withShares(low: string, base: number, sentence: number, own: readonly Quantity[]): Quantity[] {
  const at = (m: RegExpMatchArray): Pick<Quantity, 'text' | 'sentence' | 'start' | 'end'> => {
    const start = base + (m.index ?? 0);
    return { text: m[0], sentence, start, end: start + m[0].length };
  };
  const parts = [...low.matchAll(PART)]
    .map((m): Quantity => ({ ...at(m), sort: 'share', value: PARTS[m[0].split(' ').at(-1) ?? ''] ?? 1 }))
    .filter(
      (part) =>
        part.text.startsWith('one ') ||
        own.every((n) => n.end <= part.start || n.start >= part.end || n.sort === 'count'),
    );
  // The four of "one in four" counts nothing, and neither does the half of "a year and a half".
  const rest = own.filter(
    (n) =>
      parts.every((part) => n.start >= part.end || n.end <= part.start || !part.text.startsWith('one ')) &&
      (n.sort !== 'share' || !/half/.test(n.text) || !/\band $/.test(low.slice(0, n.start - base))),
  );
  const hours = [...low.matchAll(HOUR)].map(
    (m): Quantity => ({ ...at(m), sort: 'time', value: 1, noun: 'hour', per: m[1] }),
  );
  return [...rest, ...hours, ...ofWhole(low, base, rest), ...parts].sort((a, b) => a.start - b.start || b.end - a.end);
}
