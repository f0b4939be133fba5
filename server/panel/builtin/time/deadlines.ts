import { type Day, daysBetween, today } from './calendar.ts';
import { type Duration, inUnits, type Reading } from './durations.ts';

/** The pieces of work with the time that each takes, and the dates by which something has to be there. */

const LEFT_BEFORE =
  /\b(?:in|within|inside|for the next|only|just)(?: (?:about|around|some|less than|only|just|the next))*\s*$/;
const LEFT_AFTER =
  /^,? ?(?:away|from now|left|from today|until|till|before(?! (?:any|it|they|we)\b)|to go|to the|ahead)\b/;
const EVENT =
  /\b(?:clos\w+|renew\w*|ends?|must|has to|have to|checks?|reviews?|audit\w*|deadline|law|legal|fine[sd]?|contract|opens?|opening|vote[sd]?|votes|decid\w+|begins?|merger|wedding|expires?|switche?[sd]? off|turned off|shuts?|leaves?|demands?|regulator|inspect\w+|budget round|peak|season|moves on|show|stops?|drill|runs? out|due|takes effect|takes over|effective|applies|in force|obliges?|publish|wants?|visits?|looks at|notice|can't|announced|cut off|until|till|support|fair|exhibition)\b/;
const WORKING = /\b(?:takes?|needs?|weeks?|months?|quarters?|work|build\w*|efforts?|estimate\w*|sized|year)\b/;
const NOT_WORK =
  /^(?: ?(?:ago|old|later|earlier|in advance|of (?:history|data|decisions|prices|logs))|'? notice| of notice| to (?:spare|approve))/;
const PAST =
  /\b(?:last|past|previous|every|since|saves?|older than|after|kept for|wait\w*|parallel for|for another|first|median of|pays back)(?: [a-z]+)?\s*$/;
const GENERIC = new Set(
  'week month day year quarter first then work team people thing same option piece take need time start begin today now want make engineer number date half build both other order would job feature item block effort percent second third'.split(
    ' ',
  ),
);

export interface Option {
  hours: number;
  text: string;
  stems: ReadonlySet<string>;
  /** words of the whole sentence: what the date is said of may stand there */
  around: ReadonlySet<string>;
  sentence: number;
  /** the only one in its sentence */
  alone: boolean;
  /** "its six weeks" */
  its: boolean;
  /** it speaks of something that was named before */
  back: boolean;
}

export interface Deadline {
  hours: number;
  text: string;
  sentence: number;
  stems: ReadonlySet<string>;
}

/** Stems, and the numbers too: "the nine" are the nine of the option. */
export const stemsIn = (r: Reading, sentence: number, from: number, to: number): Set<string> => {
  const s = r.text.sentences[sentence];
  if (!s) return new Set();
  const found = s.tokens
    .filter((t) => t.start >= from && t.end <= to && !t.stop && /^[a-z][a-z]{2,}$/.test(t.stem) && !GENERIC.has(t.stem))
    .map((t) => t.stem.slice(0, 6));
  const numbers = r.counts
    .filter((c) => c.sentence === sentence && c.start >= from && c.end <= to && c.value > 5)
    .map((c) => `#${c.value}`);
  const option = /\boption (one|two|three|four|a|b|c)\b/.exec(
    (r.lows[sentence] ?? '').slice(from - s.start, to - s.start),
  )?.[1];
  return new Set([...found, ...numbers, ...(option ? [`option ${option}`] : [])]);
};

export const weeksOrMore = (d: Duration): boolean =>
  d.hours >= 48 &&
  /day|week|month|year|fortnight|quarter/.test(d.unit) &&
  !/^(?: each)?,? (?:a|per|each|every) (?:day|week|month|year)/.test(d.after);

export function deadlines(r: Reading, when: readonly Day[]): Deadline[] {
  const whole = (sentence: number) => {
    const s = r.text.sentences[sentence];
    return s ? stemsIn(r, sentence, s.start, s.end) : new Set<string>();
  };
  const spans = r.durations.flatMap((d): Deadline[] => {
    const low = r.lows[d.sentence] ?? '';
    if (
      !weeksOrMore(d) ||
      /^an? /.test(d.text) ||
      NOT_WORK.test(d.after) ||
      /^(?:'| of (?:work|building))/.test(d.after)
    )
      return [];
    if (!LEFT_AFTER.test(d.after) && !(LEFT_BEFORE.test(d.before) && EVENT.test(low))) return [];
    if (/\b(?:takes?|needs?|ready|done|built|finished|follows?)(?: [a-z]+){0,2} (?:in|within|about)\s*$/.test(d.before))
      return [];
    return [{ hours: d.hours, text: d.text, sentence: d.sentence, stems: whole(d.sentence) }];
  });
  const before = (d: Day) => (r.lows[d.sentence] ?? '').slice(0, d.start - (r.text.sentences[d.sentence]?.start ?? 0));
  const now =
    today(
      when,
      r.lows,
      r.text.sentences.map((s) => s.start),
    ) ??
    when.find((d) =>
      /\b(?:starting|free from|available from|year starts at|starts? (?:at|on))\s*(?:the )?$/.test(before(d)),
    );
  const dated = now
    ? when
        .filter(
          (d) =>
            d !== now &&
            EVENT.test(r.lows[d.sentence] ?? '') &&
            !/\b(?:from|since|decided in|finished by(?: the)?)\s*$/.test(before(d)),
        )
        .map((d) => ({
          hours: daysBetween(now.from, d.to) * 24,
          text: d.text,
          sentence: d.sentence,
          stems: whole(d.sentence),
        }))
        .filter((d) => d.hours > 0 && d.hours < 330 * 24)
    : [];
  return [...spans, ...dated].slice(0, 4);
}

interface Effort {
  hours: number;
  text: string;
  start: number;
  end: number;
}

/** "Ten weeks for the page, three for the export": the second is weeks as well. */
function efforts(r: Reading, sentence: number, left: readonly Deadline[]): Effort[] {
  const low = r.lows[sentence] ?? '';
  if (!WORKING.test(low)) return [];
  const own = r.durations.filter(
    (d) =>
      d.sentence === sentence &&
      weeksOrMore(d) &&
      !NOT_WORK.test(d.after) &&
      !LEFT_AFTER.test(d.after) &&
      !PAST.test(d.before) &&
      !left.some((l) => l.sentence === sentence && l.text === d.text),
  );
  const unit = own[0] ?? r.durations.find((d) => d.sentence < sentence && d.sentence >= sentence - 2 && weeksOrMore(d));
  if (!unit) return [];
  const bareOnly = own.length === 0;
  const each = unit.hours / (Number(/^\d+$/.exec(unit.text)?.[0]) || inUnits(unit));
  const bare = r.counts
    .filter(
      (c) =>
        c.sentence === sentence &&
        c.start > unit.start &&
        c.value <= 40 &&
        /^(?:[.,;]|\s*$| and\b| on the\b| with\b| for\b)/.test(c.after) &&
        !/\b(?:of|from|to|over|by|than|in|until)\s*$/.test(c.before) &&
        (!bareOnly || /\b(?:takes?|needs?|another)(?: about| another)? $/.test(c.before)),
    )
    .map((c) => ({
      hours: c.value * each,
      text: `${c.text} ${unit.unit}${c.value === 1 ? '' : 's'}`,
      start: c.start,
      end: c.end,
    }));
  return [...own, ...bare].sort((x, y) => x.start - y.start);
}

export function options(r: Reading, left: readonly Deadline[]): Option[] {
  return r.text.sentences.flatMap((s, sentence): Option[] => {
    const found = efforts(r, sentence, left);
    return found.map((d, k) => {
      const low = r.lows[sentence] ?? '';
      const from = Math.max(found[k - 1]?.end ?? s.start, s.start + low.lastIndexOf(';', d.start - s.start) + 1);
      const before = stemsIn(r, sentence, from, d.start);
      const stems = before.size > 0 ? before : stemsIn(r, sentence, d.end, found[k + 1]?.start ?? s.end);
      const around = found.length === 1 ? stemsIn(r, sentence, s.start, s.end) : stems;
      return {
        hours: d.hours,
        text: d.text,
        stems,
        around,
        sentence,
        alone: found.length === 1,
        its: /\b(?:its|their)\s*$/.test(low.slice(0, d.start - s.start)),
        back: /\b(?:there|their|its?|them|those|that)\b/.test(low.slice(0, d.start - s.start)),
      };
    });
  });
}
