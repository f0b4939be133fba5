import type { Level, RoundId } from '../../protocol/loop.ts';

// The loop as data that the browser reads too: its rounds in the order they are sat, and how long each is.

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
