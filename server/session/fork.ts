import { leftOf } from '../../interview/clock.ts';
import { speedOf } from '../../interview/readings/loop.ts';
import { floorOf, fold, foldAll, isPaused, type State } from '../../interview/state.ts';
import type { Entry } from '../../protocol/entries.ts';
import { Refusal } from '../problems.ts';
import type { Recording, Row } from './recording.ts';

/** Whether it was opened by a visitor for themself, and so was what it is a fork of: what a coach's session withholds, no fork of it shows. */
export async function isVisitorsOwn(recording: Recording, session: string): Promise<boolean> {
  for (let id: string | null = session; id !== null; ) {
    const row = await recording.find(id);
    if (!row?.solo) return false;
    id = row.parent;
  }
  return true;
}

export interface ForkAt {
  id: string;
  /** The last entry to keep: one between two turns. */
  seq: number;
  by: 'coach' | 'candidate';
  at: number;
}

/** The entries of a fork: the source's up to `seq`, under a new id, with the time that was left then given anew from now. */
export function forked(rows: readonly Row[], { id, seq, by, at }: ForkAt): { entries: Entry[]; state: State } {
  const kept = rows.map((row) => row.entry).filter((entry) => entry.seq <= seq);
  if (kept.length < seq)
    throw new Refusal('bad_request', `this recording has no entry ${seq}`, { seq: 'is past the end' });
  const entries = kept.map((entry) =>
    entry.type === 'session.opened' ? renamed(entry, { id, seq, by, at }) : forWhom(entry, by),
  );
  const state = foldAll(entries);
  if (!isBetweenTurns(state)) {
    throw new Refusal(
      'bad_request',
      'choose an entry between two turns: while somebody speaks there is nothing to go on from',
      {
        seq: 'is within a turn',
      },
    );
  }
  const reset = clockFrom(state, at);
  return reset ? { entries: [...entries, reset], state: fold(state, reset) } : { entries, state };
}

function renamed(entry: Extract<Entry, { type: 'session.opened' }>, { id, seq, by }: ForkAt): Entry {
  const lobby = by === 'coach' && entry.lobby;
  return { ...entry, session: id, lobby, solo: by === 'candidate', fork: { of: entry.session, seq } };
}

/**
 * A candidate's fork is theirs alone, so what coaches wrote for each other and for the panel stays behind; its place is kept, as `seq`
 * has no gaps. A point that is there in a coach's words only, and may still wait to be put, becomes nothing at all; one that
 * became a challenge stands in the ledger, which the candidate has read by now.
 */
function forWhom(entry: Entry, by: ForkAt['by']): Entry {
  if (by === 'coach') return entry;
  switch (entry.type) {
    case 'note.made':
      return entry.for === 'candidate' ? entry : blank(entry);
    case 'point.pressed': {
      const { text: _theirs, ...point } = entry;
      return point.challenge || point.noticed || point.axis ? point : blank(entry);
    }
    case 'floor.given':
      return entry.ask?.id.startsWith('coach:') ? { ...entry, ask: { ...entry.ask, text: '–' } } : entry;
    default:
      return entry;
  }
}

const blank = ({ seq, at }: Entry): Entry => ({
  seq,
  at,
  type: 'note.made',
  by: '',
  name: '',
  role: 'coach',
  text: '–',
  for: 'coaches',
});

function isBetweenTurns(state: State): boolean {
  if (state.scorecard || state.grammar.hasTag('nobody')) return false;
  if (!state.round) return !state.grammar.matches('scoring' as never);
  return state.round.id === 'take-home' || floorOf(goingOn(state)) === 'candidate';
}

/** A paused round as it is when it goes on: a pause remembers who had the floor. */
function goingOn(state: State): State {
  if (!isPaused(state)) return state;
  return fold(state, { type: 'clock.changed', endsAt: null, because: 'resumed', seq: state.seq + 1, at: state.at });
}

function clockFrom(state: State, at: number): Entry | null {
  const { round, opened } = state;
  if (round?.clock.kind !== 'running' || !opened) return null;
  const speed = speedOf(opened.clock, round.id);
  const left = leftOf(round.clock, speed, state.at) ?? 0;
  const endsAt = Math.round(at + left / speed);
  return { type: 'clock.changed', endsAt, because: 'forked', seq: state.seq + 1, at: Math.max(at, state.at) };
}
