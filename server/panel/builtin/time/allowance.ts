import { daysBetween, today } from './calendar.ts';
import type { Duration, Reading } from './durations.ts';
import { SMALL } from './pace.ts';

/** The time that a sentence promises something in, taken at its longest. */

export interface Allowance {
  /** by the calendar */
  hours: number;
  /** nights, of which only some hours can be used */
  nightly: boolean;
  text: string;
  start: number;
  /** told in days, which may be days of work */
  inDays?: boolean;
}

const IN =
  /\b(?:in|within|inside|over|for|on|during|after|under|takes?|need|needs|than|next|those|these|through|wants?|plan|end of|fits?)(?: (?:a|the|her|his|their|our|about|around|roughly|some|just|at most|less than|under|these|those|only|most of|it|next|first|single|one|up to|full|good|well|all|computing|this))*\s*$/;
const OUT =
  /^ (?:old|ago|late|later|earlier|before|after|to spare|of (?:slack|margin|air|history|data|parallel|versions)|in parallel|each|apiece|per|notice|a (?:day|week|month)|an? [a-z]+ each|for (?:each|every)|before each)\b/;

/** Times that something is kept, was watched, or has to be waited. */
const KEPT =
  /\b(?:kept|keeps?|retention|restorable|undone|revert|back|over the (?:last|past)|in the (?:last|past)|(?:last|past)|ran|for another|renew\w*|parallel|waits?|waited|since|every|once)\b/;

const NIGHT = /\b(?:(?:each|every|same|that|the first|next|over) night|over ?night|by (?:the )?morning)\b/;
const HOURLY = /\b(?:each|every) hour\b|\bhourly\b/;
const SAME_DAY = /\b(?:same day|each day|by tomorrow|in a day)\b(?! labels?)/;
const WEEKEND = /\b(?:weekend|friday (?:evening|night|afternoon)[^.]*monday|saturday[^.]*monday)\b/;

/** "From midnight to six", "four hours at night", "a six-hour window". */
export function nightHours(whole: string): number | undefined {
  const clock: Record<string, number> = { ...SMALL, midnight: 0, eleven: 11, twelve: 12 };
  const told =
    /\b(?:from|between) (midnight|[a-z]+|\d{1,2})(?::\d\d)? ?(?:pm|am)? (?:to|and|until) ([a-z]+|\d{1,2})(?::\d\d)?\b/.exec(
      whole,
    );
  if (
    told &&
    /\b(?:night|midnight|window|free|idle)\b/.test(whole.slice(Math.max(0, told.index - 80), told.index + 100))
  ) {
    const [from, to] = [told[1], told[2]].map((w) => clock[w ?? ''] ?? Number(w));
    if (from !== undefined && to !== undefined && from >= 0 && to > 0) {
      const hours = to > from ? to - from : to + 12 - from;
      if (hours > 0 && hours <= 14) return hours;
    }
  }
  const named =
    /\b(one|two|three|four|five|six|seven|eight|nine|ten|\d+) hours? (?:(?:a|at|each|per|every|in the|of) night|window)\b/.exec(
      whole,
    ) ?? /\bwindow (?:of|is) (one|two|three|four|five|six|seven|eight|nine|ten|\d+) hours?\b/.exec(whole);
  return named ? (SMALL[named[1] ?? ''] ?? Number(named[1])) : undefined;
}

