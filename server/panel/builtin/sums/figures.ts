import type { AnalysedSentence } from '../language.ts';
import type { FoundNumber } from '../numbers.ts';
import { plain } from '../weak/sentence.ts';

/** The numbers of a text as they are reckoned with: what they count, by what time, and how they are written back. */

export interface Figure extends FoundNumber {
  value: number;
  sentence: number;
  /** month, year, …: what the words right after it say it is counted by. */
  per: string | undefined;
}

const PER =
  /^\s*(?:[a-z]+\s+){0,4}?(?:a|per|each|every|\/|per [a-z]+ and|per [a-z]+ per|per [a-z]+ a)\s*(day|night|week|month|quarter|year)\b|^\s*(?:[a-z]+\s+){0,2}?(daily|nightly|weekly|monthly|quarterly|yearly|annual|annually)/;
const ALIKE: Record<string, string> = {
  daily: 'day',
  night: 'day',
  nightly: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};

export function figures(s: AnalysedSentence, sentence: number): Figure[] {
  const low = plain(s.text);
  const fractions = [...low.matchAll(/\b(?:a|one) (half|third|quarter(?= of)|fifth|tenth)\b|\b(half)(?= of\b)/g)].map(
    (m): Figure => {
      const start = s.start + m.index;
      return {
        kind: 'percent',
        text: m[0],
        value: FRACTIONS[m[1] ?? m[2] ?? ''] ?? 50,
        start,
        end: start + m[0].length,
        sentence,
        per: undefined,
      };
    },
  );
  return [...written(s, low, sentence), ...fractions].sort((a, b) => a.start - b.start);
}

const FRACTIONS: Record<string, number> = { half: 50, third: 100 / 3, quarter: 25, fifth: 20, tenth: 10 };

function written(s: AnalysedSentence, low: string, sentence: number): Figure[] {
  return s.numbers.flatMap((n) => {
    if (n.value === undefined || n.value <= 0 || n.kind === 'date' || n.kind === 'version' || n.kind === 'percentile')
      return [];
    const match = PER.exec(low.slice(n.end - s.start));
    const word = match?.[1] ?? match?.[2];
    const before = /\b(monthly|yearly|annual|weekly|daily)\b[^.,;]{0,24}$/.exec(low.slice(0, n.start - s.start))?.[1];
    const per = word ?? before;
    const figure: Figure = { ...n, value: n.value, sentence, per: per === undefined ? undefined : (ALIKE[per] ?? per) };
    if (n.to === undefined || !/\bfrom\s*$/.test(low.slice(0, n.start - s.start))) return [figure];
    const cut = n.start + Math.max(1, n.text.search(/\s*(?:to|-|–|—)\s*/));
    const [a = n.text, b = n.text] = n.text.split(/\s*(?:\bto\b|-|–|—)\s*/);
    return [
      { ...figure, text: a, end: cut, per: undefined },
      { ...figure, text: b, start: n.end - b.length, value: n.to },
    ];
  });
}

export const money = (value: number): string =>
  value >= 1e9
    ? `$${+(value / 1e9).toPrecision(3)}B`
    : value >= 1e6
      ? `$${+(value / 1e6).toPrecision(3)}M`
      : value >= 1e4
        ? `$${Math.round(value / 1e3)}K`
        : `$${Math.round(value).toLocaleString('en-US')}`;
