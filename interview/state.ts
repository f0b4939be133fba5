import type { Challenge } from '../protocol/challenge.ts';
import type { RoundScore, Scorecard } from '../protocol/debrief.ts';
import type { BodyOf, Entry, EntryBody, EntryOf, Phase } from '../protocol/entries.ts';
import type { EngineName, RoundId, WaitingFor } from '../protocol/loop.ts';
import type { Scenario } from '../protocol/scenario.ts';
import { wordsIn } from '../protocol/word-count.ts';
import { changeClock, leftOf, type RoundClock, startClock, WARN_MS } from './clock.ts';
import { begin, type Grammar, step, takes } from './machine.ts';
import { keepLedger, type Ledger, noLedger } from './readings/ledger.ts';
import { speedOf } from './readings/loop.ts';
import { overrideScore } from './readings/scorecard.ts';
import { noTranscript, type Transcript, transcribe } from './readings/transcript.ts';

/** Where an interview stands: a fold over its entries, and nothing else. */
export interface State {
  grammar: Grammar;
  seq: number;
  at: number;
  opened: EntryOf<'session.opened'> | null;
  /** With its hidden part: the full recording always carries it. */
  scenario: Scenario | null;
  engine: EngineName;
  pressure: number;
  case: BodyOf<'case.submitted'> | null;
  caseSeq: number;
  caseHeard: boolean;
  round: OpenRound | null;
  closedRounds: readonly { round: RoundId; seq: number; because: EntryOf<'round.closed'>['because'] }[];
  judged: readonly RoundScore[];
  scorecard: Scorecard | null;
  transcript: Transcript;
  ledger: Ledger;
  /** The first candidate turn that nobody has heard yet, and up to where everything has been heard. */
  unheard: number | null;
  heard: number;
  /** Bank and scenario questions put so far in the whole session. */
  asked: readonly string[];
  /** Which panel turns put a prepared question, which one, and on what. */
  asks: readonly { turn: string; id: string; axis: string | null }[];
}

/** What was put to the candidate, by whom and when, and how often it has been pressed since. */
interface Owed {
  panelist: string;
  askedSeq: number;
  /** The answer is what is said after this: leave to think, or the panel's own answer, may have come between. */
  answerFrom: number;
  presses: number;
}

export interface OpenRound {
  id: RoundId;
  seq: number;
  at: number;
  phase: Phase;
  clock: RoundClock;
  /** The entry that set the clock as it is. */
  clockSeq: number;
  clockAt: number;
  warned: boolean;
  /** Who has the floor since when, and to what end. */
  floor: EntryOf<'floor.given'> | null;
  /** The challenge that the candidate owes an answer to. */
  standing: (Owed & { challenge: string }) | null;
  /** The prepared question that they owe an answer to: never beside a challenge. */
  question: (Owed & { ask: NonNullable<EntryOf<'floor.given'>['ask']> }) | null;
  /** Challenges put off by the candidate, to come back to. */
  parked: readonly string[];
  hand: EntryOf<'hand.raised'> | null;
  pressed: EntryOf<'point.pressed'> | null;
  /** What the listener last made of the candidate's words, until the panel has acted on it. */
  weighed: EntryOf<'claims.weighed'> | null;
  /** The last thing said by anybody (`cut`: broken off), and by the candidate, in this round. */
  last: { seq: number; at: number; who: string; cut: boolean } | null;
  candidateLast: { seq: number; at: number; floor: 'keep' | 'yield' } | null;
  /** Words presented, and how often a panelist broke in. */
  words: number;
  interjections: number;
  /** Panelists in the order in which they had the floor in this round. */
  speakers: readonly string[];
  nudged: boolean;
  /** The last prepared question put in this round, by id. */
  lastAsk: string | null;
  /** When a challenge was last left unanswered. */
  left: number | null;
}

export const nothing: State = {
  grammar: begin(),
  seq: 0,
  at: 0,
  opened: null,
  scenario: null,
  engine: 'builtin',
  pressure: 3,
  case: null,
  caseSeq: 0,
  caseHeard: false,
  round: null,
  closedRounds: [],
  judged: [],
  scorecard: null,
  transcript: noTranscript,
  ledger: noLedger,
  unheard: null,
  heard: 0,
  asked: [],
  asks: [],
};

/** Whether this entry may be next. */
export const may = (state: State, body: EntryBody): boolean => takes(state.grammar, body);

/** Folds one entry. Throws where the grammar does not take it: such a log was not written by us. */
export function fold(state: State, entry: Entry): State {
  if (!may(state, entry)) {
    throw new Error(`entry ${entry.seq} (${entry.type}) may not follow entry ${state.seq}`);
  }
  return remember(
    {
      ...state,
      grammar: step(state.grammar, entry),
      seq: entry.seq,
      at: entry.at,
      transcript: transcribe(state.transcript, entry),
      ledger: keepLedger(state.ledger, entry),
    },
    entry,
  );
}

export const foldAll = (entries: readonly Entry[], from: State = nothing): State => entries.reduce(fold, from);

