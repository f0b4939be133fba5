import type { Claim } from './claims.ts';
import { A_YEAR, type Figure, figures, money, near, show } from './figures.ts';
import type { AnalysedSentence, AnalysedText } from './language.ts';
import { payback, ratio } from './ratios.ts';
import { badTargets } from './targets.ts';
import { plain, words } from './weak/sentence.ts';

/** The candidate's own sums, done again. A check speaks up only where the operands are tied together by the words between them. */

/** Every product of two to four of the operands that gives the total, as the operands used. */
function products(
  total: number,
  operands: readonly Figure[],
  most: number,
  factors: readonly number[],
  tolerance = 0.15,
): Figure[][] {
  const found: Figure[][] = [];
  const walk = (from: number, chosen: Figure[], product: number): void => {
    if (chosen.length >= 2 && factors.some((f) => near(product * f, total, tolerance))) found.push(chosen);
    if (chosen.length >= most) return;
    for (let i = from; i < operands.length; i += 1) {
      const one = operands[i];
      if (!one) continue;
      const value = one.kind === 'percent' ? one.value / 100 : one.value;
      if (chosen.filter((c) => c.kind === 'money').length > 0 && one.kind === 'money') continue;
      walk(i + 1, [...chosen, one], product * value);
    }
  };
  walk(0, [], 1);
  return found;
}

const TIES = words(
  "(?:is|are|makes?|gives?|comes? (?:to|out)|that's|that is|equals?|yields?|adds? up to|works out|means|puts|gets us|brings|amounts to|=|≈|so|for|arrive at|we get|totals?|about|roughly|around)",
);
const MULTIPLIES = /\bat\b|[x×*]|\btimes\b|\beach\b|\bper\b|\bpaying\b|\bpay\b|@/;
const HYPOTHETICAL = words('(?:if|unless|instead|rather than|not|no longer|down from|up from|saved?|fell|rose|from)');

/** "4,000 accounts at $30K is $1.2B". */
function product(s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[]): Omit<Claim, 'sentence'> | null {
  for (const total of own.filter((n) => n.kind === 'money')) {
    const wrong = productOf(total, s, own, all);
    if (wrong) return wrong;
  }
  return null;
}

function productOf(
  total: Figure,
  s: AnalysedSentence,
  own: readonly Figure[],
  all: readonly Figure[],
): Omit<Claim, 'sentence'> | null {
  const low = plain(s.text);
  const before = own.filter((n) => n.start < total.start);
  const price = before.filter((n) => n.kind === 'money').at(-1);
  const counts = before.filter(
    (n) =>
      (n.kind === 'cardinal' ||
        n.kind === 'size' ||
        (n.kind === 'duration' && (n.unit === 'hour' || n.unit === 'minute'))) &&
      !/^(?:one|a)\b/i.test(n.text),
  );
  if (
    !price ||
    before.filter((n) => n.kind === 'money').length > 1 ||
    counts.length === 0 ||
    counts.length > 3 ||
    total.value < 2 * price.value
  )
    return null;
  const first = Math.min(price.start, ...counts.map((c) => c.start));
  const last = Math.max(price.end, ...counts.map((c) => c.end));
  const between = low.slice(first - s.start, total.start - s.start);
  if (
    !MULTIPLIES.test(between) ||
    !TIES.test(low.slice(last - s.start, total.start - s.start)) ||
    HYPOTHETICAL.test(between) ||
    last < total.start - 60
  )
    return null;
  const operands = [...counts, price, ...before.filter((n) => n.kind === 'percent')];
  const years =
    total.per === 'year' || total.per === undefined ? [1, 12, 52, 4, 365, 250, 1 / 60] : [1, 1 / 60, 22, 30];
  if (products(total.value, operands, 5, years).length > 0) return null;
  const earlier = all
    .filter((n) => n.start < total.start && !operands.includes(n) && n.value < 1e6 && n.kind !== 'money')
    .slice(-8);
  for (const extra of earlier)
    if (products(total.value, [...operands, extra], 5, [1, 12], 0.04).length > 0) return null;
  const right = operands.reduce(
    (p, n) => p * (n.kind === 'percent' ? n.value / 100 : n.unit === 'minute' ? n.value / 60 : n.value),
    1,
  );
  return {
    id: 'viability.product',
    axis: 'viability',
    sure: 0.9,
    point: `${operands.map(show).join(' times ')} is ${money(right)}, not ${show(total)}.`,
  };
}

/** "Each trace takes three calls", "5 auditors each". */
const eachTakes = (text: string, n: Figure): boolean =>
  /\b(?:each|every|per)\s+(?:[a-z]+\s+){1,3}(?:takes?|needs?|has|have|makes?|uses?|runs?|with)\s+(?:about |around |roughly )?$/i.test(
    text.slice(Math.max(0, n.start - 60), n.start),
  ) || /^\s*(?:[a-z]+\s+){1,2}(?:each|apiece|per [a-z]+)\b/i.test(text.slice(n.end, n.end + 40));

