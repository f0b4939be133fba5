import type { AnalysedSentence } from './language.ts';
import type { Span } from './lexicon.ts';
import type { FoundNumber } from './numbers.ts';
import type { NumberTest } from './pattern.ts';

/** Numbers as a card speaks of them: "#day != 7", "#year = 2023". */

const DAYS: Record<string, number> = {
  millisecond: 1 / 86_400_000,
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

function meets(test: NumberTest, value: number): boolean {
  const same = (other: number): boolean => Math.abs(other - value) < 1e-6 * Math.max(1, Math.abs(other));
  switch (test.op) {
    case '':
      return true;
    case '=':
      return test.values.some(same);
    case '!=':
      return !test.values.some(same);
    case '<':
      return value < (test.values[0] ?? 0);
    case '>':
      return value > (test.values[0] ?? 0);
  }
}

/** "#year" is a date, "#years" a stretch of time; a duration is compared in the unit the card speaks in. */
function valueIn(unit: string, { kind, unit: own, value }: FoundNumber): number | undefined {
  if (unit === 'year') return kind === 'date' ? value : undefined;
  const length = DAYS[unit === 'years' ? 'year' : unit];
  if (kind === 'duration')
    return length === undefined || value === undefined ? undefined : (value * (DAYS[own ?? 'day'] ?? 1)) / length;
  return kind === unit || own === unit ? value : undefined;
}

/** Where the sentence has a number of that kind. */
export function findNumbers(tests: readonly NumberTest[], sentence: AnalysedSentence): Span[] {
  const spans: Span[] = [];
  for (const test of tests) {
    for (const number of sentence.numbers) {
      const value = valueIn(test.unit, number);
      if (value === undefined || !meets(test, value)) continue;
      const from = sentence.tokens.findIndex((token) => token.end > number.start);
      let to = from;
      while (to < sentence.tokens.length && (sentence.tokens[to]?.start ?? Number.POSITIVE_INFINITY) < number.end)
        to += 1;
      if (from >= 0) spans.push({ from, to });
    }
  }
  return spans;
}