function remember(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'session.opened':
      return {
        ...state,
        opened: entry,
        scenario: whole(entry.scenario),
        engine: entry.engine,
        pressure: entry.pressure ?? 3,
      };
    case 'scenario.changed':
      return { ...state, scenario: whole(entry.scenario) };
    case 'plan.changed': {
      const { rounds, level, panelists } = entry;
      return { ...state, opened: state.opened && { ...state.opened, rounds, level, panelists } };
    }
    case 'pressure.set':
      return { ...state, pressure: entry.level };
    case 'engine.switched':
      return { ...state, engine: entry.to };
    case 'case.submitted':
      return { ...state, case: entry, caseSeq: entry.seq, caseHeard: false };
    case 'round.opened':
      return { ...state, round: openRound(entry) };
    case 'round.closed':
      return {
        ...state,
        round: null,
        unheard: null,
        closedRounds: [...state.closedRounds, { round: entry.round, seq: entry.seq, because: entry.because }],
      };
    case 'round.judged':
      return { ...state, judged: [...state.judged.filter((j) => j.round !== entry.round), entry.score] };
    case 'debrief.written':
      return { ...state, scorecard: entry.scorecard };
    case 'score.overridden':
      return { ...state, scorecard: state.scorecard && overrideScore(state.scorecard, entry) };
    case 'candidate.said':
      return inRound({ ...state, unheard: state.unheard ?? entry.seq }, (round) => ({
        ...round,
        last: { seq: entry.seq, at: entry.at, who: 'candidate', cut: false },
        candidateLast: { seq: entry.seq, at: entry.at, floor: entry.floor },
        words: round.words + wordsIn(entry.text),
        weighed: null,
        nudged: false,
      }));
    case 'claims.weighed': {
      if (entry.of === 'case') return { ...state, caseHeard: true };
      const later = state.transcript.turns.find((t) => t.who === 'candidate' && t.seq > entry.heard);
      return inRound({ ...state, heard: Math.max(state.heard, entry.heard), unheard: later?.seq ?? null }, (round) => ({
        ...round,
        weighed: entry,
      }));
    }
    case 'floor.given':
      return inRound(askedIn(state, entry), (round) => giveFloor(round, entry));
    case 'panelist.said':
      return inRound(state, (round) => afterSpeech(round, entry));
    case 'panelist.cutOff':
      return inRound(state, (round) => afterSpeech(round, entry));
    case 'challenge.settled':
      return inRound(state, (round) => ({
        ...round,
        standing: round.standing?.challenge === entry.challenge ? null : round.standing,
        parked: round.parked.filter((id) => id !== entry.challenge),
        left: entry.state === 'unanswered' ? entry.seq : round.left,
      }));
    case 'phase.opened':
      return inRound(state, (round) => ({ ...round, phase: entry.phase }));
    case 'hand.raised':
      return inRound(state, (round) => ({ ...round, hand: entry }));
    case 'point.pressed':
      return inRound(state, (round) => ({ ...round, pressed: entry }));
    case 'clock.changed':
      return inRound(state, (round) => {
        const clock = changeClock(round.clock, entry);
        const left = leftOf(clock, speedOf(state.opened?.clock ?? 'off', round.id), entry.at) ?? 0;
        // Only who has been given more time than the warning is of is warned again.
        const again = entry.because === 'extended' && left > WARN_MS;
        return { ...round, clock, clockSeq: entry.seq, clockAt: entry.at, warned: round.warned && !again };
      });
    case 'clock.warned':
      return inRound(state, (round) => ({ ...round, warned: true }));
    case 'artifact.shown':
    case 'coach.whispered':
    case 'note.made':
    case 'session.ended':
    case 'debrief.opened':
    case 'session.closed':
      return state;
  }
}

function askedIn(state: State, { ask, turn }: EntryOf<'floor.given'>): State {
  if (!ask) return state;
  const asks = turn ? [...state.asks, { turn, id: ask.id, axis: ask.axis ?? null }] : state.asks;
  return { ...state, asked: state.asked.includes(ask.id) ? state.asked : [...state.asked, ask.id], asks };
}

const openRound = (entry: EntryOf<'round.opened'>): OpenRound => ({
  id: entry.round,
  seq: entry.seq,
  at: entry.at,
  phase: entry.round === 'take-home' ? 'writing' : 'opening',
  clock: startClock(entry.endsAt),
  clockSeq: entry.seq,
  clockAt: entry.at,
  warned: false,
  floor: null,
  standing: null,
  question: null,
  parked: [],
  hand: null,
  pressed: null,
  weighed: null,
  last: null,
  candidateLast: null,
  words: 0,
  interjections: 0,
  speakers: [],
  nudged: false,
  lastAsk: null,
  left: null,
});

function giveFloor(round: OpenRound, entry: EntryOf<'floor.given'>): OpenRound {
  if (entry.to === 'candidate') return { ...round, floor: entry };
  const waits = entry.move === 'wait' && round.standing && entry.challenge === round.standing.challenge;
  return {
    ...round,
    floor: entry,
    lastAsk: entry.ask?.id ?? round.lastAsk,
    hand: null,
    // A point that a coach pressed waits until the panel takes something up; conceding or granting a minute is not that.
    pressed: entry.move === 'challenge' || entry.move === 'ask' || entry.move === 'press' ? null : round.pressed,
    speakers: [...round.speakers, entry.to],
    interjections: round.interjections + (entry.move === 'interject' ? 1 : 0),
    nudged: round.nudged || entry.move === 'nudge',
    parked: waits && round.standing ? [...round.parked, round.standing.challenge] : round.parked,
    standing: waits ? null : round.standing,
  };
}

