import type { BodyOf } from '../protocol/entries.ts';
import type { Clock, RoundId } from '../protocol/loop.ts';
import { lengthOf, speedOf } from './readings/loop.ts';

// A round's clock, read from entries. Its own time is what its length is given in; real time is that divided by `speed`.

export type RoundClock =
  | { kind: 'off' }
  | { kind: 'running'; endsAt: number }
  /** `left` is the round's own milliseconds. */
  | { kind: 'paused'; left: number };

/** The round's own time before its end at which everybody is warned, in rounds long enough for it. */
export const WARN_MS = 5 * 60_000;

/** When a round that opens at `at` ends, in real milliseconds since the epoch; null with the clock off. */
export const endOf = (clock: Clock, round: RoundId, at: number): number | null =>
  clock === 'off' ? null : Math.round(at + lengthOf(clock, round) / speedOf(clock, round));

export const startClock = (endsAt: number | null): RoundClock =>
  endsAt === null ? { kind: 'off' } : { kind: 'running', endsAt };

export function changeClock(clock: RoundClock, entry: BodyOf<'clock.changed'>): RoundClock {
  if (entry.because === 'paused') return entry.left === undefined ? clock : { kind: 'paused', left: entry.left };
  if (entry.endsAt !== null) return { kind: 'running', endsAt: entry.endsAt };
  return clock.kind === 'paused' && entry.left !== undefined ? { kind: 'paused', left: entry.left } : clock;
}

/** The round's own milliseconds left; null with the clock off. */
export function leftOf(clock: RoundClock, speed: number, now: number): number | null {
  switch (clock.kind) {
    case 'off':
      return null;
    case 'paused':
      return clock.left;
    case 'running':
      return Math.max(0, (clock.endsAt - now) * speed);
  }
}