/** The total fits, but one of its factors is by the month and the total by the year, or a rate was found and then left out. */
function factor(
  s: AnalysedSentence,
  own: readonly Figure[],
  all: readonly Figure[],
  text: string,
): Omit<Claim, 'sentence'> | null {
  if (/\b(?:if|instead|rather than)\b/.test(plain(s.text))) return null;
  for (const total of own.filter((n) => n.kind === 'money').reverse()) {
    const wrong = factorOf(total, s, own, all, text);
    if (wrong) return wrong;
  }
  return null;
}

function factorOf(
  total: Figure,
  s: AnalysedSentence,
  own: readonly Figure[],
  all: readonly Figure[],
  text: string,
): Omit<Claim, 'sentence'> | null {
  if (!TIES.test(plain(s.text).slice(0, total.start - s.start))) return null;
  const before = all.filter((n) => n.start < total.start);
  const near2 = before.filter((n) => n.sentence >= (own[0]?.sentence ?? 0) - 2).slice(-9);
  const used = products(total.value, near2, 4, [1]).find((set) => set.some((n) => n.kind === 'money'));
  if (!used) return null;
  const monthly = used.find((n) => n.per !== undefined && n.per !== 'year' && n.per !== 'quarter');
  const nightly = used.find((n) => n.per === 'day' || n.per === 'week');
  if (
    nightly?.per &&
    total.per === 'month' &&
    !used.some((n) => n.kind === 'cardinal' && (n.value === 30 || n.value === 22))
  ) {
    const right = total.value * (nightly.per === 'day' ? 30 : 4.3);
    return {
      id: 'viability.period',
      axis: 'viability',
      sure: 0.8,
      point: `${show(nightly)} is by the ${nightly.per}, so a month is ${money(right)}, not ${show(total)}.`,
    };
  }
  if (monthly?.per && total.per === 'year') {
    const right = total.value * (A_YEAR[monthly.per] ?? 1);
    return {
      id: 'viability.period',
      axis: 'viability',
      sure: 0.8,
      point: `${show(monthly)} is by the ${monthly.per}, so a year is ${money(right)}, not ${show(total)}.`,
    };
  }
  const alike = (n: Figure): boolean =>
    own.some((o) => o.kind === 'percent') || all.some((o) => o !== n && o.kind === 'percent' && o.value === n.value);
  const each = before.find(
    (n) =>
      n.kind === 'cardinal' &&
      !used.includes(n) &&
      n.value >= 2 &&
      n.value <= 60 &&
      used.every((u) => u.value !== n.value) &&
      eachTakes(text, n),
  );
  if (each && used.length === 2) {
    return {
      id: 'viability.dropped',
      axis: 'viability',
      sure: 0.7,
      point: `There are ${show(each)} of these to each, and that was left out: ${show(total)} becomes ${money(total.value * each.value)}.`,
    };
  }
  const rate = before
    .filter((n) => n.kind === 'percent' && !used.includes(n) && n.value < 90 && /\d/.test(n.text))
    .at(-1);
  if (rate && !alike(rate)) {
    const around = text.slice(Math.max(0, rate.start - 90), rate.end + 70).toLowerCase();
    if (
      /would pay|would buy|conver|adopt|take ?-?up|safety|attach|share of|fee|i take|we take|commission|sign(?:ed)? up|said yes|letters?/.test(
        around,
      ) &&
      rate.sentence >= (own[0]?.sentence ?? 0) - 3
    )
      return {
        id: 'viability.dropped',
        axis: 'viability',
        sure: 0.7,
        point: `The ${show(rate)} was worked out and then left out: with it ${show(total)} becomes ${money((total.value * rate.value) / 100)}.`,
      };
  }
  return null;
}

/** A sum that comes out: the numbers before it, of this sentence and the two before, give the total. */
function right(s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[]): boolean {
  const total = own.at(-1);
  if (!total || total.value < 10) return false;
  const before = all.filter((n) => n.start < total.start && n.sentence >= total.sentence - 1).slice(-6);
  const fits = products(total.value, before, 4, [1, 12]).some((set) => set.some((n) => n.sentence === total.sentence));
  return fits && TIES.test(plain(s.text).slice(0, total.start - s.start));
}

/** Weak sums of a text. */
export function wrongSums(text: AnalysedText): Claim[] {
  const all = text.sentences.flatMap((s, i) => figures(s, i));
  if (all.length < 2) return [];
  const found = text.sentences.flatMap((s, i): Claim[] => {
    const own = all.filter((n) => n.sentence === i);
    if (own.length === 0) return [];
    const wrong = product(s, own, all) ?? factor(s, own, all, text.text) ?? ratio(s, own) ?? payback(s, own, all);
    if (wrong) return [{ ...wrong, sentence: i }];
    return right(s, own, all) ? [{ sentence: i, id: 'viability.right', axis: 'viability', sure: 0, point: '' }] : [];
  });
  return [...found, ...badTargets(text, all)];
}
