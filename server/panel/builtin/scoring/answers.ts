import type { Said, Scoring } from '../../engine.ts';
import type { Criterion } from '../../rubric.ts';
import { type Line, readLines } from './line.ts';
import { aspectsOf, axesOf } from './readings.ts';

/** What the candidate said in one round: everything they said between two turns of the panel is one answer. */
export interface Answer {
  turns: readonly Said[];
  /** What the panel had just said. */
  after: readonly Said[];
  lines: readonly Line[];
}

const GROUND =
  /\b(?:data\w*|databricks|spark|delta|lineage|catalog|lakehouse|sql|quer(?:y|ies)|pipelines?|models?|ml|mlflow|gateways?|tokens?|endpoints?|warehouses?|notebooks?|clusters?|dbus?|workspaces?|snowflake|fabric|tables?|schemas?|columns?|embeddings?|vectors?|serving|ingest\w*|iceberg|governance|metastore|apis?|compute|gpus?|jobs?|serverless|shuffle|partitions?|shar(?:e|es|ing)|open source|streaming|latency|permissions?|agents?|judges?|traces?|bill(?:s|ing)?|costs?|steward|engineers?)\b/g;
const GROUNDED = new Set(['take-home', 'case-presentation', 'technical', 'founder']);

/** A text about something else altogether is no evidence, however well it is put. */
function onTopic(input: Scoring, lines: readonly Line[]): boolean {
  if (!GROUNDED.has(input.round)) return true;
  const words = lines.reduce((sum, line) => sum + line.stems.length, 0);
  const found = new Set(
    lines.flatMap((line) => [...line.tag.matchAll(GROUND)].map((match) => match[0].replace(/s$/, ''))),
  );
  return found.size >= (words > 60 ? 4 : words > 15 ? 1 : 0);
}

const grams = (stems: readonly string[]): string[] =>
  stems.slice(2).map((stem, i) => `${stems[i]} ${stems[i + 1]} ${stem}`);
const share = (part: readonly string[], whole: ReadonlySet<string>): number =>
  part.length === 0 ? 0 : part.filter((each) => whole.has(each)).length / part.length;

const stemsIn = (turn: string, text: string): string[] => readLines({ turn, text }, 0).flatMap((line) => line.stems);

/** The candidate's lines with those that only give back somebody else's words taken out of the evidence. */
function unechoed(
  lines: readonly Line[],
  heard: readonly string[],
  brief: ReadonlySet<string>,
  before: ReadonlySet<string>,
): void {
  const order = new Set(grams(heard));
  for (const line of lines) {
    const own = grams(line.stems);
    const copied = line.stems.length >= 4 && share(own, brief) >= 0.75;
    const echoed = own.length > 1 && share(own, order) >= 0.75;
    if (copied || (echoed && share(line.stems, before) < 0.8)) line.live = false;
  }
}

const briefs = new WeakMap<object, ReadonlySet<string>>();

function briefOf(input: Scoring): ReadonlySet<string> {
  const { scenario } = input;
  const known = briefs.get(scenario);
  if (known) return known;
  const made = new Set(
    [scenario.brief, scenario.summary, scenario.segment].flatMap((text) => grams(stemsIn('brief', text))),
  );
  briefs.set(scenario, made);
  return made;
}

/** Links the lines again, so that only what counts stands beside what counts. */
function relink(lines: readonly Line[]): void {
  for (const line of lines) {
    if (line.prev && !line.prev.live) line.prev = null;
    if (line.next && !line.next.live) line.next = null;
  }
}

export function answersOf(input: Scoring): Answer[] {
  const answers = input.round === 'take-home' ? written(input) : spoken(input);
  const lines = answers.flatMap((answer) => answer.lines);
  if (!onTopic(input, lines)) for (const line of lines) line.live = false;
  relink(lines);
  return answers;
}

