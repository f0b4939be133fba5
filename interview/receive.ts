import type { Problem } from '../protocol/answers.ts';
import type { Command, CommandOf } from '../protocol/commands.ts';
import type { EntryBody, EntryOf } from '../protocol/entries.ts';
import type { Panelist, RoundId } from '../protocol/loop.ts';
import type { Scenario } from '../protocol/scenario.ts';
import { wordsIn } from '../protocol/word-count.ts';
import type { Mint } from './chair.ts';
import { endOf, leftOf } from './clock.ts';
import { pressedPoint } from './pressed-point.ts';
import { speedOf } from './readings/loop.ts';
import { rounds } from './rounds.ts';
import { floorOf, isPaused, may, type State } from './state.ts';
import type { Viewer } from './visibility.ts';

// What a command becomes: entries, or a refusal that says what to do. Pure; what it needs of the outside comes as `World`.

/** The words of the running panel turn that have got out so far. */
export interface Sounded extends Pick<EntryOf<'panelist.said'>, 'text' | 'engine' | 'model' | 'startedAt'> {
  /** Whether the question itself has been put. */
  asked: boolean;
}

export interface World {
  now: number;
  mint: Mint;
  sounded: Sounded | null;
  /** The take-home as it stands, outside the log. */
  draft: string | null;
  findScenario: (id: string) => Scenario | null;
  /** What the lead of the open round says where the candidate is done with it. */
  farewell?: { panelist: string; text: string } | null;
  /** Who sits in these rounds. */
  panelIn: (rounds: readonly RoundId[]) => Panelist[];
}

export type Received =
  /** The command is answered with the last of them. */
  { bodies: EntryBody[] } | { refuse: Problem };

const refuse = (code: Problem['code'], message: string): Received => ({ refuse: { code, message } });
const take = (...bodies: EntryBody[]): Received => ({ bodies });

const whoMay: Record<Command['type'], readonly Viewer['role'][]> = {
  say: ['candidate'],
  finish: ['candidate'],
  begin: ['candidate', 'coach'],
  pause: ['coach'],
  resume: ['coach'],
  extend: ['coach'],
  skip: ['coach'],
  end: ['coach'],
  scenario: ['coach'],
  plan: ['coach'],
  pressure: ['coach'],
  press: ['coach'],
  speakAs: ['coach'],
  whisper: ['coach'],
  note: ['coach', 'observer', 'candidate'],
  override: ['coach'],
};

/** In a session that a visitor opened for themself the candidate holds the clock too. */
const soloToo: readonly Command['type'][] = ['pause', 'resume'];

export function receive(state: State, by: Viewer & { name: string }, command: Command, world: World): Received {
  const allowed =
    whoMay[command.type].includes(by.role) ||
    (by.role === 'candidate' && state.opened?.solo === true && soloToo.includes(command.type));
  if (!allowed) return refuse('forbidden', `a ${by.role} may not ${command.type}`);
  const received = judge(state, by, command, world);
  if ('refuse' in received) return received;
  return isGrammatical(state, received.bodies)
    ? received
    : refuse('not_now', `${command.type}: not at this moment of the interview`);
}

/** Only the first entry is judged here; what follows in the same append is judged as it is folded. */
const isGrammatical = (state: State, bodies: readonly EntryBody[]): boolean => {
  const first = bodies[0];
  return first !== undefined && may(state, first);
};

function judge(state: State, by: Viewer & { name: string }, command: Command, world: World): Received {
  switch (command.type) {
    case 'say':
      return say(state, command, world);
    case 'finish':
      return finish(state, world);
    case 'begin':
      return begin(state, by, world);
    case 'skip':
      return state.round ? closeRound(state, 'skipped', world) : refuse('not_now', 'no round is open to skip');
    case 'end':
      if (state.round) return closeRound(state, 'ended', world);
      return take({ type: 'session.ended', by: by.seat });
    case 'pause':
      return pause(state, world);
    case 'resume':
      return resume(state, world);
    case 'extend':
      return extend(state, command.ms, world);
    case 'scenario': {
      const scenario = world.findScenario(command.scenario);
      if (!scenario) return refuse('not_found', `there is no scenario ${command.scenario}`);
      return take({ type: 'scenario.changed', scenario });
    }
    case 'plan':
      return plan(state, by, command, world);
    case 'pressure':
      return take({ type: 'pressure.set', level: command.level, by: by.seat });
    case 'press':
      return press(state, by, command, world);
    case 'speakAs':
      return speakAs(state, command, world);
    case 'whisper':
      return take({ type: 'coach.whispered', by: by.seat, name: by.name, text: command.text });
    case 'note':
      return note(state, by, command);
    case 'override':
      return override(state, by, command);
  }
}

function say(state: State, command: CommandOf<'say'>, world: World): Received {
  const round = state.round;
  if (!round) return refuse('not_now', 'no round is open; begin the next one first');
  if (isPaused(state)) return refuse('not_now', 'the round is paused; nothing is heard until it goes on');
  if (rounds[round.id].kind === 'writing')
    return refuse('not_now', 'the take-home is written, not said; finish hands it in');
  const said: EntryBody = { type: 'candidate.said', turn: world.mint(), text: command.text, floor: command.floor };
  const crossed = command.seen !== undefined && round.floor !== null && command.seen < round.floor.seq;
  return crossed ? take(said) : take(...cutOff(state, world), said);
}

