import type { AnalysedSentence, AnalysedText } from '../language.ts';
import { plain } from '../weak/sentence.ts';
import { type Figure, money } from './figures.ts';
import { withShares } from './shares.ts';

/** The figures of a text as a bookkeeper reads them: sums of money, counts, shares and times, by what period, and for each of what. */

/** So many of the period in a year. */
export const PERIOD_YEAR: Record<string, number> = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };

/** A bare figure ("at 900 a month", "some 24k") may be money or a count; the sum it stands in tells which. */
export type Sort = 'money' | 'count' | 'bare' | 'share' | 'time' | 'size';

export interface Quantity {
  sort: Sort;
  /** In whole currency units, pieces, parts of one, or hours. */
  value: number;
  /** day, week, month, quarter or year, where the words right at it say so */
  per?: string;
  /** The single thing it is reckoned for: "seat" of "$40 a seat a month"; "each" if only that. */
  each?: string;
  /** What is counted, in the singular. */
  noun?: string;
  /** verbatim */
  text: string;
  sentence: number;
  start: number;
  end: number;
}

const PERIODS: Record<string, string> = {
  day: 'day',
  night: 'day',
  daily: 'day',
  nightly: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  year: 'year',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};
const HOURS: Record<string, number> = { millisecond: 1 / 3.6e6, second: 1 / 3600, minute: 1 / 60, hour: 1 };
/** Words that end a counted noun: what follows them belongs to something else. */
const STOP =
  /^(?:a|an|the|of|in|on|at|to|for|from|with|by|per|each|every|and|or|but|so|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|who|which|that|this|these|those|we|i|they|he|she|it|you|us|them|our|their|its|as|than|if|when|then|now|not|only|also|against|after|before|over|under|out|once|net|gross|more|less|saved|makes?|gives?|brings?|pays?|comes?|said|say|signed|sign|times|today|already|together|later|apiece|because|since|while|about|around|some|instead|alone|last|next|up|down|off|into|within|through)$/;

const ONE: Record<string, string> = { people: 'person', persons: 'person', men: 'man', women: 'woman' };
/** Singular, near enough to compare two mentions of one thing. */
export const singular = (word: string): string =>
  ONE[word] ??
  (/(?:ss|us|is)$/.test(word)
    ? word
    : word
        .replace(/ies$/, 'y')
        .replace(/(ch|sh|x|ss)es$/, '$1')
        .replace(/s$/, ''));

