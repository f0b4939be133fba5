import type { Challenge } from '../../../../protocol/challenge.ts';
import type { Scoring } from '../../engine.ts';
import { rests, takesIn, withdrawn } from './facts.ts';
import { type Line, readLines } from './line.ts';
import { retracts } from './shapes.ts';
import { rx } from './words.ts';

/** What became of a challenge, and what that is worth. */
export interface Fate {
  challenge: Challenge;
  kind: 'held' | 'planned' | 'gave-in' | 'half' | 'mistaken' | 'lost' | 'left' | 'unseen';
  /** In steps of the score; below zero it speaks for the candidate. */
  loss: number;
  /** The best score that is still open with this unsettled. */
  cap: number;
  /** Candidate turns that answered it in this round, oldest first. */
  replies: readonly string[];
}

/** Says what would be done instead. */
export const mending = rx(
  "(?:i'd|we'd|i would|we would|i will|i'll|we'll|we will|goes? first|becomes?|instead|should've|should have|next step|replace\\w*|drop\\w*|i take|i'd go with|has to be|have to be|moves?)",
);

/** A concession that says what is done about it, rather than only that it is so. */
const mends = (lines: readonly Line[], turn: string): boolean =>
  lines.some(
    (line) =>
      line.turn === turn &&
      line.live &&
      ((mending.test(line.tag) && line.specific.size >= 2) ||
        (retracts.test(line.tag) && line.specific.size >= 1) ||
        (line.specific.size >= 1 && /<\w+>/.test(line.tag))),
  );

/** Every line of the turn had been said before, word for word: whatever it was taken for, it answers nothing new. */
function repeats(turn: string, lines: readonly Line[]): boolean {
  const from = lines.findIndex((line) => line.turn === turn);
  const before = new Set(lines.slice(0, Math.max(0, from)).map((line) => line.tag));
  const own = lines.filter((line) => line.turn === turn && line.tag.length > 20);
  return own.length > 0 && own.every((line) => before.has(line.tag));
}

/** The challenges that were fought in this round, or, for the take-home, that the case itself gives rise to. */
function ofRound(input: Scoring): Challenge[] {
  const here = new Set(input.transcript.filter((said) => said.round === input.round).map((said) => said.turn));
  const presented = (quote: string): boolean =>
    input.transcript.some(
      (said) => said.who === 'candidate' && said.round === input.round && said.text.includes(quote),
    );
  return input.ledger.filter((c) => {
    if (input.round === 'take-home') return c.turn === 'case';
    if (c.history.some((step) => here.has(step.turn))) return true;
    if (c.history.length > 0) return false;
    if (c.turn !== 'case') return here.has(c.turn);
    return input.round === 'case-presentation' && (c.state !== 'open' || presented(c.quote));
  });
}

const linesOf = (said: { turn: string; text: string }): Line[] => readLines(said, 0);

/**
 * What an answer did about the fact that a challenge rests on. The panel may have let it pass; the fact stands all the
 * same, unless the answer takes it in or the candidate takes the claim back later.
 */
function aboutFact(c: Challenge, transcript: Scoring['transcript']): 'taken in' | 'withdrawn' | 'denied' {
  if (!rests(c) || c.state !== 'defended') return 'taken in';
  if (c.history.some(({ reading }) => reading === 'concede' || reading === 'unknown-with-plan')) return 'taken in';
  const replies = new Set(c.history.map((step) => step.turn));
  const answers = transcript.filter((said) => replies.has(said.turn)).flatMap(linesOf);
  // Cleared up without having been asked: there is no answer to judge.
  if (answers.length === 0) return 'taken in';
  const quote = linesOf({ turn: c.turn, text: c.quote });
  if (takesIn(linesOf({ turn: c.turn, text: c.fact.statement }), quote, answers)) return 'taken in';
  const from = transcript.findIndex((said) => said.turn === c.turn);
  const later = transcript.slice(from + 1).filter((said) => said.who === 'candidate');
  return withdrawn(quote, later.flatMap(linesOf)) ? 'withdrawn' : 'denied';
}

