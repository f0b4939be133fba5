import { everyRound } from '../../interview/readings/loop.ts';
import type { Axis } from '../../protocol/challenge.ts';
import type { PersonHistory } from '../../protocol/http.ts';
import type { RoundId } from '../../protocol/loop.ts';

export type Sat = PersonHistory['sessions'][number];

/** One session's share on one line of the plot, 0 to 1. */
export interface Point {
  id: string;
  value: number;
  /** As it is told beside the line. */
  told: string;
}

export interface Series<T> {
  of: T;
  points: readonly Point[];
}

const axes: readonly Axis[] = ['user', 'priority', 'technical', 'metrics', 'viability', 'competition', 'feasibility'];

/** Per axis: of the challenges that were put, the share that held. */
export const byAxis = (sat: readonly Sat[]): readonly Series<Axis>[] =>
  series(axes, sat, (axis, session) => {
    const { put = 0, lost = 0 } = session.axes[axis] ?? {};
    return put ? { value: (put - lost) / put, told: `${put - lost} of ${put} held` } : null;
  });

/** Per round: the mean of its criteria, from 1 to 5 as 0 to 1. */
export const byRound = (sat: readonly Sat[]): readonly Series<RoundId>[] =>
  series(everyRound, sat, (round, session) => {
    const score = session.rounds.find((each) => each.round === round)?.score;
    return typeof score === 'number' ? { value: (score - 1) / 4, told: `${score.toFixed(1)} of 5` } : null;
  });

function series<T>(
  keys: readonly T[],
  sat: readonly Sat[],
  measure: (key: T, session: Sat) => Omit<Point, 'id'> | null,
): readonly Series<T>[] {
  return keys
    .map((of) => ({
      of,
      points: sat.flatMap((session): Point[] => {
        const found = measure(of, session);
        return found ? [{ id: session.id, ...found }] : [];
      }),
    }))
    .filter(({ points }) => points.length > 0);
}
