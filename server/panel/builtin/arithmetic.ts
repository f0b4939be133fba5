import type { Claim } from './claims.ts';
import type { AnalysedSentence, AnalysedText } from './language.ts';
import type { FoundNumber } from './numbers.ts';
import { plain, words } from './weak/sentence.ts';

/** The candidate's own sums, done again. A check speaks up only where the operands are tied together by the words between them. */

interface Figure extends FoundNumber {
  value: number;
  sentence: number;
  /** month, year, …: what the words right after it say it is counted by. */
  per: string | undefined;
}

const PER = /^\s*(?:[a-z]+\s+){0,4}?(?:a|per|each|every|\/|per [a-z]+ and|per [a-z]+ per|per [a-z]+ a)\s*(day|night|week|month|quarter|year)\b|^\s*(?:[a-z]+\s+){0,2}?(daily|nightly|weekly|monthly|quarterly|yearly|annual|annually)/;
const ALIKE: Record<string, string> = { daily: 'day', night: 'day', nightly: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter', yearly: 'year', annual: 'year', annually: 'year' };
const A_YEAR: Record<string, number> = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };

const near = (a: number, b: number, tolerance = 0.15): boolean => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));

function figures(s: AnalysedSentence, sentence: number): Figure[] {
  const low = plain(s.text);
  const fractions = [...low.matchAll(/\b(?:a|one) (half|third|quarter(?= of)|fifth|tenth)\b|\b(half)(?= of\b)/g)].map((m): Figure => {
    const start = s.start + m.index;
    return { kind: 'percent', text: m[0], value: FRACTIONS[m[1] ?? m[2] ?? ''] ?? 50, start, end: start + m[0].length, sentence, per: undefined };
  });
  return [...written(s, low, sentence), ...fractions].sort((a, b) => a.start - b.start);
}

const FRACTIONS: Record<string, number> = { half: 50, third: 100 / 3, quarter: 25, fifth: 20, tenth: 10 };

function written(s: AnalysedSentence, low: string, sentence: number): Figure[] {
  return s.numbers.flatMap((n) => {
    if (n.value === undefined || n.value <= 0 || n.kind === 'date' || n.kind === 'version' || n.kind === 'percentile') return [];
    const match = PER.exec(low.slice(n.end - s.start));
    const word = match?.[1] ?? match?.[2];
    const before = /\b(monthly|yearly|annual|weekly|daily)\b[^.,;]{0,24}$/.exec(low.slice(0, n.start - s.start))?.[1];
    const per = word ?? before;
    const figure: Figure = { ...n, value: n.value, sentence, per: per === undefined ? undefined : (ALIKE[per] ?? per) };
    if (n.to === undefined || !/\bfrom\s*$/.test(low.slice(0, n.start - s.start))) return [figure];
    const cut = n.start + Math.max(1, n.text.search(/\s*(?:to|-|–|—)\s*/));
    const [a = n.text, b = n.text] = n.text.split(/\s*(?:\bto\b|-|–|—)\s*/);
    return [{ ...figure, text: a, end: cut, per: undefined }, { ...figure, text: b, start: n.end - b.length, value: n.to }];
  });
}

