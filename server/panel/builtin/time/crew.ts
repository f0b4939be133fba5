import type { Count, Reading } from './durations.ts';
import { SMALL } from './pace.ts';

/** Who does the work: how many people, how many hours of theirs. */

const ROLE =
  /^ (?:(?:full time|part time|such|good|senior|our|more|data|free|other|clinical|legal|human|support) )?(?:engineers?|developers?|people|persons?|analysts?|reviewers?|nurses?|clerks?|temps|editors?|adjusters?|committers?|experts?|associates|annotators?|lawyers?|contractors?|consultants?|radiologists?|doctors?|physicians?|handlers?|testers?|stewards|interns?|toxicologists|students|linguists|of us|of them|on it)\b/;

export interface Crew {
  hands: number;
  abreast: number;
  counts: readonly Count[];
}

/** Those of the sentence itself, or else the most that the turn speaks of. */
export function crewOf(r: Reading, i: number): Crew {
  const counts = r.counts.filter((c) => c.value <= 60 && !c.size && ROLE.test(c.after));
  const own = counts.filter((c) => c.sentence === i);
  const low = r.lows[i] ?? '';
  const worded = /\b(?:the|our|these|those) (two|three|four|five|six) (?:of them|of us)\b|\b(both|pair)\b/.exec(low);
  const said = worded?.[1] ? (SMALL[worded[1]] ?? 1) : worded ? 2 : 1;
  const team = /\b(?:team|group|crew) of (?:about )?(two|three|four|five|six|seven|eight|nine|ten|\d+)\b/.exec(
    r.whole,
  )?.[1];
  const grouped = team ? (SMALL[team] ?? Number(team)) : 1;
  const pair = /\bpair\b|\bboth\b/.test(r.whole) ? 2 : 1;
  const largest = (all: readonly Count[]) => all.reduce((most, c) => Math.max(most, c.value), 1);
  const hands =
    own.length > 0 ? Math.max(largest(own), said) : said > 1 ? said : Math.max(largest(counts), pair, grouped);
  const copies =
    /\b(two|three|four|five|six|seven|eight|ten|twelve|\d+) (?:copies|clusters|machines|workers|replicas|lanes|gpus|units|nodes|cards)\b/.exec(
      low,
    )?.[1];
  return { hands, abreast: copies ? (SMALL[copies] ?? Number(copies)) : 1, counts };
}

/** "Four hours a day", "two hours each per week": hours of one person in a week, where the turn says so. */
export function partTime(r: Reading): number | undefined {
  for (const d of r.durations) {
    if (d.unit !== 'hour' && !(d.unit === 'day' && /half/.test(d.text))) continue;
    const per = /^(?: each)?,? (?:a|per|each|every) (day|week|month)\b/.exec(d.after)?.[1];
    const each = /^ each\b/.test(d.after) && d.unit === 'day' && /\bfor $/.test(d.before) ? 'day' : undefined;
    if (!per && !each) continue;
    const hours = d.unit === 'day' ? 4 : d.hours;
    const week = (per ?? each) === 'day' ? hours * 5 : per === 'week' ? hours : hours / 4.35;
    if (
      week <= 45 &&
      week >= 0.2 &&
      !/\b(?:saves?|waste\w*|lose|loses|lost|spends?|costs?|waits?|waiting|save|takes?)\b/.test(d.before.slice(-40))
    )
      return week;
  }
  return undefined;
}