/** The counted noun: the first plural of the next four words, if the phrase does not end before it. */
function nounAfter(after: string): { noun?: string; rest: string } {
  const found = /^\s*((?:[a-z'-]+ ?){1,4})/.exec(after);
  if (!found) return { rest: after };
  let at = after.length - after.trimStart().length;
  for (const word of (found[1] ?? '').trim().split(/ +/).slice(0, 4)) {
    // "14 people-months" counts months of work, not people.
    if (STOP.test(word) || PERIODS[word] || /^ *(?:people|persons?|engineer) (?:days?|weeks?|months?)\b/.test(after))
      break;
    at += word.length + 1;
    if (/^(?:people|men|women|staff|customer|account)$|[a-rt-z]s$/.test(word) && !/(?:us|is|'s)$/.test(word))
      return { noun: singular(word), rest: ` ${after.slice(at)}` };
  }
  return { rest: after };
}

const RATE =
  /^[\s,-]*(?:(?:(?:an?|per|each|every|for each|for every|for one) |\/ ?)((?:thousand |million )?[a-z]{2,})|(each|apiece|daily|nightly|weekly|monthly|quarterly|yearly|annually)|and (?:per )?(day|week|month|quarter|year|[a-z]{3,10}(?=[,.;]| (?:for|in|we|on|from|to|at)\b|$)))\b/;

/** "a seat a month", "each per year", "per auditor and month", "a dozen": by what it is reckoned. */
function rates(after: string): Pick<Quantity, 'per' | 'each'> & { scale: number } {
  const found: Pick<Quantity, 'per' | 'each'> & { scale: number } = { scale: 1 };
  let rest = after.replace(/^ (?:of|in) (?:cost|fees?|margin|revenue|work|time|compute|support|staff time)\b/, '');
  for (let i = 0; i < 3; i += 1) {
    const match = RATE.exec(rest);
    if (!match) break;
    const word = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    if (/^(?:thousand|million)\b/.test(word)) found.scale = word.startsWith('million') ? 1e-6 : 1e-3;
    const period = PERIODS[word];
    if (period) found.per ??= period;
    else found.each ??= singular(word);
    rest = rest.slice(match[0].length);
  }
  return found;
}

const MONEY_BEFORE =
  /\b(?:costs?|pric\w+|charg\w+|pay(?:s|ing)?|paid|worth|fees?|for|at|sells?|sold|ask(?:s|ing)?|asked)(?: (?:us|them|it|her|him|me|about|around|roughly|some|at|a|flat|of|only|just|each|is|are|was))* ?$/;

function read(s: AnalysedSentence, low: string, n: Figure, next: Figure | undefined): Quantity | null {
  const after = low
    .slice(n.end - s.start, n.end - s.start + 70)
    .replace(/^( ?[a-z,]{0,9} ?(?:per|for|a|each) )1,000\b/, '$1thousand');
  const before = low.slice(Math.max(0, n.start - s.start - 45), n.start - s.start);
  const at = { text: n.text.trim(), sentence: n.sentence, start: n.start, end: n.end };
  if (n.kind === 'percent') return { ...at, sort: 'share', value: n.value / 100 };
  if (n.kind === 'money') {
    const { scale, ...rate } = rates(after);
    const adjective = /\b(monthly|yearly|annual|weekly|daily) [a-z]* ?$/.exec(before)?.[1];
    const per =
      rate.per ??
      (adjective ? PERIODS[adjective] : undefined) ??
      (/^ (?:of |in )?(?:new |net |extra )?(annual|yearly|monthly) /.exec(after)
        ? PERIODS[/annual|yearly|monthly/.exec(after)?.[0] ?? '']
        : undefined);
    return { ...at, sort: 'money', value: n.value * scale, ...rate, per };
  }
  if (n.kind === 'duration') {
    const hours = HOURS[n.unit ?? ''];
    if (hours) return { ...at, sort: 'time', value: n.value * hours, ...rates(after), noun: n.unit };
    return { ...at, sort: 'count', value: n.value, ...rates(after), noun: n.unit };
  }
  if (n.kind === 'size') return { ...at, sort: 'size', value: n.value, ...rates(after) };
  // "240 times 3": a factor, where "three times as many" is none.
  if (n.kind === 'multiple' && next && next.start - n.end < 4 && / times$/.test(n.text))
    return { ...at, text: n.text.slice(0, -6), end: n.end - 6, sort: 'bare', value: n.value };
  if (n.kind !== 'cardinal' || /\b(?:q|step|version|tier|phase|day|week|f) ?$/.test(before)) return null;
  // "per 1,000 columns", "each thousand": how a price is reckoned, not an amount.
  if (/\b(?:per|each|every|a) ?$/.test(before) && /^(?:1,000|thousand|million|1 million)$/.test(at.text)) return null;
  if (/^ grand\b/.test(after)) return { ...at, sort: 'money', value: n.value * 1e3, ...rates(after.slice(6)) };
  const { noun, rest } = nounAfter(after);
  if (noun === 'percentage' || noun === 'point') return null;
  const { scale, ...rate } = rates(rest);
  if (noun !== undefined) return { ...at, sort: 'count', value: n.value, noun, ...rate };
  const money =
    (rate.per !== undefined && MONEY_BEFORE.test(before)) || /^ (?:in|of) (?:cost|margin|revenue)/.test(after);
  return { ...at, sort: money ? 'money' : 'bare', value: n.value * scale, ...rate };
}

/** `every`: the figures of the text, in order. */
export function quantities(text: AnalysedText, every: readonly Figure[]): Quantity[] {
  return named(
    text.sentences.flatMap((s, i) =>
      ofSentence(
        s,
        i,
        every.filter((n) => n.sentence === i),
      ),
    ),
  );
}

function ofSentence(s: AnalysedSentence, i: number, told: readonly Figure[]): Quantity[] {
  const low = plain(s.text);
  const own = told.flatMap((n, k) => read(s, low, n, told[k + 1]) ?? []);
  return withShares(low, s.start, i, own);
}

/** "The 900" after "900 euros a month" is the same sum of money. */
function named(all: Quantity[]): Quantity[] {
  const known = new Map<number, Quantity>();
  return all.map((q) => {
    if (q.sort === 'money' && (q.per ?? q.each) !== undefined && !known.has(q.value)) known.set(q.value, q);
    const before = known.get(q.value);
    return q.sort === 'bare' && q.value > 20 && before
      ? { ...q, sort: 'money', per: q.per ?? before.per, each: q.each ?? before.each }
      : q;
  });
}

/** As the candidate says it: with a currency sign only where there was one. */
export const amount = (value: number, like: string): string =>
  like.includes('$')
    ? money(value)
    : value >= 1e6
      ? `${+(value / 1e6).toPrecision(3)} million`
      : value >= 100
        ? Math.round(value).toLocaleString('en-US')
        : `${+value.toPrecision(3)}`;
