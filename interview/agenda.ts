import { type Axis, axis, type Challenge } from '../protocol/challenge.ts';
import type { BodyOf } from '../protocol/entries.ts';
import { answersAlready } from './answered.ts';
import { generalQuestions } from './general.ts';
import { type Pressure, pressureAt } from './pressure.ts';
import { rounds } from './rounds.ts';
import { ableOn } from './seats.ts';
import type { OpenRound, State } from './state.ts';

// What the panel could take up next, best first. The chair asks only for the first of them.

/** A question that is no challenge: from the scenario or a bank. `id` keeps it from being asked twice. */
export interface Question {
  id: string;
  panelist: string;
  axis: string;
  text: string;
  /** Deeper questions that make sense only after this one; their ids are this one's with `/1`, `/2` … */
  follow?: readonly string[];
  /** The question is about a thing that is shown with it. */
  artifact?: Omit<BodyOf<'artifact.shown'>, 'type'>;
}

export interface Item {
  panelist: string;
  move: BodyOf<'floor.given'>['move'];
  challenge?: string;
  ask?: { id: string; text: string; axis?: string };
  artifact?: Question['artifact'];
  why: string;
}

/** How many panel turns a seat may be silent before its point goes first. */
const STARVED_AFTER = 4;

/** The next thing to take up; null when there is nothing left to ask. `wanted` is a panelist the candidate asked for. */
export function nextItem(
  state: State,
  round: OpenRound,
  questions: readonly Question[],
  wanted: string | null,
): Item | null {
  const dials = pressureAt(state.pressure);
  const items = [
    ...pressedItems(state, round, questions),
    ...handItems(state, round),
    ...challengeItems(state, round, dials),
    ...followUps(state, round, questions, dials),
    ...questionItems(state, round, questions),
    ...probeItems(state, round, dials, false),
  ];
  const first = items[0];
  if (!first) return null;
  if (round.pressed) return first;
  if (wanted) return items.find((item) => item.panelist === wanted) ?? { ...first, panelist: wanted };
  return items.find((item) => item.panelist === starvedSeat(round)) ?? first;
}

/** An open challenge on the candidate's own words that is worth raising a hand for; null if none. */
export function worthBreakingIn(state: State, round: OpenRound): Challenge | null {
  const dials = pressureAt(state.pressure);
  const rate = dials.interjectionsPerThousandWords;
  const allowed = rate === 0 ? 0 : Math.floor(0.5 + (round.words * rate) / 1_000);
  if (round.interjections >= allowed) return null;
  const open = openChallenges(state, round).filter((c) => c.turn !== 'case' && c.weight >= dials.interjectFrom);
  return open[0] ?? null;
}

function pressedItems(state: State, round: OpenRound, questions: readonly Question[]): Item[] {
  const point = round.pressed;
  if (!point) return [];
  const why = 'the coach asked for this point';
  const seat = (otherwise: string) => seatFor(round, point.panelist ?? otherwise);
  const named = state.ledger.find((c) => c.id === point.challenge);
  if (named) {
    const text = point.text ?? named.point;
    const own = point.text ? { ask: { id: `coach:${point.seq}`, text } } : {};
    const settled = named.state !== 'open' && named.state !== 'raised';
    // What has been settled stays settled; the coach's point is then a question of its own.
    if (settled) return [{ panelist: seat(named.panelist), move: 'ask', ask: { id: `coach:${point.seq}`, text }, why }];
    return [{ panelist: seat(named.panelist), move: askOrPress(named), challenge: named.id, ...own, why }];
  }
  if (point.noticed) {
    const { id, panelist, quote } = point.noticed;
    const own =
      point.text && point.text.trim() !== quote ? { ask: { id: `coach:${point.seq}`, text: point.text } } : {};
    return [{ panelist, move: 'challenge', challenge: id, ...own, why }];
  }
  if (point.text) {
    return [{ panelist: seat(''), move: 'ask', ask: { id: `coach:${point.seq}`, text: point.text }, why }];
  }
  const onAxis = openOf(state, round).filter((c) => c.axis === point.axis);
  const best = onAxis.find((c) => c.force === 'challenge') ?? onAxis[0];
  if (best) return [{ panelist: seat(best.panelist), move: 'challenge', challenge: best.id, why }];
  const prepared = questions.filter((q) => q.axis === point.axis);
  const items = questionItems(state, round, prepared).map((item) => ({ ...item, panelist: seat(item.panelist), why }));
  const on = axis.safeParse(point.axis);
  return on.success && items.length === 0 ? [generalItem(state, round, on.data, point.seq, seat)] : items;
}

/** No question is left on the axis that the coach wants: one that fits any round. */
function generalItem(
  state: State,
  round: OpenRound,
  on: Axis,
  pressed: number,
  seat: (otherwise: string) => string,
): Item {
  const [first = '', ...rest] = generalQuestions[on];
  const all = [first, ...rest].map((text, i) => ({ id: `general:${on}:${i}`, text, axis: on }));
  const ask = all.find(({ id }) => !state.asked.includes(id)) ?? { id: `coach:${pressed}`, text: first, axis: on };
  return { panelist: seat(ableOn(state, round.id, on) ?? ''), move: 'ask', ask, why: 'the coach asked for this point' };
}