/** The running panel turn, broken off where it stands; nothing if no word of it has got out. */
function cutOff(state: State, world: World): EntryBody[] {
  const floor = state.round?.floor;
  const { sounded } = world;
  if (floorOf(state) !== 'panelist' || !floor?.turn || !sounded?.text) return [];
  const { text, asked, engine, model, startedAt } = sounded;
  return [
    {
      type: 'panelist.cutOff',
      turn: floor.turn,
      panelist: floor.to,
      text,
      ...(floor.challenge ? { challenge: floor.challenge } : {}),
      asked,
      engine,
      ...(model ? { model } : {}),
      startedAt,
      endedAt: world.now,
    },
  ];
}

function finish(state: State, world: World): Received {
  const round = state.round;
  if (!round) return refuse('not_now', 'no round is open to finish');
  if (rounds[round.id].kind !== 'writing') return closeRound(state, 'finished', world);
  if (!world.draft?.trim()) return refuse('not_now', 'nothing is written yet: put the case first, then finish');
  return take(handIn(world.draft, 'candidate', 'finished'), {
    type: 'round.closed',
    round: round.id,
    because: 'finished',
  });
}

export const handIn = (
  text: string,
  from: 'candidate' | 'sample',
  because: 'finished' | 'time' | 'opened',
): EntryBody => ({ type: 'case.submitted', text, words: wordsIn(text), from, because });

/** Closes the open round. Whatever a panelist had got out stands as cut off. */
function closeRound(state: State, because: 'finished' | 'skipped' | 'ended', world: World): Received {
  if (!state.round) return refuse('not_now', 'no round is open');
  const closed: EntryBody = { type: 'round.closed', round: state.round.id, because };
  if (isPaused(state)) return take(closed);
  return take(...cutOff(state, world), ...(because === 'finished' ? goodbye(state, world) : []), closed);
}

/** Nobody is left by a silent panel; where it has wrapped up already, that was the goodbye. */
function goodbye(state: State, world: World): EntryBody[] {
  const { farewell } = world;
  if (!farewell?.text || state.round?.phase === 'closing') return [];
  const silent = floorOf(state) === 'panelist' && !world.sounded?.text ? [silentCut(state, world)] : [];
  const turn = world.mint();
  const { panelist, text } = farewell;
  return [
    ...silent,
    { type: 'floor.given', to: panelist, move: 'close', turn, why: 'the candidate is done with the round' },
    { type: 'panelist.said', turn, panelist, text, engine: 'builtin', startedAt: world.now, endedAt: world.now },
  ];
}

/** What is appended when the open round's time is up, at the recorded time. */
export function timeUp(state: State, world: World): EntryBody[] {
  if (!state.round) return [];
  const closed: EntryBody = { type: 'round.closed', round: state.round.id, because: 'time' };
  if (rounds[state.round.id].kind === 'writing') {
    return world.draft?.trim() ? [handIn(world.draft, 'candidate', 'time'), closed] : [closed];
  }
  return [...cutOff(state, world), closed];
}

function begin(state: State, by: Viewer, world: World): Received {
  if (state.round) return refuse('not_now', 'a round is open; finish it first');
  const inLobby = state.grammar.matches('lobby' as never);
  if (inLobby && by.role === 'candidate' && !state.opened?.solo) {
    return refuse('not_now', 'the coach begins this session');
  }
  const bodies = openNextRound(state, world);
  return bodies.length ? take(...bodies) : refuse('not_now', 'there is no round left to begin');
}

/** The entries that open the next round; none when all rounds have been sat. A drill's case is handed in with it. */
export function openNextRound(state: State, world: Pick<World, 'now' | 'draft'>): EntryBody[] {
  const opened = state.opened;
  const round = opened?.rounds[state.closedRounds.length];
  if (!opened || !round) return [];
  const bodies: EntryBody[] = [];
  if (round === 'case-presentation' && !state.case) {
    const own = world.draft?.trim() ? world.draft : null;
    bodies.push(handIn(own ?? state.scenario?.sample.case ?? '', own ? 'candidate' : 'sample', 'opened'));
  }
  bodies.push({ type: 'round.opened', round, endsAt: endOf(opened.clock, round, world.now) });
  return bodies;
}

/** The loop that was opened is changed as a whole: the panel comes with its rounds. */
function plan(state: State, by: Viewer, command: CommandOf<'plan'>, world: World): Received {
  const { opened } = state;
  if (!opened || state.round || state.closedRounds.length)
    return refuse('not_now', 'the rounds are chosen before the first of them');
  const { rounds = opened.rounds, level = opened.level } = command;
  if (new Set(rounds).size !== rounds.length) return refuse('bad_request', 'a round is sat once');
  return take({ type: 'plan.changed', rounds, level, panelists: world.panelIn(rounds), by: by.seat });
}

