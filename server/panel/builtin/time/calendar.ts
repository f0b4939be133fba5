import type { AnalysedText } from '../language.ts';
import { plain } from '../weak/sentence.ts';

/** Days of the year as they are spoken: "14 March", "mid-November", "the first week of May", "by the end of June". */

export interface Day {
  /** The earliest and the latest day of the year that is meant, from 0. */
  from: number;
  to: number;
  text: string;
  sentence: number;
  start: number;
  end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIRST = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const NAMES =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec';
const DAY = `\\d{1,2}(?:st|nd|rd|th)?|${ORDINALS.join('|')}|thirtieth`;
const PART =
  '(?:early|mid|late)|(?:the )?(?:beginning|start|middle|end) of|(?:the )?(?:first|second|third|last|fourth) (?:week|half|days|monday|friday|sunday|weekend) (?:of|in)';
const DATE = new RegExp(
  `\\b(?:(${DAY})(?: of)? (${NAMES})|(${PART}) (${NAMES})|(${NAMES}) (?:the )?(\\d{1,2}(?:st|nd|rd|th)?)(?![\\d,]|\\s?(?:%|percent|people|weeks|days))|(?<=\\b(?:in|by|until|till|before|from|since|through|after|for|of|end|on|to|every|next|this|finishes|starts|begins) )(${NAMES}))\\b`,
  'g',
);
const ANY = new RegExp(`\\b(?:${NAMES})\\b`);

const dayOf = (word: string): number =>
  word === 'thirtieth' ? 30 : /^\d/.test(word) ? Number.parseInt(word, 10) : ORDINALS.indexOf(word) + 1;

/** Where in the month the words lie: its first and last day from 1. */
function within(part: string): [number, number] {
  if (/early|beginning|start/.test(part)) return [1, 10];
  if (/mid/.test(part)) return [11, 20];
  if (/late/.test(part)) return [21, 31];
  if (/end of/.test(part)) return [28, 31];
  if (/first half/.test(part)) return [1, 15];
  if (/second half/.test(part)) return [16, 31];
  if (/first/.test(part)) return [1, 7];
  if (/second/.test(part)) return [8, 14];
  if (/third/.test(part)) return [15, 21];
  return [22, 31];
}

export function days(text: AnalysedText): Day[] {
  return text.sentences.flatMap((s, sentence): Day[] => {
    const low = plain(s.text);
    if (!ANY.test(low)) return [];
    return [...low.matchAll(DATE)].flatMap((m): Day[] => {
      const [, before, name1, part, name2, name3, after, name4] = m;
      const month = MONTHS.indexOf((name1 ?? name2 ?? name3 ?? name4 ?? '').slice(0, 3));
      const first = FIRST[month] ?? 0;
      const last = (FIRST[month + 1] ?? 365) - first;
      const number = before ?? after;
      const [from, to] = number ? [dayOf(number), dayOf(number)] : part ? within(part) : [1, last];
      if (from < 1 || from > 31) return [];
      const start = s.start + m.index;
      return [
        {
          from: first + from - 1,
          to: first + Math.min(to, last) - 1,
          text: text.text.slice(start, start + m[0].length),
          sentence,
          start,
          end: start + m[0].length,
        },
      ];
    });
  });
}

/** The day the candidate says it is. */
export function today(found: readonly Day[], lows: readonly string[], starts: readonly number[]): Day | undefined {
  return found.find((d) => {
    const low = lows[d.sentence] ?? '';
    const base = starts[d.sentence] ?? 0;
    return (
      /\b(?:today|now|it's|it is|today's|we are in|we're in)(?: (?:is|already|now|only|about|the|just|at))*\s*$/.test(
        low.slice(0, d.start - base),
      ) || /^ (?:today|now)\b/.test(low.slice(d.end - base))
    );
  });
}

/** Days from one to the other, the year wrapping round. */
export const daysBetween = (from: number, to: number): number => (to >= from ? to - from : to - from + 365);
