import type { CriterionScore } from '../../../../protocol/debrief.ts';
import type { Criterion } from '../../rubric.ts';
import { type Answer, askedOn, elsewhere } from './answers.ts';
import { type Hit, type Reading, read } from './aspect.ts';
import type { Fate } from './fates.ts';
import { type Flaw, overlaps } from './flaws.ts';
import type { Ground } from './ground.ts';
import { type Line, near } from './line.ts';
import { checked, opening, quoteOf, quoteOfAnswer, tellingOf } from './quotes.ts';
import { aspectsOf, axesOf, isComposure } from './readings.ts';
import { retracts } from './shapes.ts';

const EVIDENCE = 3;
/** Less than this is one right word by accident. */
const TRACE = 0.22;
/** What has to be there before unasked words count as an attempt. */
const SHOWN = 0.45;
/** The same where no question is ever about it alone. */
const SHOWN_UNASKED = 0.35;

/** What was said in answer to something else, and speaks of this all the same, or does not. */
const BESIDE = 0.98;
const ASIDE = 0.85;
/** Putting something better in the place of what was challenged. */
const BETTERED = 0.4;
/** What lost challenges and flaws together can take from what was shown. */
const MOST_LOST = 2.75;

export function scoreOf(criterion: Criterion, ground: Ground): CriterionScore {
  return isComposure(criterion) ? composure(criterion, ground) : reading(criterion, ground);
}

const unshown = (criterion: Criterion, touched = false): CriterionScore => ({
  id: criterion.id,
  name: criterion.name,
  score: null,
  why: touched
    ? 'Not shown: nobody asked about it, and what was said of it is too little to judge.'
    : 'Not shown: it was neither asked about nor came up.',
  evidence: [],
});

const whole = (raw: number): number => Math.max(1, Math.min(5, Math.round(raw)));

function together(readings: readonly Reading[]): Reading {
  const [best, ...rest] = [...readings].sort((a, b) => b.share - a.share);
  if (!best) return { share: 0, depth: 0, hits: [], has: [], lacks: [] };
  const other = rest[0];
  if (!other) return best;
  return {
    share: 0.75 * best.share + 0.25 * other.share,
    depth: 0.75 * best.depth + 0.25 * other.depth,
    hits: [...best.hits, ...other.hits].sort((a, b) => b.strength - a.strength),
    has: [...best.has, ...other.has],
    lacks: [...best.lacks, ...other.lacks],
  };
}

/** What a criterion comes to before it is rounded and put into words. */
interface Measured {
  found: Reading;
  fates: readonly Fate[];
  flaws: readonly Flaw[];
  held: readonly Fate[];
  asked: readonly Answer[];
  raised: readonly Fate[];
  shown: boolean;
  /** 1 to a little over 5. */
  raw: number;
}

function measure(criterion: Criterion, ground: Ground): Measured {
  const axes = axesOf(criterion, ground.rubric);
  const fates = ground.fates.filter((fate) => axes.has(fate.challenge.axis));
  const flaws = ground.flaws.filter((flaw) => axes.has(flaw.axis)).sort((a, b) => b.sure - a.sure);
  // What is wrong on this axis is no evidence for it.
  const spoilt = new Set([...ground.untrue, ...flaws.filter((flaw) => flaw.sure >= 0.5).map((flaw) => flaw.line)]);
  const lost = fates.filter(({ kind }) => kind === 'lost' || kind === 'half').map(({ challenge }) => challenge);
  const stands = (line: Line): boolean =>
    !spoilt.has(line) && !lost.some((c) => c.turn === line.turn && overlaps(c.quote, line.s.text));
  const away = elsewhere(criterion, axes, ground.answers);
  const lines = ground.lines.filter(stands);
  const found = together(
    aspectsOf(criterion).map((aspect) =>
      read(aspect, lines, (line) => (!away.has(line.answer) ? 1 : aspect.topic.test(near(line)) ? BESIDE : ASIDE)),
    ),
  );
  const asked = ground.written ? ground.answers : askedOn(criterion, ground.rubric, axes, ground.answers);
  const raised = fates.filter((fate) => fate.kind !== 'unseen' && (fate.replies.length > 0 || fate.kind === 'lost'));
  const tried = found.share >= (axes.size === 0 ? SHOWN_UNASKED : SHOWN) || flaws.some((flaw) => flaw.sure >= 0.6);
  const shown = asked.length > 0 || raised.length > 0 || tried;

  let raw = 1 + 4.2 * found.share;
  const held = fates.filter((fate) => fate.kind === 'held' && fate.challenge.force === 'challenge');
  if (held.length > 0) raw = Math.max(raw, 2.4 + Math.max(...held.map((fate) => fate.challenge.weight)));
  const bound = Math.min(...fates.map((fate) => fate.cap), capOf(flaws), 5.2);
  const loss = fates.reduce((sum, fate) => sum + fate.loss, 0);
  const weak = Math.min(
    1.5,
    flaws.reduce((sum, flaw) => sum + 0.8 * flaw.sure, 0),
  );
  const empty = asked.length > 1 ? asked.filter((answer) => isEmpty(answer, found.hits)).length / asked.length : 0;
  raw = Math.min(raw - Math.max(-0.6, Math.min(MOST_LOST, loss + weak)) - 0.8 * empty, bound);
  const bettered = fates.some((fate) => fate.kind === 'planned' && fate.replies.some((turn) => corrects(turn, ground)));
  if (bettered) raw += BETTERED;
  if (found.share < TRACE && held.length === 0) raw = bettered ? Math.min(2, bound) : 1;
  return { found, fates, flaws, held, asked, raised, shown, raw };
}

