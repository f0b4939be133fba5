import type { Measure } from './table.ts';
import { measureTalk } from './talking.ts';

// From a `yield` to the panel's first word, with the pace off: 200 sessions, each with a turn every 20 s at random moments.

const SESSIONS = 200;
const TARGET_MS = 100;

export const measureFirstWord = (seconds: number): Promise<Measure> =>
  measureTalk(`yield to first word, ${SESSIONS} sessions`, SESSIONS, TARGET_MS, seconds);
