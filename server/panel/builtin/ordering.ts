import type { Claim } from './claims.ts';
import type { AnalysedSentence, AnalysedText, Token } from './language.ts';
import { plain, words } from './weak/sentence.ts';

/** What goes first, held against the numbers that the candidate gave for each option. */

interface Clause {
  sentence: number;
  stems: ReadonlySet<string>;
  values: { unit: string; value: number; text: string }[];
}

const CHOICE = words(
  "(?:first(?! (?:time|quarter|request|month|week|half|draft|\\d|year|page|\\w+ing|open|hit|ones?|place|seen|release|version|two|three))|(?:start|begin|open|lead|go)(?:s|ing)? with|i'd go|we'd go|(?:i|we)(?:'d|'ll| would| will|'ve| have)? (?:choose|chose|pick|picked|take|took|tackle|settled? on|set up|prioriti[sz]e|put|begin|start|focus on|build|lead with)|settled on|decision:|the order is|the step to (?:work on|fix)|to the top|top of|first thing|we tackle|on top|before anything)",
);
const SECOND = words(
  '(?:then|after(?: that|wards)?|second|next|later|and leave|follow(?:ed|s)?|wait\\w*|instead of|rather than|before)',
);
const REASONED = words(
  "(?:depends?|dependenc\\w+|block(?:ed|s|ing)?|deadline|legal\\w*|must|required?|prerequisite|needs? (?:the|it)|only (?:one|we|thing)|cannot|can't|already ships?|unlock\\w*|risk\\w*|expires?|contract|per (?:engineer|week|month)|return on|cost of delay|although|even though|despite|smaller but|not because|by then)",
);
const GENERIC = new Set(
  'first thing step order option item work team week month quarter year time people user custom account reason side part half number way end start last next one two three plan list place day hour case point value'.split(
    ' ',
  ),
);

const content = (tokens: readonly Token[]): string[] =>
  tokens
    .filter(
      (t) =>
        !t.stop &&
        /^[a-z][a-z0-9]{2,}$/.test(t.stem) &&
        (t.pos === 'NOUN' || t.pos === 'PROPN' || t.pos === 'VERB' || t.pos === 'ADJ') &&
        !GENERIC.has(t.stem),
    )
    .map((t) => t.stem);

const valuesIn = (s: AnalysedSentence, from: number, to: number): Clause['values'] =>
  s.numbers
    .filter(
      (n) =>
        n.start >= from &&
        n.end <= to &&
        n.value !== undefined &&
        n.kind !== 'date' &&
        n.kind !== 'version' &&
        n.kind !== 'percentile',
    )
    .map((n) => ({
      unit: n.kind === 'cardinal' ? 'count' : n.kind === 'duration' ? 'time' : n.kind,
      value: n.kind === 'duration' ? (n.value ?? 0) * (DAYS[n.unit ?? 'day'] ?? 1) : (n.value ?? 0),
      text: n.text.replace(/[\s,]+$/, ''),
    }));

/** A sentence is one option, unless it lists several with a number of the same kind for each. */
function clausesOf(s: AnalysedSentence, sentence: number): Clause[] {
  const cut = (at: (t: Token) => boolean): Clause[] => {
    const bounds = [
      -1,
      ...s.tokens.flatMap((t, i) => (at(t) && !s.numbers.some((n) => t.start > n.start && t.end <= n.end) ? [i] : [])),
      s.tokens.length,
    ];
    return bounds.slice(0, -1).flatMap((from, k): Clause[] => {
      const own = s.tokens.slice(from + 1, bounds[k + 1]);
      const first = own[0];
      const last = own.at(-1);
      return first && last
        ? [{ sentence, stems: new Set(content(own)), values: valuesIn(s, first.start, last.end) }]
        : [];
    });
  };
  const listed = (clauses: Clause[]): boolean => {
    const full = clauses.filter((c) => c.stems.size > 0 && c.values.length > 0);
    return (
      full.length >= 2 &&
      full.length >= clauses.length - 1 &&
      full.filter((c) => c.values.some((v) => v.unit === full[1]?.values[0]?.unit)).length >= 2
    );
  };
  const semicolons = cut((t) => /^[;.]$/.test(t.lower));
  const commas = cut((t) => /^[,;:]$/.test(t.lower) || t.lower === 'and');
  const plainCommas = cut((t) => /^[,;:]$/.test(t.lower));
  return listed(plainCommas)
    ? plainCommas
    : listed(commas)
      ? commas
      : semicolons.length > 1
        ? semicolons
        : cut(() => false);
}