/** The same between the whole numbers, so that two texts with the same scores can still be told apart; null: by the fates alone, or never shown. */
export function fineOf(criterion: Criterion, ground: Ground): { raw: number; depth: number; shown: boolean } | null {
  if (isComposure(criterion)) return null;
  const { raw, found, shown } = measure(criterion, ground);
  return { raw, depth: found.depth, shown };
}

function reading(criterion: Criterion, ground: Ground): CriterionScore {
  const { found, fates, flaws, held, asked, raised, shown, raw } = measure(criterion, ground);
  if (!shown) return unshown(criterion, found.share > 0);

  const score = whole(raw);
  const topics = aspectsOf(criterion).map((aspect) => aspect.topic);
  const against = fates.filter((fate) => fate.loss > 0 && fate.kind !== 'left').sort((a, b) => b.loss - a.loss);
  const quotes = [
    ...(score >= 3
      ? []
      : against.slice(0, 1).map((fate) => ({ turn: fate.challenge.turn, quote: fate.challenge.quote }))),
    ...(score >= 3 ? [] : flaws.slice(0, 1).map((flaw) => quoteOf(flaw.line))),
    ...found.hits.slice(0, 2).map((hit) => quoteOf(hit.line)),
    ...held.slice(0, 1).flatMap((fate) => fate.replies.slice(-1).map((turn) => coreOf(turn, topics, ground))),
    ...flaws.slice(0, 1).map((flaw) => quoteOf(flaw.line)),
    ...against.slice(0, 1).map((fate) => ({ turn: fate.challenge.turn, quote: fate.challenge.quote })),
  ];
  const evidence = checked(quotes, ground.texts).slice(0, EVIDENCE);
  const instead = evidence.length > 0 ? evidence : checked([standIn(criterion, asked, raised, ground)], ground.texts);
  if (instead.length === 0) return unshown(criterion);
  return {
    id: criterion.id,
    name: criterion.name,
    score,
    why: why(found, fates, flaws, ground.written),
    evidence: instead,
  };
}

/** Takes it back and says what instead. */
const corrects = (turn: string, ground: Ground): boolean =>
  ground.lines.some((line) => line.turn === turn && line.live && retracts.test(line.tag) && line.specific.size >= 1);

/** A flaw that the candidate wrote or said themself keeps the top out of reach. */
function capOf(flaws: readonly Flaw[]): number {
  const grave = flaws.filter((flaw) => flaw.sure >= 0.7).length;
  if (grave >= 2) return 2;
  if (grave === 1) return 3;
  return flaws.some((flaw) => flaw.sure >= 0.5) ? 4 : 5;
}

const isEmpty = (answer: Answer, hits: readonly Hit[]): boolean => {
  const turns = new Set(answer.turns.map((said) => said.turn));
  return (
    !hits.some((hit) => turns.has(hit.line.turn)) && !answer.lines.some((line) => line.live && line.specific.size >= 3)
  );
};

/** What a reply comes down to. */
const coreOf = (turn: string, topics: readonly RegExp[], ground: Ground) => {
  const line = tellingOf(
    ground.lines.filter((each) => each.turn === turn),
    topics,
  );
  return line ? quoteOf(line) : null;
};

