import type { AnalysedSentence, AnalysedText, Token } from '../language.ts';
import type { FoundNumber } from '../numbers.ts';
import { plain } from '../weak/sentence.ts';
import { named } from './chosen.ts';

/** What each option is worth and what it takes, by the numbers that stand in one stretch of a sentence with its name. */

export interface Amount {
  value: number;
  /** What it was multiplied by to be in hours. */
  scale: number;
  per: string | undefined;
  /** money, share, hours lost, or the noun that is counted. */
  of: string;
  text: string;
}

export interface Stretch {
  sentence: number;
  stems: ReadonlySet<string>;
  /** What is gained or lost. */
  worth: Amount[];
  /** Weeks of work. */
  effort: number | undefined;
}

const WEEKS: Record<string, number> = { day: 0.2, week: 1, month: 4.3, quarter: 13, year: 52 };
const HOURS: Record<string, number> = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 8 };
/** Who does the work, not who has the problem. */
const CREW = /^(?:engineers?|developers?|squads?|teams?|people|persons?|designers?|analysts?|crews?|points?)$/;
const WORK =
  /\b(?:takes?|took|taking|needs?|costs? (?:about |roughly |us )*$|build|effort|work|works|estimat\w+|fix|fixe[sd]|sized?|engineer|developer|pair|squad|team|to (?:make|do|ship|write)|after|finish\w*|left|away|lasts?)\b/;
/** "Three candidates" counts the options themselves. */
const OPTIONS =
  /^(?:thing|piece|item|candidate|option|fix|cause|project|request|idea|wish|complaint|theme|step|lever|finding|problem|rule|plan|gap|part|feature|topic|ask|bet|job|question|half|way|other|hole|kind|place)s?$/;
const HIT =
  /\b(?:ask\w*|want\w*|nam(?:ed|e)|hits?|affects?|delay\w*|slow\w*|waits?|waiting|vot\w+|lose|use[ds]?|mention\w*|stuck|request\w*|report\w*)\b/;
const LOST =
  /\b(?:los[et]s?|losing|saves?|saved|wast\w+|spen[dt]s?|waits?|waiting|delays?|delayed|a day|a week|a month|per|each|monthly|weekly|yearly|a year|every|costs? (?:them|her|him|us|our|each|the))\b/;
const PER =
  /^[^,;:.]{0,30}?\b(?:a|per|each|every|an?) (day|week|month|quarter|year)\b|^[^,;:.]{0,24}?\b(daily|weekly|monthly|quarterly|yearly|annually)\b/;
const PER_WORD: Record<string, string> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annually: 'year',
};

/** Cuts at commas, full stops, colons and joining words, unless they stand inside a number. */
function cuts(s: AnalysedSentence): Token[][] {
  const out: Token[][] = [[]];
  for (const t of s.tokens) {
    const inside = s.numbers.some((n) => t.start >= n.start && t.end < n.end);
    if (!inside && /^(?:[,;:.]|and|while|but|whereas|against|—|-)$/.test(t.lower)) out.push([]);
    else out.at(-1)?.push(t);
  }
  return out.filter((own) => own.length > 0);
}

/** "Four, two and one weeks": the efforts in turn. */
const IN_TURN =
  /^(?:, (?:[a-z]+|\d+(?:\.\d+)?)){0,3},? (?:and|or) (?:[a-z]+|\d+(?:\.\d+)?) (?:engineer )?(?:days|weeks|months|quarters)\b/;
/** "In 18 interviews", "across 40 accounts": what it was counted among, not what an option has. */
const AMONG =
  /\b(?:in|of|across|from|among|over|all|together|out of|the last|within|every|each|than|until|version|on|at) (?:the |our |about |these |those |my |last |some )*$/;

interface Reading {
  worth?: Amount;
  /** How many of a unit of so many weeks; without one it is that of the last effort, "90 for two". */
  effort?: { count: number; weeks?: number };
}

/** What is counted: the last of the nouns after the number, "council teams". */
function counted(own: readonly Token[], end: number): string | undefined {
  let noun: string | undefined;
  for (const t of own) {
    if (t.start < end) continue;
    if (t.pos === 'NOUN') noun = t.lemma;
    else if (noun !== undefined || t.start - end > 30 || (t.pos !== 'ADJ' && t.pos !== 'ADV' && !/ed$/.test(t.lower)))
      break;
  }
  return noun;
}