function fateOf(c: Challenge, input: Scoring, lines: readonly Line[]): Fate {
  const here = new Set(input.transcript.filter((said) => said.round === input.round).map((said) => said.turn));
  const replies = c.history.map((step) => step.turn).filter((turn) => here.has(turn));
  const last = c.history.at(-1);
  const weight = c.weight * (c.force === 'probe' ? 0.4 : 1);
  const fate = (kind: Fate['kind'], factor: number, cap: number): Fate => ({
    challenge: c,
    kind,
    loss: factor * weight,
    cap,
    replies,
  });
  const hard = c.force === 'challenge';
  const wrong = rests(c);
  const written = input.round === 'take-home';
  switch (c.state) {
    case 'defended':
      if (replies.length > 0 && replies.every((turn) => repeats(turn, lines))) return fate('lost', 1.2, 4);
      switch (aboutFact(c, input.transcript)) {
        case 'denied':
          return fate('mistaken', 1.6, 3);
        case 'withdrawn':
          return fate('planned', 0.3, 5);
        case 'taken in':
      }
      return fate(
        last?.reading === 'unknown-with-plan' ? 'planned' : 'held',
        written ? 0 : last?.reading === 'unknown-with-plan' ? -0.2 : -0.6,
        5,
      );
    case 'conceded': {
      const mended = c.history.some(
        (step) => step.reading === 'unknown-with-plan' || (step.reading === 'concede' && mends(lines, step.turn)),
      );
      return mended ? fate('planned', hard ? 0.4 : 0.1, 5) : fate('gave-in', 1.2, hard && weight >= 0.5 ? 4 : 5);
    }
    case 'unanswered': {
      const half = last?.reading === 'partial';
      return half ? fate('half', 1.4, hard ? 4 : 5) : fate('lost', 2.2, wrong ? 2 : hard && weight >= 0.4 ? 3 : 4);
    }
    case 'raised':
      if (last?.reading === 'partial') return fate('half', 0.8, 5);
      if (last?.reading === 'dodge') return fate('lost', 1.6, wrong ? 2 : hard ? 3 : 4);
      return fate('left', 0.6, 5);
    case 'open':
      // Nobody said it aloud, so it is no part of what was said: a fact counts, an opinion hardly.
      return wrong
        ? fate('unseen', written ? 1.6 : 1, written ? 3 : 4)
        : fate('unseen', hard ? (written ? 0.5 : 0.3) : 0.1, 5);
    case 'dropped':
      return fate('left', 0, 5);
  }
}

export const fatesOf = (input: Scoring, lines: readonly Line[]): Fate[] =>
  ofRound(input).map((c) => fateOf(c, input, lines));

/** How the candidate left a challenge, in the debrief's words. */
export type Ending = 'conceded' | 'mended' | 'half' | 'mistaken' | 'dodged' | 'aside' | 'silent' | 'met';

export function endingOf(c: Challenge, transcript: Scoring['transcript']): Ending {
  const readings = c.history.map((step) => step.reading);
  if (c.state === 'conceded') {
    const mended = c.history.some(({ turn, reading }) => {
      const said = transcript.find((each) => each.turn === turn);
      return reading === 'unknown-with-plan' || (reading === 'concede' && said && mends(linesOf(said), turn));
    });
    return mended ? 'mended' : 'conceded';
  }
  if (aboutFact(c, transcript) === 'denied') return 'mistaken';
  if (!isLost(c, transcript)) return 'met';
  if (readings.at(-1) === 'partial') return 'half';
  const aside = readings.filter((each) => each === 'dodge' || each === 'counter-challenge').length;
  if (aside > 1) return 'dodged';
  return readings.length > 0 ? 'aside' : 'silent';
}

/** Asked for and not given, given away, or argued against the facts: what the debrief comes back to. */
export const isLost = (c: Challenge, transcript: Scoring['transcript']): boolean =>
  c.state === 'unanswered' ||
  c.state === 'conceded' ||
  (c.state === 'raised' && c.history.at(-1)?.reading === 'dodge') ||
  aboutFact(c, transcript) === 'denied';