/** Asked and answered emptily: that answer, by what in it comes nearest to the matter. */
function standIn(criterion: Criterion, asked: readonly Answer[], raised: readonly Fate[], ground: Ground) {
  const topics = aspectsOf(criterion).map((aspect) => aspect.topic);
  const challenge = raised[0]?.challenge;
  const replied = raised.flatMap((fate) => fate.replies);
  const answers =
    asked.length > 0 ? asked : ground.answers.filter((each) => each.turns.some((said) => replied.includes(said.turn)));
  const line = tellingOf(
    answers.flatMap((answer) => answer.lines),
    topics,
  );
  if (line) return quoteOf(line);
  const [answer] = answers;
  if (answer) return quoteOfAnswer(answer);
  return challenge ? { turn: challenge.turn, quote: challenge.quote } : null;
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

function why(found: Reading, fates: readonly Fate[], flaws: readonly Flaw[], written: boolean): string {
  const said: string[] = [];
  const of = (...kinds: Fate['kind'][]): number => fates.filter((fate) => kinds.includes(fate.kind)).length;
  if (found.has.length > 0) said.push(`Shown: ${list(found.has.slice(0, 3))}.`);
  else if (of('held', 'planned') === 0) said.push('Nothing that counts.');
  if (found.lacks.length > 0) said.push(`Missing: ${found.lacks.slice(0, 2).join('; ')}.`);
  const was = (n: number, what: string): void => {
    if (n > 0) said.push(n === 1 ? `One challenge was ${what}.` : `${n} challenges were ${what}.`);
  };
  was(of('lost'), 'left without an answer');
  was(of('half'), 'half answered');
  was(of('gave-in'), 'conceded, with nothing to put in its place');
  was(of('mistaken'), 'argued against what is documented');
  was(of('planned'), 'met with a way forward');
  was(of('held'), 'held off with reasons');
  const open = fates.find((fate) => fate.kind === 'unseen' && fate.challenge.force === 'challenge');
  const flaw = flaws.find((each) => each.sure >= 0.5);
  if (open)
    said.push(
      `${written ? 'Weak in the text' : 'Weak, though nobody took it up'}: “${opening(open.challenge.quote)}”. ${open.challenge.point.trim()}`,
    );
  else if (flaw) said.push(`Against it: “${opening(quoteOf(flaw.line).quote)}”. ${flaw.point}`);
  return said.join(' ');
}

/** Judgment under pressure is what became of the challenges. */
function composure(criterion: Criterion, ground: Ground): CriterionScore {
  const WORTH: Record<Fate['kind'], number | null> = {
    held: 1,
    planned: 0.8,
    half: 0.1,
    'gave-in': -0.2,
    mistaken: -0.4,
    lost: -1,
    left: null,
    unseen: null,
  };
  const fought = ground.fates.filter(
    (fate) =>
      WORTH[fate.kind] !== null && (fate.challenge.force === 'challenge' || fate.challenge.state !== 'defended'),
  );
  if (fought.length === 0) return unshown(criterion);
  const weights = fought.reduce((sum, fate) => sum + Math.max(0.2, fate.challenge.weight), 0);
  const balance =
    fought.reduce((sum, fate) => sum + (WORTH[fate.kind] ?? 0) * Math.max(0.2, fate.challenge.weight), 0) / weights;
  const score = whole(Math.min(3 + 2 * balance, fought.length === 1 && balance > 0 ? 4 : 5));
  const replies = [...fought]
    .sort((a, b) => (score >= 3 ? a.loss - b.loss : b.loss - a.loss))
    .flatMap((fate) => fate.replies.slice(-1));
  const quotes = replies.map((turn) => {
    const answer = ground.answers.find((each) => each.turns.some((said) => said.turn === turn));
    return coreOf(turn, [], ground) ?? (answer ? quoteOfAnswer(answer) : null);
  });
  const evidence = checked(
    [...quotes, ...fought.map((fate) => ({ turn: fate.challenge.turn, quote: fate.challenge.quote }))],
    ground.texts,
  );
  if (evidence.length === 0) return unshown(criterion);
  const of = (...kinds: Fate['kind'][]): number => fought.filter((fate) => kinds.includes(fate.kind)).length;
  const total = fought.length === 1 ? 'the one challenge' : `the ${fought.length} challenges`;
  const parts = (
    [
      [of('held'), 'held with reasons'],
      [of('planned'), 'met with a way forward'],
      [of('half'), 'half answered'],
      [of('gave-in'), 'conceded with nothing in its place'],
      [of('mistaken'), 'argued against what is documented'],
      [of('lost'), 'not answered'],
    ] as const
  ).flatMap(([n, what]) => (n === 0 ? [] : [fought.length === 1 ? what : `${n} ${what}`]));
  return {
    id: criterion.id,
    name: criterion.name,
    score,
    why: `Of ${total} put: ${list(parts)}.`,
    evidence: evidence.slice(0, EVIDENCE),
  };
}
