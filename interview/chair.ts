import type { BodyOf, EntryBody } from '../protocol/entries.ts';
import { nextItem, type Question, sits, worthBreakingIn } from './agenda.ts';
import { leftOf } from './clock.ts';
import { pressureAt } from './pressure.ts';
import { roundMs, speedOf } from './readings/loop.ts';
import { rounds } from './rounds.ts';
import { challengeOf, floorOf, type OpenRound, type State } from './state.ts';

// The chair decides who speaks and to what end: pure, instant, and the same for every engine. It words nothing.

/** Makes an id that nobody can guess; randomness enters the rules only through it. */
export type Mint = () => string;

/** What the chair would have happen, not before `at`. */
export interface Decision {
  at: number;
  bodies: (mint: Mint, now: number) => EntryBody[];
}

/** After the candidate yields, how long the chair waits for what is still being heard, before going on without it. */
export const LISTEN_WAIT_MS = 2_500;
/** How long a hand is up before its owner breaks in. */
const HAND_MS = 2_500;
/** The round's own time before its end at which the panel turns to the candidate's questions, and wraps up. */
const QUESTIONS_MS = 5 * 60_000;
const WRAP_UP_MS = 45_000;
/** What is said into the greeting is a hello up to so many words. */
const HELLO_WORDS = 40;
/** Panel turns in a row before the candidate has the floor again. */
const IN_A_ROW = 2;

type Floor = Omit<BodyOf<'floor.given'>, 'type' | 'turn'>;

/** The next decision for an interview that stands like this; null when it is somebody else's turn. */
export function chair(state: State, questions: readonly Question[]): Decision | null {
  const round = state.round;
  if (!round || rounds[round.id].kind === 'writing') return null;
  switch (floorOf(state)) {
    case 'chair':
      return round.last?.who === 'candidate'
        ? afterCandidate(state, round, questions)
        : afterPanel(state, round, questions);
    case 'candidate':
      return whileCandidate(state, round);
    default:
      return null;
  }
}

function afterPanel(state: State, round: OpenRound, questions: readonly Question[]): Decision {
  const lead = leadOf(round);
  const floor = round.floor;
  if (!floor) return now(state, [{ to: lead, move: 'open', why: 'the round opens' }]);
  if (round.last?.cut) {
    // Broken off by a pause or a failing engine, not by the candidate: the same thing is said again.
    const { to, move, challenge, ask } = floor;
    return now(state, [{ to, move, challenge, ask, why: 'it was broken off' }], presented(round));
  }
  switch (floor.move) {
    case 'open':
      // A whole case said before the greeting's first word has been presented.
      return handedOver(round) && round.words > HELLO_WORDS && presents(round)
        ? afterCandidate(state, round, questions)
        : begun(state, round);
    case 'accept':
    case 'move-on':
      // A panelist who broke in gives the presentation back.
      if (round.phase === 'presenting' && !presented(round).length)
        return now(state, [toCandidate('they were presenting')]);
      if (inARow(state, round) < IN_A_ROW) return afterSettling(state, round, questions);
      return now(state, [toCandidate('the panel has spoken')]);
    case 'close':
      if (timeLeft(state, round, state.at) <= WRAP_UP_MS) return now(state, [toCandidate('the last word is theirs')]);
      return { at: state.at, bodies: () => [{ type: 'round.closed', round: round.id, because: 'finished' }] };
    default:
      return now(state, [toCandidate('the panel has spoken')], presented(round));
  }
}

/** The greeting is over: the candidate presents, or answers what it asked. */
const begun = (state: State, round: OpenRound): Decision =>
  presents(round)
    ? now(state, [toCandidate('the case is theirs to present')], open(round, 'presenting'))
    : now(state, [toCandidate('the greeting asked them')], open(round, 'interview'));

/** A point is done with. What the candidate asked for beside their answer comes next. */
function afterSettling(state: State, round: OpenRound, questions: readonly Question[]): Decision {
  const { wish, wanted } = wishIn(round);
  if (wish?.kind === 'ask-panel') {
    const to = wanted ?? round.floor?.to ?? leadOf(round);
    return now(state, [{ to, move: 'answer', why: 'the candidate asked the panel' }]);
  }
  return goOn(state, round, questions, wish?.kind === 'address' ? wanted : null);
}

/** Who yields while a panelist breaks in has presented, although it is the panelist who goes on speaking. */
const presented = (round: OpenRound): EntryBody[] =>
  round.phase === 'presenting' && handedOver(round) ? open(round, 'stress-test') : [];

const handedOver = ({ candidateLast, floor }: OpenRound): boolean =>
  candidateLast?.floor === 'yield' && candidateLast.seq > (floor?.seq ?? 0);

