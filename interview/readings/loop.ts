import type { Clock, Level, RoundId } from '../../protocol/loop.ts';

// The loop as data that the browser reads too: its rounds in the order they are sat, how long each is, and how fast its time goes.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A round's own length in milliseconds; real time is this divided by the clock's speed. */
export const roundMs: Readonly<Record<RoundId, number>> = {
  'recruiter-screen': 30 * MINUTE,
  'hiring-manager': 45 * MINUTE,
  'take-home': 7 * DAY,
  'case-presentation': 60 * MINUTE,
  technical: 45 * MINUTE,
  behavioral: 45 * MINUTE,
  founder: 30 * MINUTE,
};

export const everyRound = Object.keys(roundMs) as readonly RoundId[];

const theSix: readonly RoundId[] = everyRound.filter((round) => round !== 'founder');

/** The whole loop for a level: six rounds, and the founder for L6. */
export const theLoop = (level: Level): RoundId[] => [...(level === 'L6' ? everyRound : theSix)];

/** A take-home whose real length is set by itself: its own time is real time, whatever the speed of the other rounds. */
const takeHomeOf = (clock: Clock, round: RoundId): number | null =>
  clock !== 'off' && round === 'take-home' ? (clock.takeHomeMs ?? null) : null;

/** How long a round is in its own time. */
export const lengthOf = (clock: Clock, round: RoundId): number => takeHomeOf(clock, round) ?? roundMs[round];

/** How many of the round's own milliseconds pass in a real one. */
export const speedOf = (clock: Clock, round: RoundId): number =>
  clock === 'off' || takeHomeOf(clock, round) !== null ? 1 : (clock.speed ?? 1);
