import { everyRound, theLoop } from '../../interview/readings/loop.ts';
import type { OpenSession } from '../../protocol/http.ts';
import type { Level, RoundId } from '../../protocol/loop.ts';
import { type ClockName, FAST, FAST_TAKE_HOME_MS } from './pressures.ts';

/** How somebody would like to be interviewed; kept on this device. */
export interface Wishes {
  level: Level;
  pressure: number;
  clock: ClockName;
  mode: 'practice' | 'real';
  sitting: 'one' | 'loop' | 'some';
  /** The round of a drill. */
  one: RoundId;
  /** The rounds of a sitting of one's own making. */
  some: readonly RoundId[];
}

export const firstWishes: Wishes = {
  level: 'L5',
  pressure: 3,
  clock: 'real',
  mode: 'practice',
  sitting: 'one',
  one: 'case-presentation',
  some: ['take-home', 'case-presentation'],
};

/** The rounds that are sat, in the order of the loop. */
export function roundsOf({ sitting, one, some, level }: Wishes): readonly RoundId[] {
  if (sitting === 'one') return [one];
  return sitting === 'loop' ? theLoop(level) : everyRound.filter((round) => some.includes(round));
}

/** Whether a written case has to be there from the start: it is presented, and not written on the way. */
export const wantsCase = (rounds: readonly RoundId[]): boolean =>
  rounds.includes('case-presentation') && !rounds.includes('take-home');

/** The part of a request that the wishes make up. */
export function asked(wishes: Wishes): Pick<OpenSession, 'rounds' | 'level' | 'pressure' | 'mode' | 'clock'> {
  const rounds = [...roundsOf(wishes)];
  const { level, pressure, clock } = wishes;
  const fast = { speed: FAST, ...(rounds.includes('take-home') ? { takeHomeMs: FAST_TAKE_HOME_MS } : {}) };
  return {
    rounds,
    level,
    pressure,
    ...(rounds.length > 1 ? { mode: wishes.mode } : {}),
    ...(clock === 'real' ? {} : { clock: clock === 'off' ? 'off' : fast }),
  };
}