const fromWords = (low: string, whole: string): Omit<Allowance, 'start'> | undefined => {
  const night = NIGHT.exec(low);
  if (WEEKEND.test(low))
    return { hours: /long|bank holiday|easter/.test(low) ? 96 : 72, nightly: false, text: 'a weekend' };
  if (night) {
    return { hours: nightHours(whole) === undefined ? 14 : 24, nightly: true, text: 'one night' };
  }
  if (/\bsaturday[^.]*sunday\b/.test(low)) return { hours: 36, nightly: false, text: 'a day' };
  const week = /\b(?:in|by|before|until) week (one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b/.exec(low);
  if (week)
    return {
      hours: (SMALL[week[1] ?? ''] ?? Number(week[1])) * 168,
      nightly: false,
      text: `${week[1]} weeks`.replace(/^(one|1) weeks/, 'a week'),
    };
  if (HOURLY.test(low)) return { hours: 1, nightly: false, text: 'an hour' };
  if (SAME_DAY.test(low)) return { hours: 24, nightly: false, text: 'a day' };
  if (/\b(?:by friday|this week|by the end of (?:the|this) week)\b/.test(low))
    return { hours: 168, nightly: false, text: 'a week' };
  if (/\b(?:by|before) the end of next month\b|\bnext month\b/.test(low))
    return { hours: 62 * 24, nightly: false, text: 'the time to the end of next month' };
  if (/\b(?:by|before) the end of (?:the|this) month\b|\bthis month\b/.test(low))
    return { hours: 31 * 24, nightly: false, text: 'a month' };
  if (/\b(?:within|inside|this|in the|end of the) quarter\b/.test(low))
    return { hours: 92 * 24, nightly: false, text: 'a quarter' };
  return undefined;
};

function fromDuration(d: Duration, whole: string): Allowance {
  if (d.unit === 'night') {
    const one = d.hours <= 24;
    return {
      hours: one && nightHours(whole) === undefined ? 14 : d.hours,
      nightly: true,
      text: d.text,
      start: d.start,
    };
  }
  const hours = d.unit === 'weekend' ? (d.hours / 168) * 72 : d.hours;
  return { hours, nightly: false, text: d.text, start: d.start, inDays: d.unit === 'day' && d.hours >= 48 };
}

export function allowed(r: Reading, i: number): Allowance | undefined {
  const low = r.lows[i] ?? '';
  const own = r.durations.filter(
    (d) =>
      d.sentence === i &&
      !OUT.test(d.after) &&
      (IN.test(d.before) ||
        /^ from (?:now|today)\b/.test(d.after) ||
        d.before.trim() === '' ||
        /'s (?:most of )?$/.test(d.before)) &&
      d.hours >= 0.4 &&
      !KEPT.test(d.before.slice(-40)),
  );
  const longest = own.reduce<Allowance | undefined>((most, d) => {
    const each = fromDuration(d, r.whole);
    return most && most.hours >= each.hours ? most : each;
  }, undefined);
  const worded = fromWords(low, r.whole);
  if (longest && (!worded || longest.hours >= worded.hours)) return longest;
  if (worded) return { ...worded, start: -1 };
  const every = r.days;
  const found = every.filter((d) => d.sentence === i);
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return undefined;
  const starts = r.text.sentences.map((s) => s.start);
  const now = today(every, r.lows, starts);
  if (first !== last && /\b(?:start\w*|from|between|begin\w*|since)\b/.test(low))
    return {
      hours: (daysBetween(first.from, last.to) + 1) * 24,
      nightly: false,
      text: `the time from ${first.text} to ${last.text}`,
      start: -1,
    };
  if (/\bduring $/.test(low.slice(0, first.start - (starts[i] ?? 0))) && last.to - last.from > 25)
    return { hours: 31 * 24, nightly: false, text: first.text, start: -1 };
  return first === last &&
    now &&
    now.sentence !== i &&
    /\b(?:by|before|until|to|on) (?:the )?$/.test(low.slice(0, first.start - (starts[i] ?? 0)))
    ? {
        hours: (daysBetween(now.from, first.to) + 1) * 24,
        nightly: false,
        text: `the time to ${first.text}`,
        start: -1,
      }
    : undefined;
}

/** Where the promise names no time of its own: the longest that the turn speaks of. */
export function longestWindow(r: Reading, not: readonly number[]): Allowance | undefined {
  const open = r.durations.filter(
    (d) =>
      d.hours >= 24 &&
      d.unit !== 'night' &&
      !not.includes(d.start) &&
      !OUT.test(d.after) &&
      !/^(?: each)?,? (?:a|per|each|every) /.test(d.after),
  );
  const said = open.filter(
    (d) =>
      /^ (?:until|till|to|from now|away|left|before)\b/.test(d.after) ||
      /\b(?:it's|in|for|is|have|until|within) (?:the next |about |only )?$/.test(d.before),
  );
  const most = open.reduce<Duration | undefined>((a, d) => (a && a.hours >= d.hours ? a : d), undefined);
  return most && said.length > 0 ? fromDuration(most, r.whole) : undefined;
}
