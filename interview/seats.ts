import type { Axis } from '../protocol/challenge.ts';
import type { RoundId } from '../protocol/loop.ts';
import { rounds } from './rounds.ts';
import type { State } from './state.ts';

/** Who of a round's interviewers has this axis in their remit; undefined if nobody has. */
export function ableOn(state: State, round: RoundId, axis: Axis): string | undefined {
  const seats = rounds[round].interviewers;
  return state.opened?.panelists.find((p) => seats.includes(p.id) && p.remit.includes(axis))?.id;
}
