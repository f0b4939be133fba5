import type { Axis } from '../../protocol/challenge.ts';
import type { Debrief } from '../../protocol/debrief.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { everyRound } from '../reading/rounds.ts';

/** A finished session, as far as progress goes. */
export interface Sat {
  id: string;
  title: string;
  at: number;
  report: Debrief;
}

/** One session's share on one line of the plot, 0 to 1. */
export interface Point {
  id: string;
  at: number;
  value: number;
  /** How much it rests on. */
  of: number;
}

export interface Series<T> {
  of: T;
  points: readonly Point[];
}

const axes: readonly Axis[] = ['user', 'priority', 'technical', 'metrics', 'viability', 'competition', 'feasibility'];
const met = new Set(['defended']);
const put = new Set(['defended', 'conceded', 'unanswered']);

/** Per axis: of the challenges that were put, the share that held. */
export function byAxis(sat: readonly Sat[]): readonly Series<Axis>[] {
  return series(axes, sat, (axis, { challenges }) => {
    const own = challenges.filter((challenge) => challenge.axis === axis && put.has(challenge.state));
    return own.length ? { value: own.filter(({ state }) => met.has(state)).length / own.length, of: own.length } : null;
  });
}

/** Per round: the mean of its criteria, from 1 to 5 as 0 to 1. */
export function byRound(sat: readonly Sat[]): readonly Series<RoundId>[] {
  return series(everyRound, sat, (round, { rounds }) => {
    const scores = (rounds.find((each) => each.round === round)?.criteria ?? []).flatMap(({ score }) =>
      score === null ? [] : [score],
    );
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return scores.length ? { value: (mean - 1) / 4, of: scores.length } : null;
  });
}

function series<T>(
  keys: readonly T[],
  sat: readonly Sat[],
  measure: (key: T, report: Debrief) => { value: number; of: number } | null,
): readonly Series<T>[] {
  const inOrder = [...sat].sort((a, b) => a.at - b.at);
  return keys
    .map((of) => ({
      of,
      points: inOrder.flatMap(({ id, at, report }): Point[] => {
        const found = measure(of, report);
        return found ? [{ id, at, ...found }] : [];
      }),
    }))
    .filter(({ points }) => points.length > 0);
}
