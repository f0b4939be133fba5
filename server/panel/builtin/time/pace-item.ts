import { type Duration, HOURS, type Reading } from './durations.ts';
import { nouns, type Pace, SMALL, STOPS, stem } from './pace.ts';

/** The time that one piece takes: "a table takes 25 minutes", "three days each". */

const ITEM =
  /\b(?:(each|every|one|an?|a single|per|replacing one|moving one)((?: [a-z]+){0,5}?)) (?:takes?|took|needs?|needed|costs?|lasts?|was estimated|requires?|means)(?:,? (?:about|around|roughly|some|a good|at least|up to|at|on average|me|us|her|him|them|by|our|the|team|one|two|person|people|engineers?|an?|day|days|of|lawyer|clerk|an? [a-z]+|[a-z]+ people)){0,7}\s*$/;
const EACH =
  /^(?: of work)?(?:,? (each|apiece|on average)|,? (?:per|for (?:each|every)|to an?) ([a-z]+)| an? (?!day|week|month|night|year|quarter|hour|minute|second|half)([a-z]+)(?=[,.;:]|$| (?:and|for|on|with|in|is|by|at)\b))(?![a-z])/;
const PLURAL_TAKE = /\b(?:takes?|took)(?: (?:her|him|them|me|us|about|around|roughly))+\s*$/;
const HUMAN =
  /\b(?:engineers?|people|persons?|nurses?|analysts?|clerks?|reviewers?|editors?|developers?|somebody|someone|experts?|lawyers?|handlers?|by hand|owners?|sign\w*|tested|sat there|interview\w*|committers?|radiologists?|judg\w+|teams?|squads?|her|him|me|us|we|stewards?)\b/;

const ACT =
  /\b(?:review|decision|check|judg\w+|reading|label|trace|pair|move|conversion|migration|test|interview|look|call|visit|replacement|grade)\b/;
const WORKED: Record<string, number> = {
  day: 8,
  night: 8,
  week: 40,
  fortnight: 80,
  sprint: 80,
  month: 168,
  quarter: 500,
  year: 2000,
};

export function fromItem(r: Reading, d: Duration): Pace[] {
  const low = r.lows[d.sentence] ?? '';
  if (/\b(?:every|once|after|until|last|past|first|for the|by)\s*$/.test(d.before)) return [];
  const item = ITEM.exec(d.before.slice(-160));
  const each = EACH.exec(d.after);
  const bare = /\bat (?:about |around )?$/.test(d.before) && /\beach\b/.test(d.after.slice(0, 8));
  const taking = !item && PLURAL_TAKE.test(d.before) && HUMAN.test(low);
  if (!item && !each && !bare && !taking) return [];
  if (/^ (?:old|ago|late|earlier|later|in parallel|before|notice)/.test(d.after)) return [];
  const thing = `${item?.[2] ?? ''} ${each?.[2] ?? each?.[3] ?? ''}`.trim();
  const generic = /\b(?:each|one|on average)\b/.test(item?.[1] ?? each?.[1] ?? '');
  // "Each takes …", "three days each": of the things counted in this sentence or in the two before.
  const near = r.counts.filter((c) => c.start < d.start && c.value > 1);
  const here = near.filter((c) => c.sentence === d.sentence).slice(-1);
  const things = thing
    ? thing.split(' ').map(stem)
    : (here.length > 0 ? here : near.filter((c) => c.sentence >= d.sentence - 2).slice(-3)).flatMap((c) =>
        nouns(c.after),
      );
  const ofDays = /^day\b/.test(item?.[2]?.trim() ?? '') && d.hours < 8;
  const value = d.hours / (HOURS[d.unit] ?? 1);
  const work = value * (WORKED[d.unit] ?? HOURS[d.unit] ?? 1);
  const side =
    /\b(two|three|four|five|six|eight|ten|\d+) (?:[a-z]+ )?(?:at a time|in parallel|side by side|at once|at the same time)\b/.exec(
      r.whole,
    )?.[1];
  const abreast = side ? (SMALL[side] ?? Number(side)) : 1;
  const strict =
    /\b(?:strict|sequence|one (?:at a time|after (?:another|the other))|each must follow|1 at a time|depends on the)\b/.test(
      r.whole,
    );
  const human = HUMAN.test(low);
  return [
    {
      hours: d.hours,
      work,
      effort:
        strict || d.hours < 1 / 180
          ? 'none'
          : human && d.hours >= 1 / 60 && !/\b(?:compute|cluster|machine|gpu|warehouse|model)\b/.test(low)
            ? 'people'
            : 'either',
      nouns: things.filter((t) => !STOPS.has(t)),
      size: false,
      machine: /\b(?:call|request|query|page|row|record|run)\b/.test(thing),
      each: generic,
      perHand: false,
      abreast,
      history: ofDays ? 24 : undefined,
      act: ACT.test(thing),
      unit: d.unit,
      text: `${d.text}${generic || thing === '' ? ' each' : ` a ${each?.[2] ?? each?.[3] ?? item?.[2]?.trim().split(' ')[0] ?? 'piece'}`}`,
      sentence: d.sentence,
      start: d.start,
    },
  ];
}
