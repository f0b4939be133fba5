import type { AnalysedSentence, AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import { factors, same } from './products.ts';
import type { Quantity } from './quantities.ts';

/** The totals that a sentence arrives at, and the figures they can have been made of. */

/** What leads from operands to a total. */
const TIES = words(
  "(?:is|are|was|makes?|gives?|comes?|that's|it's|equals?|yields?|adds? up to|works out|means|gets us|brings?|amounts? to|so|arrive at|we get|we're (?:at|near)|we (?:are|would be|run|save|pay|book|earn)|be|totals?|worth|saves?|saving(?: of)?|revenue|a|of|or)",
);
/** It belongs to what stands before it: the operand of a sum, a limit, or the price of something else. */
const OPERAND =
  /\b(?:at|times|from|under|above|below|over|against|per|than|minus|plus|price of|pays?|charge|by|with|the) (?:about |roughly |some |our |a |the )?$|\b(?:and|but|while) (?:the|a|our|their) [a-z]+ (?:is|costs?|was) $|\bat [^,]* and $/;
const YEAR = words(
  '(?:a year|per year|annual(?:ly)?|yearly|(?:each|every|this|next|that|first|one|full) year|year one|twelve months|12 months|recurring|run rate)',
);
const MONTH = words('(?:a month|per month|monthly|each month|every month)');
const period = (low: string): string | undefined => (YEAR.test(low) ? 'year' : MONTH.test(low) ? 'month' : undefined);

export interface Total extends Quantity {
  /** the period it is told by */
  by: string | undefined;
}

/** Without the periods of rates: "at 40 a month" does not say that the total is by the month. */
function unrated(s: AnalysedSentence, before: string, own: readonly Quantity[]): string {
  const rate = own.findLast((q) => q.per !== undefined && q.end - s.start <= before.length);
  return rate ? before.slice(0, rate.start - s.start) : before;
}

export function totals(s: AnalysedSentence, own: readonly Quantity[]): Total[] {
  const sums = own.filter(
    (q) => (q.sort === 'money' || (q.sort === 'bare' && q.value >= 1000)) && q.each === undefined && q.value >= 50,
  );
  if (sums.length === 0) return [];
  const low = plain(s.text);
  return sums.flatMap((q): Total[] => {
    const before = low.slice(0, q.start - s.start);
    const after = low.slice(q.end - s.start);
    const leads =
      TIES.test(before.slice(-32)) || /, (?:so |or |about |roughly |some |that's |makes )*$/.test(before.slice(-32));
    if (!leads || OPERAND.test(before) || /^,? of (?:it|that|them|these|the|which)\b/.test(after)) return [];
    return [{ ...q, by: q.per ?? period(after) ?? period(unrated(s, before, own)) }];
  });
}

/** "3.6 million at 12 cents". */
const priced = (q: Quantity, total: Quantity, text: AnalysedText): boolean =>
  q.sentence === total.sentence && q.start > total.end && /\bat $/.test(text.text.slice(q.start - 4, q.start));

/** The last mentions of each figure before the total, the nearest first. */
export function operands(
  total: Quantity,
  all: readonly Quantity[],
  text: AnalysedText,
  most: number,
  fits: (q: Quantity) => boolean,
): Quantity[] {
  const found: Quantity[] = [];
  for (let k = all.length - 1; k >= 0 && found.length < most; k -= 1) {
    const q = all[k];
    if (!q || (q.end > total.start && !priced(q, total, text)) || q.value === total.value) continue;
    if (!found.some((f) => f.value === q.value) && fits(q)) found.push(q);
  }
  return found;
}

const word = (text: AnalysedText, q: Quantity): string => text.text.slice(Math.max(0, q.start - 7), q.start);

/** Rates are prices; a bare figure only after "at" or "times". */
export const isPrice = (text: AnalysedText, q: Quantity): boolean =>
  (q.sort === 'money' && (q.per !== undefined || q.each !== undefined || q.value < 1e5)) ||
  (q.sort === 'bare' && q.value > 20 && (q.per !== undefined || q.each !== undefined)) ||
  ((q.sort === 'money' || q.sort === 'bare') && /\b(?:at|times|on) $/i.test(word(text, q)));

export const isCount = (text: AnalysedText, q: Quantity): boolean =>
  q.value >= 2 &&
  (q.sort === 'time' ||
    q.sort === 'size' ||
    q.sort === 'count' ||
    (q.sort === 'bare' &&
      (/^\s*times\b/i.test(text.text.slice(q.end, q.end + 8)) ||
        /\btimes $/i.test(word(text, q)) ||
        (q.value >= 5 && /\b(?:all|the|those|these|our|of|by|have|are|list) $/i.test(word(text, q))))));

/** Two or three of the other figures give it by plain adding, taking off, or multiplying. */
export function explained(total: Total, all: readonly Quantity[], text: AnalysedText): boolean {
  const others = operands(total, all, text, 10, () => true);
  const fits = (v: number): boolean => same(v, total.value, 0.03);
  const by = (v: number, ...of: readonly Quantity[]): boolean =>
    factors(of.find((q) => q.per !== undefined)?.per, total.by).some((f) => fits(v * f));
  const rest = (q: Quantity): number => (q.sort === 'share' ? 1 - q.value : q.value);
  return others.some((a, i) => {
    if (by(a.value, a)) return true;
    return others.some((b, j) => {
      if (j <= i) return false;
      const product = a.value * b.value;
      return (
        fits(a.value + b.value) ||
        fits(Math.abs(a.value - b.value)) ||
        by(product, a, b) ||
        ((a.sort === 'share') !== (b.sort === 'share') && by(rest(a) * rest(b), a, b)) ||
        others.some((c, k) => k > j && (fits(a.value + b.value + c.value) || by(product * rest(c), a, b, c)))
      );
    });
  });
}
