import type { Turn } from '../../interview/readings/transcript.ts';
import type { Axis, Challenge } from '../../protocol/challenge.ts';

/** Which challenges are shown; empty is all of them. */
export interface Filter {
  axis: Axis | '';
  panelist: string;
}

export const everything: Filter = { axis: '', panelist: '' };

export const keeps = ({ axis, panelist }: Filter, challenge: Challenge): boolean =>
  (!axis || challenge.axis === axis) && (!panelist || challenge.panelist === panelist);

/** A turn that has the words, and where. */
export interface Found {
  turn: Turn;
  before: string;
  hit: string;
  after: string;
}

const AROUND = 70;
const MOST = 60;

/** Turns that hold the words, whatever their case. */
export function find(turns: readonly Turn[], words: string): readonly Found[] {
  const wanted = words.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const found: Found[] = [];
  for (const turn of turns) {
    const at = turn.text.toLowerCase().indexOf(wanted);
    if (at < 0) continue;
    const from = Math.max(0, at - AROUND);
    const end = at + wanted.length;
    found.push({
      turn,
      before: (from ? '…' : '') + turn.text.slice(from, at),
      hit: turn.text.slice(at, end),
      after: turn.text.slice(end, end + AROUND) + (end + AROUND < turn.text.length ? '…' : ''),
    });
    if (found.length === MOST) break;
  }
  return found;
}
