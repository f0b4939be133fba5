import type { Allowance } from './allowance.ts';
import type { Count, Duration, Reading } from './durations.ts';
import { nouns, type Pace, shared } from './pace.ts';

/** How much has to be done: the things that a promise is about. */

const SAMPLE =
  /\b(?:sample|trial|rehears\w+|drawn|tested|test|measured|did|tried|already|pilot|timed|went through|last (?:week|month|year|time|quarter)|so far|were|was|blind|picked|compared?|by hand)\b/;
const WHOLE =
  /\b(?:all|whole|entire|every|full|everything|history|archive|estate|back ?fill|back catalog|the past|anew|complete|last [a-z]+ is)\b/;

const WORK =
  /\b(?:embedded|re ?embedding|embedding|computing|re ?computed|series|scan|run|runs|swap|switch|copy|load|re ?load|loaded|rewrite|rewritten|conversion)\b/;
export interface Load {
  total: Count | Duration;
  amount: number;
}

export const isDuration = (n: Count | Duration): n is Duration => 'hours' in n;

const MONTH_AFTER =
  /^(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** "50 of the 900": the first is meant. A number per day is a stream, which counts for a promise by the day. */
function isTotal(c: Count, pace: Pace, daily: boolean): boolean {
  if (c.value < 4 || c.start === pace.start || c.size !== pace.size) return false;
  if (
    /\b(?:of|out of)(?: (?:the|all|those|our|these))* $/.test(c.before) &&
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|first|one)\b/.test(c.before.slice(-26, -3))
  )
    return false;
  if (MONTH_AFTER.test(c.after) || /\b(?:past|half|o'clock)\s*$/.test(c.before)) return false;
  if (/[$€£]\s*$/.test(c.before) || /^ ?(?:%|percent|per cent|dollars|euros?|times|x\b|th\b|to \d)/.test(c.after))
    return false;
  const per =
    /^(?: [a-z]+){0,3} (?:a|an|per|each|every|daily|nightly|weekly|monthly)\b ?(second|minute|hour|day|night|week|month|year)?/.exec(
      c.after,
    );
  if (per?.[1] && !(daily && /day|night/.test(per[1]))) return false;
  return true;
}

/** What has to be done, as far as the sentence says: its own count, or the largest of the things the pace is named for. */
export function load(
  r: Reading,
  i: number,
  pace: Pace,
  allowance: Allowance,
  crew: readonly Count[],
): Load | undefined {
  const low = r.lows[i] ?? '';
  if (pace.history !== undefined) {
    const rate = pace.history;
    const far = (d: Duration) =>
      d.hours > 8 * rate && d.hours < 40 * 8760 && d.start !== pace.start && d.start !== allowance.start;
    const own = r.durations.find(
      (d) => d.sentence === i && far(d) && /\b(?:year|history|data|of)\b/.test(d.text + d.after.slice(0, 20)),
    );
    if (!own && !WHOLE.test(low) && !WORK.test(low)) return undefined;
    const all = r.durations.filter(
      (d) => far(d) && /year|month|day/.test(d.unit) && d.sentence !== i && d.hours > 24 * 100,
    );
    const total = own ?? all.sort((a, b) => b.hours - a.hours)[0];
    return total && { total, amount: total.hours / rate };
  }
  const daily = allowance.hours <= 36;
  const usable = r.counts.filter((c) => isTotal(c, pace, daily) && !crew.includes(c));
  const named = (c: Count) => shared(thingsOf(r, c), pace.nouns);
  const own = usable.filter(
    (c) =>
      c.sentence === i &&
      (pace.size ||
        named(c) ||
        ((pace.machine || pace.act) &&
          /\b(?:all|full|whole|those|these|the|stock of|archive of|of)(?: (?:of|the))* $/.test(c.before) &&
          c.value >= (pace.act ? 20 : 100))),
  );
  const others = usable.filter((c) => c.sentence !== i);
  const best =
    largest(own) ??
    (WHOLE.test(low) || (WORK.test(low) && allowance.hours < 200) || /\b(?:done|finish\w*|we need)\b/.test(low)
      ? (largest(others.filter((c) => named(c) && !SAMPLE.test(r.lows[c.sentence] ?? ''))) ??
        largest(others.filter(named)) ??
        (WHOLE.test(low) && (pace.machine || pace.size)
          ? largest(others.filter((c) => (pace.size || c.value >= 1000) && !SAMPLE.test(r.lows[c.sentence] ?? '')))
          : undefined))
      : undefined);
  return best && { total: best, amount: best.value };
}

const largest = (all: readonly Count[]): Count | undefined =>
  all.reduce<Count | undefined>((most, c) => (most && most.value >= c.value ? most : c), undefined);

/** What a number counts; a bare "all 260" counts what the same number counted before. */
function thingsOf(r: Reading, c: Count): string[] {
  const bare = nouns(c.after);
  const of = /^ of (?:the|our|those|these|all)(?: \d[\d,]*)?((?: [a-z]+){1,3})/.exec(c.after)?.[1];
  const same = r.counts
    .filter((other) => other !== c && other.value === c.value)
    .flatMap((other) => nouns(other.after));
  const whole = /^ of (?:the|all|them|those|these)\b/.test(c.after)
    ? r.counts
        .filter(
          (other) => other !== c && other.value > c.value && (other.sentence < c.sentence || other.start - c.end < 12),
        )
        .flatMap((other) => nouns(other.after))
    : [];
  return [...bare, ...same, ...whole, ...(of ? nouns(of) : [])];
}
