import type { Turn } from '../../interview/readings/transcript.ts';
import type { Axis, Challenge } from '../../protocol/challenge.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { marksOf } from '../replay/marks.ts';

/** A challenge over the turns of the interview: from when it was raised to when it was settled, 0 to 1. */
export interface Bar {
  challenge: Challenge;
  from: number;
  to: number;
  /** The turn that raised it. */
  turn: string;
  /** Bars that would overlap lie in rows. */
  row: number;
}

export interface Lane {
  axis: Axis;
  bars: readonly Bar[];
  rows: number;
}

/** The part of the width that one round takes. */
export interface Band {
  round: RoundId;
  from: number;
  to: number;
}

export interface Chart {
  lanes: readonly Lane[];
  bands: readonly Band[];
}

/** Turn by turn and not by the minute, so that a quick exchange is as readable as a long answer. */
export function chartOf(challenges: readonly Challenge[], turns: readonly Turn[]): Chart {
  const places = new Map(turns.map(({ turn }, i) => [turn, (i + 0.5) / turns.length]));
  const bars = challenges.flatMap((challenge): Omit<Bar, 'row'>[] => {
    const marks = marksOf([challenge], turns);
    const turn = (marks.find(({ kind }) => kind === 'raised') ?? marks[0])?.turn;
    const from = turn === undefined ? undefined : places.get(turn);
    if (turn === undefined || from === undefined) return [];
    const end = challenge.history.map((step) => places.get(step.turn) ?? 0);
    return [{ challenge, turn, from, to: Math.max(from, ...end) }];
  });
  const lanes = axisOrder.flatMap((id): Lane[] => {
    const own = stacked(bars.filter(({ challenge }) => challenge.axis === id).sort((a, b) => a.from - b.from));
    return own.length ? [{ axis: id, bars: own, rows: Math.max(...own.map(({ row }) => row)) + 1 }] : [];
  });
  return { lanes, bands: bandsOf(turns) };
}

const axisOrder: readonly Axis[] = [
  'user',
  'priority',
  'technical',
  'metrics',
  'viability',
  'competition',
  'feasibility',
];

const ROOM = 0.012;

function stacked(bars: readonly Omit<Bar, 'row'>[]): readonly Bar[] {
  const ends: number[] = [];
  return bars.map((bar) => {
    const free = ends.findIndex((end) => end + ROOM < bar.from);
    const row = free < 0 ? ends.length : free;
    ends[row] = bar.to;
    return { ...bar, row };
  });
}

function bandsOf(turns: readonly Turn[]): readonly Band[] {
  const bands: Band[] = [];
  turns.forEach(({ round }, i) => {
    if (!round) return;
    const last = bands.at(-1);
    const to = (i + 1) / turns.length;
    if (last?.round === round) last.to = to;
    else bands.push({ round, from: i / turns.length, to });
  });
  return bands;
}