function written(input: Scoring): Answer[] {
  const text = input.case ?? '';
  if (!/\S/.test(text)) return [];
  const said: Said = { turn: 'case', who: 'candidate', text, round: 'take-home' };
  const lines = readLines(said, 0);
  unechoed(lines, [], briefOf(input), new Set());
  return [{ turns: [said], after: [], lines }];
}

function spoken(input: Scoring): Answer[] {
  const groups: { turns: Said[]; after: Said[] }[] = [];
  let after: Said[] = [];
  let open: { turns: Said[]; after: Said[] } | null = null;
  for (const said of input.transcript) {
    if (said.round !== input.round) continue;
    if (said.who !== 'candidate') {
      if (open) after = [];
      open = null;
      after.push(said);
    } else if (/\S/.test(said.text)) {
      if (!open) {
        open = { turns: [], after };
        groups.push(open);
      }
      open.turns.push(said);
    }
  }
  const before = new Set(input.case ? stemsIn('case', input.case) : []);
  return groups.map((group, i) => {
    const lines = group.turns.flatMap((said) => readLines(said, i));
    const heard = group.after.flatMap((said) => stemsIn(said.turn, said.text));
    unechoed(lines, heard, briefOf(input), before);
    for (const line of lines) for (const stem of line.stems) before.add(stem);
    return { ...group, lines };
  });
}

/**
 * Which answers were to a question on this criterion. Where the caller says what each question was about, that is all
 * that counts; where it does not, the question's own words tell. Either way it only tells "asked" from "never asked".
 */
export function askedOn(
  criterion: Criterion,
  rubric: readonly Criterion[],
  axes: ReadonlySet<string>,
  answers: readonly Answer[],
): Answer[] {
  const told = answers.some((answer) => answer.after.some((said) => said.asked !== undefined));
  if (!told) return answers.filter((answer) => about(answer, rubric) === criterion);
  const shared = rubric.filter((each) => each === criterion || sharesAxis(each, criterion, rubric));
  let last: Criterion | undefined;
  return answers.filter((answer) => {
    const asked = answer.after.flatMap((said) => said.asked ?? []);
    if (asked.includes(criterion.id)) return true;
    if (!asked.some((each) => axes.has(each))) return false;
    // Several criteria on one axis: the question's own words tell which; where they do not, it goes on about the same.
    last = about(answer, shared) ?? last ?? shared[0];
    return last === criterion;
  });
}

const sharesAxis = (one: Criterion, other: Criterion, rubric: readonly Criterion[]): boolean => {
  const axes = axesOf(other, rubric);
  return [...axesOf(one, rubric)].some((axis) => axes.has(axis));
};

/** Answers to questions on something else: what stands there is about that, unless it says otherwise itself. */
export function elsewhere(
  criterion: Criterion,
  axes: ReadonlySet<string>,
  answers: readonly Answer[],
): ReadonlySet<number> {
  // Nobody asks about a criterion without an axis by its axis: it may come up anywhere.
  if (axes.size === 0) return new Set();
  const other = answers.filter((answer) => {
    const asked = answer.after.flatMap((said) => said.asked ?? []);
    return asked.length > 0 && !asked.some((each) => each === criterion.id || axes.has(each));
  });
  return new Set(other.flatMap((answer) => answer.lines.slice(0, 1).map((line) => line.answer)));
}

function about(answer: Answer, rubric: readonly Criterion[]): Criterion | null {
  const text = answer.after.map((said) => said.text.toLowerCase()).join('\n');
  const questions = text.match(/[^.?!\n]*\?/g)?.join(' ') ?? text;
  let best: Criterion | null = null;
  let most = 0;
  for (const criterion of rubric) {
    const found = aspectsOf(criterion).reduce(
      (sum, { topic }) => sum + new Set(questions.match(new RegExp(topic.source, 'g'))).size,
      0,
    );
    if (found > most) {
      best = criterion;
      most = found;
    }
  }
  return best;
}
