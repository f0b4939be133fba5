import type { SeenEntry } from '../../protocol/entries.ts';

/** A silence longer than this is one that may be jumped over. */
export const SILENCE_MS = 5_000;
const LEFT_OF_IT_MS = 1_000;

/** Recording time (`t`, since the epoch) against playing time (`p`, from 0): straight lines between knots. */
export interface Timeline {
  start: number;
  length: number;
  place(t: number): number;
  time(p: number): number;
}

interface Knot {
  t: number;
  p: number;
}

export function timelineOf(entries: readonly SeenEntry[], shorten: boolean): Timeline {
  // What is noted days later is about a moment, and is none.
  const closed = entries.findIndex(({ type }) => type === 'session.closed');
  const spans = entries
    .slice(0, closed < 0 ? entries.length : closed + 1)
    .map(span)
    .sort((a, b) => a.from - b.from);
  const start = spans[0]?.from ?? 0;
  const knots: Knot[] = [{ t: start, p: 0 }];
  let end = start;
  let saved = 0;
  for (const { from, to } of spans) {
    if (shorten && from - end > SILENCE_MS) {
      knots.push({ t: end, p: end - start - saved });
      saved += from - end - LEFT_OF_IT_MS;
      knots.push({ t: from, p: from - start - saved });
    }
    end = Math.max(end, to);
  }
  knots.push({ t: end, p: end - start - saved });
  return {
    start,
    length: end - start - saved,
    place: (t) => between(knots, t, 't', 'p'),
    time: (p) => between(knots, p, 'p', 't'),
  };
}

function span(entry: SeenEntry): { from: number; to: number } {
  if (entry.type !== 'panelist.said' && entry.type !== 'panelist.cutOff') return { from: entry.at, to: entry.at };
  return { from: Math.min(entry.startedAt ?? entry.at, entry.at), to: entry.at };
}

function between(knots: readonly Knot[], x: number, from: keyof Knot, to: keyof Knot): number {
  let low = 0;
  let high = knots.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((knots[middle]?.[from] ?? 0) <= x) low = middle;
    else high = middle;
  }
  const a = knots[low];
  const b = knots[high];
  if (!a || !b) return 0;
  const share = b[from] === a[from] ? 0 : (x - a[from]) / (b[from] - a[from]);
  return a[to] + Math.min(1, Math.max(0, share)) * (b[to] - a[to]);
}