function amount(s: AnalysedSentence, n: FoundNumber, own: readonly Token[], low: string): Reading {
  const { value } = n;
  if (value === undefined || value < 0) return {};
  const before = low.slice((own[0]?.start ?? n.start) - s.start, n.start - s.start);
  const rest = low.slice(n.end - s.start - (n.text.endsWith(',') ? 1 : 0));
  const after = low.slice(n.end - s.start, Math.max(n.end, own.at(-1)?.end ?? n.end) - s.start);
  const text = n.text.replace(/[\s,]+$/, '');
  const found = PER.exec(low.slice(n.end - s.start));
  const per = found?.[1] ?? PER_WORD[found?.[2] ?? ''];
  const worth = (of: string, scale = 1): Reading => ({ worth: { value: value * scale, scale, of, per, text } });
  if (n.kind === 'money') return worth('money');
  if (n.kind === 'percent') return worth('share');
  if (n.kind === 'duration') {
    const unit = n.unit ?? '';
    if (
      /^(?:second|minute|hour)$/.test(unit) ||
      (unit === 'day' && LOST.test(`${before}${after}`) && !WORK.test(before))
    )
      return worth('hours', HOURS[unit] ?? 1);
    return WEEKS[unit] ? { effort: { count: value, weeks: WEEKS[unit] } } : {};
  }
  if (n.kind !== 'cardinal' || IN_TURN.test(rest)) return {};
  const effort = /^\s*(?:engineer|person|team|developer)? ?(day|week|month|quarter)s?\b/.exec(after)?.[1];
  if (effort) return { effort: { count: value, weeks: WEEKS[effort] } };
  if (AMONG.test(low.slice(0, n.start - s.start))) return {};
  const counts = n.text.endsWith(',') ? undefined : counted(own, n.end);
  if (counts && OPTIONS.test(counts) && value < 12) return {};
  if (counts && CREW.test(counts) && !HIT.test(`${before}${after}`)) return {};
  if (
    /^\s*(?:of|in|out of) /.test(after) &&
    /\d|\b(?:ten|twelve|twenty|thirty|forty|fifty|hundred|them|those)\b/.test(after)
  )
    return worth('of');
  if (!counts && /\bfor (?:about |another |some )?$/.test(before)) return { effort: { count: value } };
  const noun = counts && !/ing$/.test(counts) && /^[a-z]+$/.test(counts) ? counts : '';
  return worth(noun);
}

/** A bare number counts what the last one did: "19 minutes waiting, 7 searching". */
const like = (a: Amount, last: Amount | undefined): Amount =>
  a.of === '' && last
    ? { ...a, of: last.of, value: a.value * last.scale, scale: last.scale, per: a.per ?? last.per }
    : a;

const NONE =
  /\b(?:saves? (?:almost )?nothing|nothing measurable|none(?! of)|no tickets?|nobody (?:asked|asks|named|uses|wants|wanted))\b/;

/** The stretches of a text that hold an option's name or a number. */
export function stretches(text: AnalysedText): Stretch[] {
  let last: Amount | undefined;
  let unit: number | undefined;
  return text.sentences.flatMap((s, sentence): Stretch[] => {
    if (s.numbers.length === 0) return [];
    const low = plain(s.text);
    const out: Stretch[] = [];
    for (const own of cuts(s)) {
      const from = own[0]?.start ?? 0;
      const to = own.at(-1)?.end ?? 0;
      const inside = s.numbers.filter((n) => n.start >= from && n.start < to);
      const read = inside.map((n) => amount(s, n, own, low));
      const stems = named(own.filter((t) => !inside.some((n) => t.start >= n.start && t.end <= n.end)));
      const worth = read.flatMap((r) => (r.worth ? [like(r.worth, last)] : [])).slice(0, 2);
      last = worth.at(-1) ?? last;
      const none = inside.length === 0 && last && NONE.exec(low.slice(from - s.start, to - s.start));
      if (none && last) worth.push({ ...last, value: 0, text: none[0] });
      const told = read.find((r) => r.effort !== undefined)?.effort;
      unit = told?.weeks ?? unit;
      const effort = told && unit && told.count * unit;
      const before = out.at(-1);
      // "27 threads", "and takes three weeks": the number belongs to what was named just before.
      if (before && stems.size <= (inside.length ? 1 : 0) && before.worth.length === 0 && worth.length > 0)
        before.worth = worth;
      else if (
        before &&
        effort !== undefined &&
        worth.length === 0 &&
        before.effort === undefined &&
        before.worth.length > 0
      )
        before.effort = effort;
      else out.push({ sentence, stems, worth, effort });
    }
    return out;
  });
}