/** Every product of two to four of the operands that gives the total, as the operands used. */
function products(total: number, operands: readonly Figure[], most: number, factors: readonly number[],
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

const money = (value: number): string =>
  value >= 1e9 ? `$${+(value / 1e9).toPrecision(3)}B` : value >= 1e6 ? `$${+(value / 1e6).toPrecision(3)}M` : value >= 1e4 ? `$${Math.round(value / 1e3)}K` : `$${Math.round(value).toLocaleString('en-US')}`;
const show = (n: Figure): string => n.text.replace(/[\s,]+$/, '');

const TIES = words("(?:is|are|makes?|gives?|comes? (?:to|out)|that's|that is|equals?|yields?|adds? up to|works out|means|puts|gets us|brings|amounts to|=|≈|so|for|arrive at|we get|totals?|about|roughly|around)");
const MULTIPLIES = /\bat\b|[x×*]|\btimes\b|\beach\b|\bper\b|\bpaying\b|\bpay\b|@/;
const BOLD = words('(?:if|unless|instead|rather than|not|no longer|down from|up from|saved?|fell|rose|from)');

/** "4,000 accounts at $30K is $1.2B". */
function product(s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[]): Omit<Claim, 'sentence'> | null {
  for (const total of own.filter((n) => n.kind === 'money')) {
    const wrong = productOf(total, s, own, all);
    if (wrong) return wrong;
  }
  return null;
}

function productOf(total: Figure, s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[]): Omit<Claim, 'sentence'> | null {
  const low = plain(s.text);
  const before = own.filter((n) => n.start < total.start);
  const price = before.filter((n) => n.kind === 'money').at(-1);
  const counts = before.filter((n) => (n.kind === 'cardinal' || n.kind === 'size' || (n.kind === 'duration' && (n.unit === 'hour' || n.unit === 'minute'))) && !/^(?:one|a)\b/i.test(n.text));
  if (!price || before.filter((n) => n.kind === 'money').length > 1 || counts.length === 0 || counts.length > 3 || total.value < 2 * price.value) return null;
  const first = Math.min(price.start, ...counts.map((c) => c.start));
  const last = Math.max(price.end, ...counts.map((c) => c.end));
  const between = low.slice(first - s.start, total.start - s.start);
  if (!MULTIPLIES.test(between) || !TIES.test(low.slice(last - s.start, total.start - s.start)) || BOLD.test(between) || last < total.start - 60) return null;
  const operands = [...counts, price, ...before.filter((n) => n.kind === 'percent')];
  const years = total.per === 'year' || total.per === undefined ? [1, 12, 52, 4, 365, 250, 1 / 60] : [1, 1 / 60, 22, 30];
  if (products(total.value, operands, 5, years).length > 0) return null;
  const earlier = all.filter((n) => n.start < total.start && !operands.includes(n) && n.value < 1e6 && n.kind !== 'money').slice(-8);
  for (const extra of earlier) if (products(total.value, [...operands, extra], 5, [1, 12], 0.04).length > 0) return null;
  const right = operands.reduce((p, n) => p * (n.kind === 'percent' ? n.value / 100 : n.unit === 'minute' ? n.value / 60 : n.value), 1);
  return { id: 'viability.product', axis: 'viability', sure: 0.9, point: `${operands.map(show).join(' times ')} is ${money(right)}, not ${show(total)}.` };
}

/** "Each trace takes three calls", "5 auditors each". */
const eachTakes = (text: string, n: Figure): boolean =>
  /\b(?:each|every|per)\s+(?:[a-z]+\s+){1,3}(?:takes?|needs?|has|have|makes?|uses?|runs?|with)\s+(?:about |around |roughly )?$/i.test(text.slice(Math.max(0, n.start - 60), n.start)) || /^\s*(?:[a-z]+\s+){1,2}(?:each|apiece|per [a-z]+)\b/i.test(text.slice(n.end, n.end + 40));

/** The total fits, but one of its factors is by the month and the total by the year, or a rate was found and then left out. */
function factor(s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[], text: string): Omit<Claim, 'sentence'> | null {
  if (/\b(?:if|instead|rather than)\b/.test(plain(s.text))) return null;
  for (const total of own.filter((n) => n.kind === 'money').reverse()) {
    const wrong = factorOf(total, s, own, all, text);
    if (wrong) return wrong;
  }
  return null;
}

function factorOf(total: Figure, s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[], text: string): Omit<Claim, 'sentence'> | null {
  if (!TIES.test(plain(s.text).slice(0, total.start - s.start))) return null;
  const before = all.filter((n) => n.start < total.start);
  const near2 = before.filter((n) => n.sentence >= (own[0]?.sentence ?? 0) - 2).slice(-9);
  const used = products(total.value, near2, 4, [1]).find((set) => set.some((n) => n.kind === 'money'));
  if (!used) return null;
  const monthly = used.find((n) => n.per !== undefined && n.per !== 'year' && n.per !== 'quarter');
  const nightly = used.find((n) => n.per === 'day' || n.per === 'week');
  if (nightly?.per && total.per === 'month' && !used.some((n) => n.kind === 'cardinal' && (n.value === 30 || n.value === 22))) {
    const right = total.value * (nightly.per === 'day' ? 30 : 4.3);
    return { id: 'viability.period', axis: 'viability', sure: 0.8, point: `${show(nightly)} is by the ${nightly.per}, so a month is ${money(right)}, not ${show(total)}.` };
  }
  if (monthly?.per && total.per === 'year') {
    const right = total.value * (A_YEAR[monthly.per] ?? 1);
    return { id: 'viability.period', axis: 'viability', sure: 0.8, point: `${show(monthly)} is by the ${monthly.per}, so a year is ${money(right)}, not ${show(total)}.` };
  }
  const alike = (n: Figure): boolean => own.some((o) => o.kind === 'percent') || all.some((o) => o !== n && o.kind === 'percent' && o.value === n.value);
  const each = before.find((n) => n.kind === 'cardinal' && !used.includes(n) && n.value >= 2 && n.value <= 60 && used.every((u) => u.value !== n.value) && eachTakes(text, n));
  if (each && used.length === 2) {
    return { id: 'viability.dropped', axis: 'viability', sure: 0.7, point: `There are ${show(each)} of these to each, and that was left out: ${show(total)} becomes ${money(total.value * each.value)}.` };
  }
  const rate = before.filter((n) => n.kind === 'percent' && !used.includes(n) && n.value < 90 && /\d/.test(n.text)).at(-1);
  if (rate && !alike(rate)) {
    const around = text.slice(Math.max(0, rate.start - 90), rate.end + 70).toLowerCase();
    if (/would pay|would buy|conver|adopt|take ?-?up|safety|attach|share of|fee|i take|we take|commission|sign(?:ed)? up|said yes|letters?/.test(around) && rate.sentence >= (own[0]?.sentence ?? 0) - 3)
      return { id: 'viability.dropped', axis: 'viability', sure: 0.7, point: `The ${show(rate)} was worked out and then left out: with it ${show(total)} becomes ${money((total.value * rate.value) / 100)}.` };
  }
  return null;
}

/** "9 of 13 is 80 %", "from 40 to 30, half". */
function ratio(s: AnalysedSentence, own: readonly Figure[]): Omit<Claim, 'sentence'> | null {
  for (let i = 0; i + 2 < own.length; i += 1) {
    const [a, b, c] = [own[i], own[i + 1], own[i + 2]];
    if (!a || !b || !c) continue;
    const gap = plain(s.text.slice(a.end - s.start, b.start - s.start));
    const tie = plain(s.text.slice(b.end - s.start, c.start - s.start));
    if (/^\s*(?:out )?of (?:the |our |those |these )?$/.test(gap) && c.kind === 'percent' && a.kind === 'cardinal' && b.kind === 'cardinal' && a.value <= b.value && /^[^.;,]{0,24}(?:\(|,|=|is|are|that's|or|about)\s*(?:about |roughly |around |a |already )?$/.test(tie)) {
      const right = (100 * a.value) / b.value;
      if (Math.abs(right - c.value) > 4 && !near(right, c.value, 0.06)) return { id: 'metrics.ratio', axis: 'metrics', sure: 0.85, point: `${show(a)} of ${show(b)} is ${Math.round(right)}%, not ${show(c)}.` };
    }
    const before = plain(s.text.slice(0, a.start - s.start));
    if (/\bfrom\s*$/.test(before) && /^\s*(?:[a-z]+\s)?to\s*$/.test(gap) && c.kind === 'percent' && a.kind === b.kind && /^[^.;]{0,30}(?:,|\(|so|that's|a|is|or|by)\s*(?:about |roughly |around |a |an |cut of |drop of |rise of |gain of )*$/.test(tie)) {
      const change = (100 * Math.abs(b.value - a.value)) / a.value;
      const fits = [change, Math.abs(b.value - a.value), (100 * b.value) / a.value, (100 * Math.abs(b.value - a.value)) / b.value, 100 * (a.value / b.value - 1)].some((x) => near(x, c.value, 0.08) || Math.abs(x - c.value) <= 2);
      if (!fits) return { id: 'metrics.change', axis: 'metrics', sure: 0.85, point: `From ${show(a)} to ${show(b)} is ${Math.round(change)}%, not ${show(c)}.` };
    }
  }
  return null;
}

const DOWN = words('(?:reduce|reducing|cut|cutting|lower|lowering|bring(?:ing)? (?:it |that |this )?down|decrease|shrink|drop|below|under|less than|down to|shorten|fall)');
const UP = words('(?:raise|raising|increase|increasing|grow|growing|lift|lifting|improve|up to|at least|more than|above|rise|climb|reach|get to|over)');
const TARGET = words('(?:targets?|goals?|aim(?:ing)?|want to|will|would|should|commit|success|reach|get to|bring|bar)');
const TODAY = words("(?:today|currently|now|at present|at the moment|baseline|already|right now|as of \\w+|last (?:quarter|month|year)|is at|are at|stands at|we see|we measured)");

/** A target that is no better than where it stands today. */
function target(text: AnalysedText, all: readonly Figure[]): Claim[] {
  return text.sentences.flatMap((s, i): Claim[] => {
    const low = plain(s.text);
    const own = all.filter((n) => n.sentence === i && (n.kind === 'percent' || n.kind === 'duration' || n.unit !== undefined));
    if (!TARGET.test(low) || own.length === 0) return [];
    const up = UP.test(low) && !DOWN.test(low);
    const down = DOWN.test(low) && !UP.test(low);
    if (up === down) return [];
    const pair = /\bfrom\s+(?:today's |the current |about |around |roughly )?$/;
    for (const goal of own) {
      const before = low.slice(0, goal.start - s.start);
      const from = own.find((n) => n !== goal && n.end < goal.start && n.kind === goal.kind && n.unit === goal.unit && pair.test(low.slice(0, n.start - s.start)) && /^\s*(?:[a-z]+\s){0,2}to\s*(?:about |under |below |at least |over )?$/.test(low.slice(n.end - s.start, goal.start - s.start)));
      const stated = from ?? (/(?:to|below|under|above|over|than|least|reach|of|at)\s*(?:about |around |roughly )?$/.test(before) ? baseline(text, all, goal, s) : undefined);
      if (!stated) continue;
      if ((up && goal.value < stated.value) || (down && goal.value > stated.value)) return [{ sentence: i, id: 'metrics.target', axis: 'metrics', sure: 0.8, point: `It is ${show(stated)} today, so ${show(goal)} would be a step back.` }];
      if (goal.value === stated.value && goal.kind === 'percent') return [{ sentence: i, id: 'metrics.target', axis: 'metrics', sure: 0.75, point: `It is ${show(stated)} today already, so the target is met on the first day.` }];
    }
    return [];
  });
}

const stems = (s: AnalysedSentence): Set<string> => new Set(s.tokens.filter((t) => t.pos === 'NOUN' && !t.stop).map((t) => t.stem));

function baseline(text: AnalysedText, all: readonly Figure[], goal: Figure, at: AnalysedSentence): Figure | undefined {
  const about = stems(at);
  return all.find((n) => {
    const s = text.sentences[n.sentence];
    if (!s || n.kind !== goal.kind || n.unit !== goal.unit || n.start === goal.start || n.kind === 'cardinal') return false;
    const low = plain(s.text);
    const around = low.slice(Math.max(0, n.start - s.start - 32), n.end - s.start + 24);
    if (!TODAY.test(around)) return false;
    const same = [...stems(s)].filter((x) => about.has(x)).length;
    return n.sentence === goal.sentence || same >= 2;
  });
}

const PAYS_BACK = words('(?:pa(?:id|ys?|ying) (?:it )?back|payback|break(?:s|ing)? ?even|recoup\\w*|recovered|pays? for itself)');

/** "It costs $600K and saves $50K a month, so it pays back in six months." */
function payback(s: AnalysedSentence, own: readonly Figure[], all: readonly Figure[]): Omit<Claim, 'sentence'> | null {
  const time = own.find((n) => n.kind === 'duration' && (n.unit === 'month' || n.unit === 'year'));
  if (!time || !PAYS_BACK.test(plain(s.text)) || BOLD.test(plain(s.text))) return null;
  const sums = all.filter((n) => n.kind === 'money' && n.start < s.end);
  const months = time.unit === 'year' ? time.value * 12 : time.value;
  const gains = sums.filter((n) => n.per === 'month' || n.per === 'year' || n.per === 'quarter');
  const costs = sums.filter((n) => n.per === undefined);
  if (gains.length !== 1 || costs.length !== 1 || !gains[0] || !costs[0]) return null;
  const monthly = (gains[0].value * (A_YEAR[gains[0].per ?? 'year'] ?? 1)) / 12;
  const right = costs[0].value / monthly;
  return near(right, months, 0.25) ? null : { id: 'viability.payback', axis: 'viability', sure: 0.8, point: `${show(costs[0])} at ${show(gains[0])} a ${gains[0].per} takes ${Math.max(1, Math.round(right))} months to come back, not ${show(time)}.` };
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
  return [...found, ...target(text, all)];
}
