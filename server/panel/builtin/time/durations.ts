import type { AnalysedText } from '../language.ts';
import { plain } from '../weak/sentence.ts';
import { type Day, days } from './calendar.ts';

/** Every stretch of time that a turn names, in one unit, with the words on both sides of it. */

/** Where something is said, and what stands around it. */
interface Told {
  text: string;
  sentence: number;
  start: number;
  end: number;
  /** up to the start of the sentence, and to its end */
  before: string;
  after: string;
}

export interface Duration extends Told {
  /** by the clock: a night is counted as one day of the calendar */
  hours: number;
  unit: string;
}

/** A number of anything else. */
export interface Count extends Told {
  value: number;
}

export interface Reading {
  text: AnalysedText;
  /** The sentences in plain lower case; offsets as in the text. */
  lows: readonly string[];
  durations: readonly Duration[];
  counts: readonly Count[];
  days: readonly Day[];
}

const HOURS: Record<string, number> = {
  minute: 1 / 60,
  hour: 1,
  day: 24,
  night: 24,
  week: 168,
  weekend: 168,
  fortnight: 336,
  sprint: 336,
  month: 730,
  quarter: 2190,
  year: 8760,
};

/** "Two engineer-days", "20 working days", "six successive nights": the number is a time after all. */
const UNIT_AFTER =
  /^ ?(?:(?:engineer|person|people|man|staff|developer|working|business|calendar|school|full|whole|consecutive|successive|such|good|more|long|of those|lost|of these) )*?(minute|hour|day|night|weekend|week|fortnight|sprint|month|quarter|year)s?\b(?! old)/;
/** "A week", "half a day", "one night", "half an hour"; not the "a week" of "six a week". */
const SINGLE =
  /\b(half an?|an?|one|newest|latest|a single|a full|a whole|the whole|another) ?(?:(?:good|long|single|full|whole|working|engineer) )?(minute|hour|day|night|weekend|week|fortnight|sprint|month|quarter|year)\b(?! (?:old|end|ago|of)\b)/g;

function singles(low: string, base: number, sentence: number, taken: readonly { start: number; end: number }[]) {
  return [...low.matchAll(SINGLE)].flatMap((m): Duration[] => {
    const start = base + m.index;
    const end = start + m[0].length;
    if (taken.some((n) => (start < n.end && end > n.start) || n.end === start - 1)) return [];
    const before = low.slice(0, m.index);
    const [, article = '', unit = ''] = m;
    // "20 terabytes a night", "once a week", "requests an hour".
    if (
      /^an?$/.test(article) &&
      /(?:\d|\b(?:once|twice|times|each|cases?|(?!takes|needs|lasts|costs|wants|means|requires|this|was|has|its)[a-z]{3,}s|hundred|thousand|million))$/.test(
        before.trimEnd(),
      )
    )
      return [];
    const after = low.slice(m.index + m[0].length);
    const half = / and a half\b/.test(after.slice(0, 11)) ? 0.5 : 0;
    return [
      {
        hours: (HOURS[unit] ?? 0) * ((/half/.test(article) ? 0.5 : 1) + half),
        unit,
        text: m[0],
        sentence,
        start,
        end,
        before,
        after,
      },
    ];
  });
}

export function reading(text: AnalysedText): Reading {
  const durations: Duration[] = [];
  const counts: Count[] = [];
  const lows = text.sentences.map((s) => plain(s.text));
  text.sentences.forEach((s, sentence) => {
    const low = lows[sentence] ?? '';
    for (const n of s.numbers) {
      if (n.value === undefined || n.value <= 0) continue;
      const before = low.slice(0, n.start - s.start);
      // "22, lookup 35": the comma is no part of the number; "22:00" is a time of day.
      const end = n.end - (/[,\s]+$/.exec(n.text)?.[0].length ?? 0);
      const after = low.slice(end - s.start);
      if (/^:\d\d/.test(after) || /\d:$/.test(before)) continue;
      const at = { sentence, start: n.start, before };
      const written = n.text.replace(/[\s,]+$/, '');
      if (n.kind === 'duration') {
        const half = /^ and a half\b/.exec(after);
        const value = n.value + (half ? 0.5 : 0);
        const unit = n.unit ?? '';
        durations.push({
          ...at,
          hours: value * (HOURS[unit] ?? 0) * (/business/i.test(written) ? 1.4 : 1),
          unit,
          text: written,
          end,
          after: after.slice(half?.[0].length ?? 0),
        });
        continue;
      }
      if (n.kind !== 'cardinal') continue;
      const unit = UNIT_AFTER.exec(after);
      const name = unit?.[1] ?? '';
      if (unit)
        durations.push({
          ...at,
          hours: n.value * (HOURS[name] ?? 0) * (/working|business/.test(unit[0]) ? 1.4 : 1),
          unit: name,
          text: written + unit[0],
          end: end + unit[0].length,
          after: after.slice(unit[0].length),
        });
      else counts.push({ ...at, value: n.value, text: written, end, after });
    }
    durations.push(...singles(low, s.start, sentence, s.numbers));
  });
  return { text, lows, durations: durations.sort((a, b) => a.start - b.start), counts, days: days(text) };
}

/** In whole units of its own: 336 hours told in weeks are two. */
export const inUnits = (d: Duration): number => d.hours / (HOURS[d.unit] ?? d.hours);

/** How a time is said back: "nine days", "7 weeks". */
export function span(hours: number): string {
  const [value, unit] =
    hours < 30 * 24
      ? [hours / 24, 'day']
      : hours < 16 * 168
        ? [hours / 168, 'week']
        : hours < 24 * 730
          ? [hours / 730, 'month']
          : [hours / 8760, 'year'];
  const round = value >= 10 ? Math.round(value) : Math.round(value * 2) / 2;
  return `${round.toLocaleString('en-US')} ${unit}${round === 1 ? '' : 's'}`;
}
