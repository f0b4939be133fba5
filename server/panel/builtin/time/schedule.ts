import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { type Deadline, deadlines, type Option, options, stemsIn, weeksOrMore } from './deadlines.ts';
import { type Reading, reading, span } from './durations.ts';

/** What goes first, held against the time that is left: the piece with a date must not wait behind one that leaves too little. */

const ORDER =
  /\b(?:(?<!the |in |its |at )first(?! (?:year|week|half|of|quarter|month|time|one|two|three|version|release|steps?|page|batch))|as the first|start(?:s|ing)? with|begin(?:s|ning)? with|begin on|then|before|now|straight away|begins? on|starts? on|follows?|go for|i'd go|we go|go by|order is|order's|so it's|from easy)\b/;
/** A sentence about the past, about others, or one that goes on with an order already told. */
const TOLD =
  /^before,|^(?:then|after that|and then|next)\b|\b(?:was|were|had|ranked|voted|would rather|second, and|did)\b/;
const FIRST = [
  /([^,;:.]{3,70}?) (?:goes|go|comes|come|is|are|ships|stands|has to go|must go|should go|is what [a-z]+ does|will go|therefore comes)(?: therefore| then| to go)? first\b/,
  /\b(?:start|begin|open|lead|go)(?:s|ing)? with ([^,;.]{3,60})/,
  /\b(?:do|take|build|run|have|put|ship|upgrade|restructure|finish|tackle|knock out|terminate|resize|make|get|pull|fix|bring|deliver|localise|rebuild|prepare) ([^,;:.]{2,60}?) (?:first|now|straight away)\b/,
  /^([^,;:.]{3,40}?) first,/,
];

/** The options in the order in which the sentence names them; what it leaves out comes last. */
function sequence(r: Reading, i: number, all: readonly Option[]): Option[] {
  const tokens = (r.text.sentences[i]?.tokens ?? []).map((t) => t.stem.slice(0, 6));
  const placed = all.map((option) => {
    const own = new Set([...option.stems].filter((x) => !all.some((o) => o !== option && o.stems.has(x))));
    const at = tokens.findIndex((t, k) => own.has(t) || (t === 'option' && own.has(`option ${tokens[k + 1]}`)));
    return { option, at };
  });
  const named = placed
    .filter((p) => p.at >= 0)
    .sort((x, y) => x.at - y.at)
    .map((p) => p.option);
  const low = r.lows[i] ?? '';
  const told = FIRST.map((form) => form.exec(low)).find((m) => m !== null);
  if (!told?.[1]) return named;
  const from = (r.text.sentences[i]?.start ?? 0) + told.index + told[0].indexOf(told[1]);
  const words = stemsIn(r, i, from, from + told[1].length);
  const ranked = all
    .map((option) => ({ option, n: [...option.stems].filter((x) => words.has(x)).length }))
    .sort((x, y) => y.n - x.n);
  const first = ranked[0];
  // What is put first is none of those that a time was given for.
  if (!first || first.n === 0 || first.n === ranked[1]?.n) return [];
  return [first.option, ...named.filter((o) => o !== first.option)];
}

/** The option that the date is said of, if it is one more than the others. */
function bound(limit: Deadline, all: readonly Option[]): Option | undefined {
  const ranked = all
    .map((option) => ({
      option,
      n:
        (option.sentence === limit.sentence && option.alone ? 2 : 0) +
        [...option.around].filter((x) => limit.stems.has(x) && !all.some((o) => o !== option && o.around.has(x)))
          .length,
    }))
    .sort((x, y) => y.n - x.n);
  const [a, b] = ranked;
  if (a && a.n > 0) return a.n > (b?.n ?? 0) ? a.option : undefined;
  // "The center closes in May. Seventy jobs run there …"
  const next = all.filter((o) => o.sentence === limit.sentence + 1 && o.alone);
  return next.length === 1 && next[0]?.back ? next[0] : undefined;
}

/** A report with hundreds of numbers is none of what this reads. */
const MANY = 80;

export function wrongSchedule(text: AnalysedText): Claim[] {
  const r = reading(text);
  if (r.durations.length + r.counts.length > MANY || !r.durations.some(weeksOrMore)) return [];
  const when = r.days;
  const left = deadlines(r, when);
  if (left.length === 0) return [];
  const every = options(r, left);
  return r.lows.flatMap((low, i): Claim[] => {
    if (/\?\s*$/.test(low) || !ORDER.test(low) || TOLD.test(low) || /\b(?:if|unless|not|whichever|depends)\b/.test(low))
      return [];
    const others = every.filter((o) => o.sentence !== i);
    const all = others.length === 1 ? [...others, ...every.filter((o) => o.sentence === i && o.its)] : others;
    if (all.length < 2 || all.length > 5) return [];
    const order = sequence(r, i, all);
    if (!order[0]) return [];
    for (const limit of left.filter((l) => l.sentence !== i)) {
      const claim = against(i, order[0], order, all, limit);
      if (claim) return [claim];
    }
    return [];
  });
}

function against(
  sentence: number,
  first: Option,
  order: readonly Option[],
  all: readonly Option[],
  limit: Deadline,
): Claim | undefined {
  const flaw = (point: string): Claim => ({ sentence, id: 'priority.deadline', axis: 'priority', sure: 0.8, point });
  const dated = bound(limit, all);
  const until =
    /^\d+ |week|month|day|year/.test(limit.text) && !/\d(?:st|nd|rd|th)?$| of /.test(limit.text)
      ? `there are ${limit.text}`
      : `it has to be there by ${limit.text}`;
  const fitting = all.find((o) => o !== first && o.hours <= limit.hours);
  if (first.hours > limit.hours * 1.05 && fitting && (!dated || dated === first || dated.hours <= limit.hours))
    return flaw(
      `What goes first takes ${first.text}, and ${until}; the other one, at ${fitting.text}, would still fit.`,
    );
  if (!dated) return undefined;
  if (dated === first)
    return dated.hours <= limit.hours
      ? { sentence, id: 'priority.deadline-right', axis: 'priority', sure: 0, point: '' }
      : undefined;
  if (dated.hours > limit.hours * 1.02) return undefined;
  const ahead = order.includes(dated) ? order.slice(0, order.indexOf(dated)) : [first];
  const sum = ahead.reduce((total, o) => total + o.hours, dated.hours);
  return sum > limit.hours * 1.02
    ? flaw(
        `${ahead.map((o) => o.text).join(' and ')} before it and ${dated.text} for the one with the date come to ${span(sum)}; ${until}.`,
      )
    : undefined;
}