function afterCandidate(state: State, round: OpenRound, questions: readonly Question[]): Decision {
  const at = state.unheard === null ? state.at : Math.max(state.at, (round.candidateLast?.at ?? 0) + LISTEN_WAIT_MS);
  const decision = answerTo(state, round, questions);
  return { ...decision, at };
}

function answerTo(state: State, round: OpenRound, questions: readonly Question[]): Decision {
  const { wish, wanted } = wishIn(round);
  const speaker = round.speakers.at(-1) ?? leadOf(round);
  if (timeLeft(state, round, state.at) <= WRAP_UP_MS) return wrapUp(state, round);
  // A word or two into the greeting is a hello, not the presentation.
  if (round.phase === 'opening' && presents(round) && round.words <= HELLO_WORDS) return begun(state, round);
  if (wish?.kind === 'no-questions' && round.phase === 'questions') return wrapUp(state, round);
  if (wish?.kind === 'minute')
    return now(state, [{ to: speaker, move: 'wait', why: 'the candidate asked for a minute' }]);
  if (wish?.kind === 'repeat' && round.floor) return now(state, [again(round, speaker)]);
  const settled = answerToReply(state, round, questions) ?? answerToQuestion(state, round);
  if (settled) return settled;
  if (wish?.kind === 'ask-panel') {
    return now(state, [{ to: wanted ?? speaker, move: 'answer', why: 'the candidate asked the panel' }]);
  }
  return goOn(state, round, questions, wish?.kind === 'address' ? wanted : null);
}

function wishIn(round: OpenRound): {
  wish: NonNullable<OpenRound['weighed']>['wish'];
  wanted: string | null;
} {
  const wish = round.weighed?.wish ?? null;
  // Somebody who does not sit in this round cannot be asked for.
  const wanted = wish?.panelist && sits(round, wish.panelist) ? wish.panelist : null;
  return { wish, wanted };
}

/** What the reading of the reply to the standing challenge calls for; null if none stands or it was not read. */
function answerToReply(state: State, round: OpenRound, questions: readonly Question[]): Decision | null {
  const { standing } = round;
  const reply = round.weighed?.reply;
  const challenge = challengeOf(state, standing?.challenge);
  if (!standing || !challenge || reply?.challenge !== standing.challenge) return null;
  const give = (move: Floor['move'], why: string): Floor => ({
    to: standing.panelist,
    move,
    challenge: challenge.id,
    why,
  });
  const settle = (how: BodyOf<'challenge.settled'>['state'], because: string): EntryBody[] => [
    { type: 'challenge.settled', challenge: challenge.id, state: how, because },
  ];
  const { wish, wanted } = wishIn(round);
  const leave = (because: string) =>
    round.phase === 'presenting'
      ? now(state, [give('move-on', because)], settle('unanswered', because))
      : goOn(state, round, questions, wish?.kind === 'address' ? wanted : null, settle('unanswered', because));
  const spent = standing.presses >= pressureAt(state.pressure).presses;
  // A question to the panel in place of an answer is answered once; what was asked still stands.
  const asksBack =
    wish?.kind === 'ask-panel' &&
    (reply.reading === 'dodge' || reply.reading === 'clarify') &&
    standing.answerFrom === standing.askedSeq;
  switch (reply.next) {
    case 'accept':
      return now(
        state,
        [give('accept', `they ${reply.reading}`)],
        settle(reply.reading === 'concede' ? 'conceded' : 'defended', reply.reading),
      );
    case 'explain':
      return asksBack ? null : now(state, [give('explain', 'they asked back')]);
    case 'wait':
      return now(state, [give('wait', 'they put it off')]);
    case 'escalate':
    case 'narrow':
      // What the coach wants taken up next comes before pressing on.
      if (round.pressed || asksBack) return null;
      if (!spent)
        return now(state, [
          give(reply.next === 'narrow' ? 'narrow' : 'press', `they answered with a ${reply.reading}`),
        ]);
      return leave('pressed as often as the pressure allows');
    case 'move-on':
      return asksBack ? null : leave(reply.reading);
  }
}

/** A prepared question that was talked past is put once more, before it is let go. */
function answerToQuestion(state: State, round: OpenRound): Decision | null {
  const { question, weighed } = round;
  if (!question || weighed?.dodged !== question.ask.id || question.presses > 0) return null;
  if (round.pressed || weighed.wish) return null;
  return now(state, [{ to: question.panelist, move: 'press', ask: question.ask, why: 'they talked past it' }]);
}