const DAYS: Record<string, number> = {
  second: 1 / 86400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

/** What the sentence puts first: the words around the cue, up to the reason or the second item. */
function chosen(s: AnalysedSentence): Set<string> {
  const low = plain(s.text);
  const cue = CHOICE.exec(low);
  if (!cue) return new Set();
  const stop = /\b(?:because|since|so that|as (?:it|they|we|that|price|this)|given|which|:|after|,|;|—)/;
  const tail = low.slice(cue.index + cue[0].length);
  const end = cue.index + cue[0].length + (stop.exec(tail)?.index ?? tail.length);
  const second = SECOND.exec(low.slice(0, end))?.index;
  const goesFirst = /^(?:first|to the top|top of|on top)/.test(cue[0]);
  const from = goesFirst
    ? Math.max(low.lastIndexOf(',', cue.index), low.lastIndexOf(';', cue.index), 0)
    : cue.index + cue[0].length;
  let to = goesFirst ? Math.max(cue.index, from + 1) : second !== undefined && second > from ? second : end;
  if (goesFirst && content(s.tokens.filter((t) => t.start - s.start >= from && t.end - s.start <= to)).length === 0)
    to = end;
  return new Set(content(s.tokens.filter((t) => t.start - s.start >= from && t.end - s.start <= to)));
}

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  2 * [...a].filter((x) => b.has(x)).length >= Math.min(2, a.size);

export interface Standing {
  /** The option put first has less of what the others are counted in, or more. */
  worse: boolean;
  best: boolean;
  against: string;
}

function compare(first: ReadonlySet<string>, clauses: readonly Clause[], at: number): Standing | null {
  const others = clauses.filter((c) => c.sentence !== at);
  const own = others.filter((c) => shares(first, c.stems));
  if (own.length === 0) return null;
  let worse = '';
  let best = false;
  for (const unit of ['money', 'count', 'percent', 'multiple']) {
    const mine = own.flatMap((c) =>
      c.values
        .filter((v) => v.unit === unit)
        .slice(0, 1)
        .map((v) => ({ ...v, sentence: c.sentence })),
    );
    const theirs = others
      .filter((c) => !own.includes(c) && own.some((o) => Math.abs(o.sentence - c.sentence) <= 1))
      .flatMap((c) => (c.stems.size > 0 ? c.values.filter((v) => v.unit === unit).slice(0, 1) : []));
    const top = theirs.reduce((a, b) => (b.value > (a?.value ?? 0) ? b : a), theirs[0]);
    const mineTop = mine.reduce((a, b) => (b.value > (a?.value ?? 0) ? b : a), mine[0]);
    if (!top || !mineTop) continue;
    if (mineTop.value >= top.value) best = true;
    else if (mineTop.value < 0.75 * top.value) worse = `${mineTop.text} against ${top.text}`;
  }
  return { worse: worse !== '' && !best, best, against: worse };
}

/** For each sentence that puts something first, how that option stands on the candidate's own numbers. */
export function standings(text: AnalysedText): Map<number, Standing> {
  const clauses = text.sentences.flatMap((s, i) => clausesOf(s, i));
  const found = new Map<number, Standing>();
  text.sentences.forEach((s, i) => {
    const first = chosen(s);
    if (first.size === 0) return;
    const standing = compare(first, clauses, i);
    if (standing) found.set(i, standing);
  });
  return found;
}

export function wrongOrder(text: AnalysedText): Claim[] {
  return [...standings(text)].flatMap(([sentence, standing]): Claim[] => {
    const low = plain(text.sentences[sentence]?.text ?? '');
    if (standing.best) return [{ sentence, id: 'priority.best', axis: 'priority', sure: 0, point: '' }];
    if (!standing.worse || REASONED.test(low)) return [];
    return [
      {
        sentence,
        id: 'priority.order',
        axis: 'priority',
        sure: 0.6,
        point: `On the numbers given this is not the one to put first: ${standing.against}.`,
      },
    ];
  });
}