function pause(state: State, world: World): Received {
  const round = state.round;
  if (!round) return refuse('not_now', 'no round is open to pause');
  if (isPaused(state)) return refuse('not_now', 'the round is paused already');
  const left = leftOf(round.clock, speedOf(state.opened?.clock ?? 'off', round.id), world.now);
  const paused: EntryBody = {
    type: 'clock.changed',
    endsAt: null,
    because: 'paused',
    ...(left === null ? {} : { left }),
  };
  return take(...cutOff(state, world), paused);
}

function resume(state: State, world: World): Received {
  const round = state.round;
  if (!round || !isPaused(state)) return refuse('not_now', 'the round is not paused');
  const speed = speedOf(state.opened?.clock ?? 'off', round.id);
  const endsAt = round.clock.kind === 'paused' ? Math.round(world.now + round.clock.left / speed) : null;
  return take({ type: 'clock.changed', endsAt, because: 'resumed' });
}

function extend(state: State, ms: number, world: World): Received {
  const round = state.round;
  if (!round) return refuse('not_now', 'no round is open to extend');
  const speed = speedOf(state.opened?.clock ?? 'off', round.id);
  switch (round.clock.kind) {
    case 'off':
      return refuse('not_now', 'the clock is off: there is no deadline to extend');
    case 'paused':
      return take({ type: 'clock.changed', endsAt: null, because: 'extended', left: round.clock.left + ms });
    case 'running': {
      const endsAt = Math.round(Math.max(round.clock.endsAt, world.now) + ms / speed);
      return take({ type: 'clock.changed', endsAt, because: 'extended' });
    }
  }
}

function press(state: State, by: Viewer, command: CommandOf<'press'>, world: World): Received {
  const { text, axis, challenge, panelist } = command;
  if (!state.round) return refuse('not_now', 'no round is open');
  if (!text && !axis && !challenge) return refuse('bad_request', 'press needs a challenge, an axis or a text');
  if (challenge && !state.ledger.some((c) => c.id === challenge))
    return refuse('not_found', 'there is no such challenge');
  if (panelist && !sits(state, panelist)) return refuse('not_found', `${panelist} does not sit in this round`);
  const point = text && !challenge ? pressedPoint(state, { text, axis, panelist }, world.mint) : null;
  const noticed = point && 'id' in point ? point : undefined;
  const named = challenge ?? (point && 'known' in point ? point.known : undefined);
  return take({
    type: 'point.pressed',
    by: by.seat,
    text,
    axis,
    challenge: named,
    panelist,
    ...(noticed ? { noticed } : {}),
  });
}

function speakAs(state: State, command: CommandOf<'speakAs'>, world: World): Received {
  if (!state.round) return refuse('not_now', 'no round is open');
  if (isPaused(state)) return refuse('not_now', 'the round is paused');
  if (!sits(state, command.panelist)) return refuse('not_found', `${command.panelist} does not sit in this round`);
  // A turn whose first word is still to come is simply taken over; the grammar wants it ended all the same.
  const silent = floorOf(state) === 'panelist' && !world.sounded?.text ? [silentCut(state, world)] : [];
  const turn = world.mint();
  const { panelist, text } = command;
  return take(
    ...cutOff(state, world),
    ...silent,
    { type: 'floor.given', to: panelist, move: 'human', turn, why: 'a coach took the seat' },
    { type: 'panelist.said', turn, panelist, text, engine: 'human', startedAt: world.now, endedAt: world.now },
  );
}

const silentCut = (state: State, world: World): EntryBody => ({
  type: 'panelist.cutOff',
  turn: state.round?.floor?.turn ?? world.mint(),
  panelist: state.round?.floor?.to ?? '',
  text: '',
  ...(state.round?.floor?.challenge ? { challenge: state.round.floor.challenge } : {}),
  asked: false,
});

function note(state: State, by: Viewer & { name: string }, command: CommandOf<'note'>): Received {
  if (by.role === 'candidate' && !state.scorecard) {
    return refuse('not_yet', 'notes are yours to make once the debrief is open');
  }
  if (command.seq !== undefined && command.seq > state.seq)
    return refuse('bad_request', 'that moment has not happened yet');
  return take({
    type: 'note.made',
    by: by.seat,
    name: by.name,
    role: by.role,
    text: command.text,
    pin: command.seq,
    for: command.for ?? 'coaches',
    ...(command.bookmark ? { bookmark: true } : {}),
  });
}

function override(state: State, by: Viewer & { name: string }, command: CommandOf<'override'>): Received {
  if (!state.scorecard) return refuse('not_yet', 'a score can be overridden once the debrief is open');
  const { round, criterion, score, reason } = command;
  const scored = state.scorecard.rounds.find((each) => each.round === round);
  if (!scored?.criteria.some((each) => each.id === criterion))
    return refuse('not_found', `${round} has no criterion ${criterion}`);
  return take({ type: 'score.overridden', by: by.seat, name: by.name, round, criterion, score, reason });
}

const sits = (state: State, panelist: string): boolean =>
  state.round !== null && rounds[state.round.id].interviewers.includes(panelist);