function whileCandidate(state: State, round: OpenRound): Decision | null {
  // Who goes on over the greeting has begun.
  if (round.phase === 'opening')
    return { at: state.at, bodies: () => open(round, presents(round) ? 'presenting' : 'interview') };
  const speed = speedOf(state.opened?.clock ?? 'off', round.id);
  const ends = round.clock.kind === 'running' ? round.clock.endsAt : null;
  const decisions: Decision[] = [];
  // A pause, or the days before a fork, are no silence.
  const since = Math.max(round.floor?.at ?? 0, round.candidateLast?.at ?? 0, round.clockAt);
  if (ends !== null && round.phase !== 'closing') {
    decisions.push({ ...wrapUp(state, round), at: Math.max(since, ends - WRAP_UP_MS / speed) });
  }
  if (ends !== null && !round.nudged && round.phase !== 'closing') {
    const patience = pressureAt(state.pressure).silenceMs * (round.phase === 'presenting' ? 2 : 1);
    const to = round.speakers.at(-1) ?? leadOf(round);
    decisions.push({ ...now(state, [{ to, move: 'nudge', why: 'a long silence' }]), at: since + patience / speed });
  }
  if (round.hand) {
    const { panelist, challenge, at } = round.hand;
    const wait = state.opened?.clock === 'off' ? 0 : HAND_MS / speed;
    decisions.push({
      ...now(state, [{ to: panelist, move: 'interject', challenge, why: 'the hand was up' }]),
      at: at + wait,
    });
  } else if (round.weighed && state.unheard === null && round.phase === 'presenting') {
    const weak = worthBreakingIn(state, round);
    if (weak) {
      decisions.push({
        at: state.at,
        bodies: () => [{ type: 'hand.raised', panelist: weak.panelist, challenge: weak.id }],
      });
    }
  }
  return decisions.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** Takes up the next point, or turns to the candidate's questions when there is none or the time is nearly up. */
function goOn(
  state: State,
  round: OpenRound,
  questions: readonly Question[],
  wanted: string | null,
  before: EntryBody[] = [],
): Decision {
  const late = timeLeft(state, round, state.at) <= QUESTIONS_MS && roundMs[round.id] > QUESTIONS_MS * 2;
  const settledNow = before.some((b) => b.type === 'challenge.settled');
  const item = late && !round.pressed ? null : nextItem(state, round, questions, wanted);
  if (!item)
    return now(
      state,
      [{ to: wanted ?? leadOf(round), move: 'invite-questions', why: 'nothing is left to ask' }],
      [...before, ...open(round, 'questions')],
    );
  const { panelist, why, artifact, ...rest } = item;
  const phase = open(round, presents(round) ? 'stress-test' : 'interview');
  const reason = settledNow ? `${why} (the last point stays unanswered)` : why;
  const shown: EntryBody[] = artifact ? [{ type: 'artifact.shown', ...artifact }] : [];
  return now(state, [{ to: panelist, ...rest, why: reason }], [...before, ...phase, ...shown]);
}

const wrapUp = (state: State, round: OpenRound): Decision =>
  now(state, [{ to: leadOf(round), move: 'close', why: 'the round wraps up' }], open(round, 'closing'));

/** What stands is put again: the challenge, or the prepared question. */
const again = ({ standing, question }: OpenRound, speaker: string): Floor => ({
  to: (standing ?? question)?.panelist ?? speaker,
  move: 'explain',
  challenge: standing?.challenge,
  ask: question?.ask,
  why: 'they asked to hear it again',
});

const toCandidate = (why: string): Floor => ({ to: 'candidate', move: 'speaks', why });

/** Phases only go forward; asked for one that is past or open, this opens none. */
function open(round: OpenRound, phase: BodyOf<'phase.opened'>['phase']): EntryBody[] {
  const order = rounds[round.id].phases;
  return order.indexOf(phase) > order.indexOf(round.phase) ? [{ type: 'phase.opened', round: round.id, phase }] : [];
}

function now(state: State, floors: Floor[], before: EntryBody[] = []): Decision {
  return {
    at: state.at,
    bodies: (mint) => [
      ...before,
      ...floors.map((floor) => ({
        type: 'floor.given' as const,
        ...floor,
        ...(floor.to === 'candidate' ? {} : { turn: mint() }),
      })),
    ],
  };
}

const presents = (round: OpenRound): boolean => rounds[round.id].phases.includes('presenting');

const leadOf = (round: OpenRound): string => rounds[round.id].interviewers[0] ?? 'pm';

const timeLeft = (state: State, round: OpenRound, at: number): number =>
  leftOf(round.clock, speedOf(state.opened?.clock ?? 'off', round.id), at) ?? Number.POSITIVE_INFINITY;

/** Panel turns since the candidate last spoke. */
const inARow = (state: State, round: OpenRound): number =>
  state.transcript.turns.filter(
    (t) => t.who !== 'candidate' && t.seq > Math.max(round.candidateLast?.seq ?? 0, round.seq),
  ).length;