function afterSpeech(round: OpenRound, entry: EntryOf<'panelist.said'> | EntryOf<'panelist.cutOff'>): OpenRound {
  const last = { seq: entry.seq, at: entry.at, who: entry.panelist, cut: entry.type === 'panelist.cutOff' };
  const { floor, standing, question } = round;
  if (floor?.move === 'wait' || floor?.move === 'answer') {
    // Who was answered in turn has had their say on a prepared question; what comes next is thanks, not a way round it.
    const had = floor.move === 'answer' ? 1 : 0;
    return {
      ...round,
      last,
      standing: standing && { ...standing, answerFrom: entry.seq },
      question: question && { ...question, answerFrom: entry.seq, presses: question.presses + had },
    };
  }
  const gotOut = entry.type === 'panelist.said' || entry.asked;
  if (!floor || !gotOut || !(floor.move === 'ask' || putsQuestion(floor.move))) return { ...round, last };
  const { ask } = floor;
  const { challenge } = entry;
  if (!challenge && !ask) return { ...round, last };
  const before = challenge ? standing?.challenge === challenge && standing : question?.ask.id === ask?.id && question;
  const presses = before ? before.presses + (floor.move === 'explain' ? 0 : 1) : 0;
  const owed = { panelist: entry.panelist, askedSeq: entry.seq, answerFrom: entry.seq, presses };
  const parked = (challenge ? round.parked.filter((id) => id !== challenge) : round.parked).concat(
    talkedPast(round, challenge),
  );
  return challenge
    ? { ...round, last, parked, standing: { ...owed, challenge }, question: null }
    : { ...round, last, parked, standing: null, question: ask ? { ...owed, ask } : null };
}

/** A point that the candidate talked past, and that something else has come before, is come back to. */
function talkedPast({ standing, weighed }: OpenRound, put: string | undefined): string[] {
  const next = weighed?.reply?.challenge === standing?.challenge ? weighed?.reply?.next : null;
  return standing && standing.challenge !== put && (next === 'escalate' || next === 'narrow')
    ? [standing.challenge]
    : [];
}

/** Moves after which the candidate owes an answer to what stands. */
export const putsQuestion = (move: BodyOf<'floor.given'>['move']): boolean =>
  move === 'challenge' ||
  move === 'press' ||
  move === 'narrow' ||
  move === 'interject' ||
  move === 'explain' ||
  move === 'human';

export const challengeOf = (state: State, id: string | undefined | null): Challenge | null =>
  (id && state.ledger.find((c) => c.id === id)) || null;

/** Whom the session waits for. A paused solo session waits for the only one who can resume it. */
export function waitingFor(state: State): WaitingFor {
  const tag = (['candidate', 'panel', 'coach', 'nobody'] as const).find((t) => state.grammar.hasTag(t)) ?? 'nobody';
  return tag === 'coach' && state.opened?.solo ? 'candidate' : tag;
}

/** Who is to act in the open round: the grammar's own word for it. */
export function floorOf(state: State): 'candidate' | 'chair' | 'panelist' | null {
  const inRound = state.round && (state.grammar.value as Record<string, unknown>)['round'];
  const here = (inRound as Record<string, unknown> | null)?.[state.round?.id ?? ''];
  const running = (here as Record<string, unknown> | undefined)?.['running'];
  const floor = (running as Record<string, unknown> | undefined)?.['floor'];
  return floor === 'candidate' || floor === 'chair' || floor === 'panelist' ? floor : null;
}

export const isPaused = (state: State): boolean => state.round?.clock.kind === 'paused' || pausedWithoutClock(state);

const pausedWithoutClock = (state: State): boolean => state.grammar.hasTag('coach') && state.round !== null;

/** Whether the case can still be written: what was handed in to be presented can be written anew in a take-home that comes after. */
export const isCaseOpen = (state: State): boolean =>
  !state.case || (!isOver(state) && roundsLeft(state).includes('take-home'));

/** The open round and those to come. */
const roundsLeft = (state: State): readonly RoundId[] => state.opened?.rounds.slice(state.closedRounds.length) ?? [];

export const isOver = (state: State): boolean => state.grammar.matches('closed' as never);

function inRound(state: State, how: (round: OpenRound) => OpenRound): State {
  return state.round ? { ...state, round: how(state.round) } : state;
}

function whole(scenario: EntryOf<'session.opened'>['scenario']): Scenario {
  if ('hidden' in scenario) return scenario;
  return {
    ...scenario,
    hidden: { soft: {}, questions: [], numbers: [], twists: [], artifact: null },
    sample: noSample,
  };
}

const noSample: Scenario['sample'] = { title: 'None', quality: 'mixed', case: '-' };
