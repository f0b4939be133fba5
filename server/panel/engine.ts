import type { Challenge, Noticed } from '../../protocol/challenge.ts';
import type { RoundScore, Scorecard } from '../../protocol/debrief.ts';
import type { BodyOf, Phase, WordedMove } from '../../protocol/entries.ts';
import type { EngineName, Level, RoundId } from '../../protocol/loop.ts';
import type { Scenario } from '../../protocol/scenario.ts';
import type { Persona } from './persona.ts';

// The port of an engine: it hears, words and scores. Whether and when anybody speaks is never its business.

/** One thing said, by the candidate (`who: 'candidate'`) or a panelist. */
export interface Said {
  turn: string;
  who: string;
  text: string;
  round: RoundId;
  /** Of a panelist's turn, where the caller knows: the axis (or criterion) that it asked about; `null`: it asked about none. */
  asked?: string | null;
}

/** What every call knows of the interview. */
export interface Setting {
  scenario: Scenario;
  level: Level;
  /** 1 to 5. */
  pressure: number;
  round: RoundId;
  phase: Phase;
  /** Drawn once per session, so that a session can be repeated. */
  seed: number;
  /** The submitted case, if there is one. */
  case: string | null;
  /** Everything said before, oldest first, earlier rounds included. */
  transcript: readonly Said[];
  ledger: readonly Challenge[];
}

export interface Listening extends Setting {
  /** Candidate turns not heard yet, oldest first. With `reading: 'case'` there are none and the case itself is weighed. */
  turns: readonly Said[];
  reading: 'speech' | 'case';
  /** The panelists of this round with their remits. */
  panel: readonly Persona[];
  /** The challenge that the candidate has just answered, if one stands, and the panelist's last words to them. */
  standing: Challenge | null;
  asked: string | null;
  /** The whole answer to it: everything the candidate said since it was put, pieces heard before included. */
  answer: string | null;
  /** The prepared question that was answered in its place; an engine need not judge that. */
  question?: string | null;
}

/** What the listener made of it. Ids are given by the caller; quotes are checked by the caller and dropped if not verbatim. */
export interface Heard {
  noticed: Omit<Noticed, 'id'>[];
  reply: Pick<NonNullable<BodyOf<'claims.weighed'>['reply']>, 'reading' | 'next'> | null;
  supported: string[];
  /** The prepared question was talked past, without any doubt. */
  dodged?: boolean;
  wish: BodyOf<'claims.weighed'>['wish'];
}

export interface Wording extends Setting {
  persona: Persona;
  others: readonly Persona[];
  move: WordedMove;
  /** The one challenge to put, press, narrow or accept; never the whole list. */
  challenge: Challenge | null;
  /** What to ask where it is no challenge. */
  ask: { id: string; text: string } | null;
  /** The words in which what stands was put to them, where it is to be put again. */
  stands?: string | null;
  /** The candidate's last turn. */
  last: Said | null;
  candidate: string;
  /** How often this challenge has been pressed so far. */
  presses: number;
  /** The last point has just been left without an answer: say so before going on. */
  leaves: boolean;
}

export interface Scoring extends Setting {
  panel: readonly Persona[];
}

export interface Engine {
  readonly name: EngineName;
  listen(input: Listening, signal: AbortSignal): Promise<Heard>;
  /** Words in order, in pieces of any size; their concatenation is the turn. */
  word(input: Wording, signal: AbortSignal): AsyncIterable<string>;
  judge(input: Scoring, signal: AbortSignal): Promise<RoundScore>;
  debrief(input: Scoring & { rounds: readonly RoundScore[] }, signal: AbortSignal): Promise<Scorecard>;
}
