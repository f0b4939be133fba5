import { lengthOf, speedOf as speedIn } from '../../interview/readings/loop.ts';
import type { Clock, RoundId } from '../../protocol/loop.ts';

// A round's own time against the time on the wall: at six times the speed an hour takes ten minutes.

/** How many of the round's own milliseconds pass in a real one; null where no clock runs. */
export const speedOf = (clock: Clock, round: RoundId): number | null =>
  clock === 'off' ? null : speedIn(clock, round);

/** How long a round takes on the wall; null where no clock runs. */
export function realLength(clock: Clock, round: RoundId): number | null {
  const speed = speedOf(clock, round);
  return speed === null ? null : lengthOf(clock, round) / speed;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is left of something long, coarsely: nobody writes by the second. */
export function daysAndHours(ms: number): string {
  const left = Math.max(0, ms);
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  if (days) return `${days} d ${hours} h`;
  if (hours) return `${hours} h ${minutes} min`;
  if (minutes >= 5) return `${minutes} min`;
  return `${minutes}:${`${Math.floor((left % MINUTE) / 1_000)}`.padStart(2, '0')}`;
}