function handItems(state: State, round: OpenRound): Item[] {
  const hand = round.hand;
  const still = hand && openOf(state, round).some((c) => c.id === hand.challenge);
  return still
    ? [{ panelist: hand.panelist, move: 'challenge', challenge: hand.challenge, why: 'the hand was up' }]
    : [];
}

function challengeItems(state: State, round: OpenRound, dials: Pressure): Item[] {
  const challenges = openChallenges(state, round).map(
    (c): Item => ({ panelist: c.panelist, move: 'challenge', challenge: c.id, why: `${c.axis}: ${c.point}` }),
  );
  const parked = round.parked.flatMap((id): Item[] => {
    const c = state.ledger.find((each) => each.id === id && each.state === 'raised');
    return c
      ? [{ panelist: seatFor(round, c.panelist), move: 'press', challenge: c.id, why: 'the candidate put it off' }]
      : [];
  });
  return [...challenges, ...probeItems(state, round, dials, true).slice(0, 1), ...parked];
}

function probeItems(state: State, round: OpenRound, dials: Pressure, justSaid: boolean): Item[] {
  return openOf(state, round)
    .filter((c) => c.force === 'probe' && c.weight >= dials.probeFrom && isFresh(state, round, c) === justSaid)
    .sort((a, b) => b.weight - a.weight)
    .map((c) => ({ panelist: c.panelist, move: 'challenge', challenge: c.id, why: `to hear more: ${c.axis}` }));
}

/** One step deeper into what was just asked and answered, where the answer has not gone there already. */
function followUps(state: State, round: OpenRound, questions: readonly Question[], dials: Pressure): Item[] {
  const last = round.lastAsk;
  const question = questions.find((q) => last === q.id || last?.startsWith(`${q.id}/`));
  if (!last || !question?.follow) return [];
  const deeper = `${question.id}/`;
  if (state.asked.filter((id) => id.startsWith(deeper)).length >= dials.followUps) return [];
  const told = answersTo(state, question.id);
  const after = Number(last.slice(deeper.length) || 0);
  return question.follow
    .map((text, i) => ({ id: `${deeper}${i + 1}`, text, axis: question.axis }))
    .filter(({ id, text }, i) => i >= after && !state.asked.includes(id) && !answersAlready(text, told))
    .slice(0, 1)
    .map((ask) => ({ panelist: question.panelist, move: 'ask', ask, why: 'deeper into their answer' }));
}

/** What the candidate has said since this question was first put. */
function answersTo(state: State, question: string): string {
  const from = state.asks.find((ask) => ask.id === question)?.turn;
  const { turns } = state.transcript;
  const put = turns.findIndex((t) => t.turn === from);
  return turns
    .slice(put + 1)
    .filter((t) => t.who === 'candidate')
    .map((t) => t.text)
    .join('\n');
}

function questionItems(state: State, round: OpenRound, questions: readonly Question[]): Item[] {
  const quietest = [...rounds[round.id].interviewers].sort(
    (a, b) => round.speakers.lastIndexOf(a) - round.speakers.lastIndexOf(b),
  );
  const rank = (q: Question) => quietest.indexOf(q.panelist);
  return questions
    .filter((q) => !state.asked.includes(q.id))
    .sort((a, b) => rank(a) - rank(b))
    .map((q) => ({
      panelist: q.panelist,
      move: 'ask',
      ask: { id: q.id, text: q.text, axis: q.axis },
      ...(q.artifact ? { artifact: q.artifact } : {}),
      why: `a prepared question on ${q.axis}`,
    }));
}

/** Open challenges, what was just said first, then by weight. */
function openChallenges(state: State, round: OpenRound): Challenge[] {
  const value = (c: Challenge) => c.weight + (isFresh(state, round, c) ? 2 : 0) + (c.turn === 'case' ? 0 : 1);
  return openOf(state, round)
    .filter((c) => c.force === 'challenge')
    .sort((a, b) => value(b) - value(a));
}

/** Open challenges of those who sit in this round; what another round's panel noticed is not theirs to raise. */
const openOf = (state: State, round: OpenRound): Challenge[] =>
  state.ledger.filter((c) => c.state === 'open' && sits(round, c.panelist));

export const sits = (round: OpenRound, panelist: string): boolean => rounds[round.id].interviewers.includes(panelist);

/** This panelist if they sit in the round, or else its lead. */
const seatFor = (round: OpenRound, panelist: string): string =>
  sits(round, panelist) ? panelist : (rounds[round.id].interviewers[0] ?? panelist);

const askOrPress = (c: Challenge): Item['move'] => (c.state === 'open' ? 'challenge' : 'press');

/** Said since a panelist last spoke. */
function isFresh(state: State, round: OpenRound, c: Challenge): boolean {
  const turn = state.transcript.turns.findLast((t) => t.turn === c.turn);
  if (!turn) return false;
  const spoke = state.transcript.turns.findLast((t) => t.who !== 'candidate' && t.seq > round.seq);
  return turn.seq > (spoke?.seq ?? 0);
}

function starvedSeat(round: OpenRound): string | null {
  const seats = rounds[round.id].interviewers;
  if (seats.length < 2) return null;
  const recent = round.speakers.slice(-STARVED_AFTER);
  if (recent.length < STARVED_AFTER) return null;
  return seats.find((seat) => !recent.includes(seat)) ?? null;
}
