import type { Line } from './line.ts';

/** One thing an answer can show. Its parts are shapes: each is found in a sentence, or in one and its neighbours, or not at all. */
export interface Part {
  weight: number;
  /** 0 to 1: how fully this line shows it. */
  shows: (line: Line, all: readonly Line[]) => number;
  /** "names who it is for": what is there, in the debrief's words. */
  has: string;
  /** "who exactly it is for": what is missing. */
  lacks: string;
  /** Counts only where this part (by index) is there as well: a window without a number to watch is no window. */
  needs?: number;
}

export interface Aspect {
  /** What people say when they talk about it at all; worth nothing. */
  topic: RegExp;
  parts: readonly Part[];
}

export interface Hit {
  line: Line;
  part: number;
  strength: number;
}

export interface Reading {
  /** 0 to 1. */
  share: number;
  /** 0 to 1: the same by how many different lines show it, each counting less than the one before. */
  depth: number;
  hits: Hit[];
  has: string[];
  lacks: string[];
}

/** How much of it the lines show: the best line for each part, so that saying it twice buys nothing; and how deep it goes. */
export function read(aspect: Aspect, lines: readonly Line[], worth: (line: Line) => number = () => 1): Reading {
  const sums: number[] = [];
  const best = aspect.parts.map((part): Hit | null => {
    let found: Hit | null = null;
    const seen = new Set<string>();
    let sum = 0;
    for (const line of lines) {
      if (!line.live) continue;
      const strength = Math.min(1, part.shows(line, lines)) * (line.hype ? 0.4 : 1) * worth(line);
      if (strength > (found?.strength ?? 0)) found = { line, part: 0, strength };
      if (!seen.has(line.tag)) sum += strength;
      seen.add(line.tag);
    }
    sums.push(sum);
    return found;
  });
  const counts = aspect.parts.map((part, i) => {
    const own = best[i]?.strength ?? 0;
    return part.needs === undefined ? own : Math.min(own, best[part.needs]?.strength ?? 0);
  });
  const hits = aspect.parts.flatMap((part, i): Hit[] => {
    const hit = best[i];
    const strength = counts[i] ?? 0;
    return hit && strength > 0.15 ? [{ line: hit.line, part: i, strength: strength * part.weight }] : [];
  });
  const share = aspect.parts.reduce((sum, part, i) => sum + part.weight * (counts[i] ?? 0), 0);
  const depth = aspect.parts.reduce(
    (sum, part, i) => sum + part.weight * ((counts[i] ?? 0) > 0 ? 1 - 0.6 ** (sums[i] ?? 0) : 0),
    0,
  );
  return {
    share: Math.min(1, share),
    depth: Math.min(1, depth),
    hits: hits.sort((a, b) => b.strength - a.strength),
    has: aspect.parts.filter((_, i) => (counts[i] ?? 0) >= 0.5).map((part) => part.has),
    lacks: [...aspect.parts.entries()]
      .filter(([i]) => (counts[i] ?? 0) < 0.5)
      .sort(([, a], [, b]) => b.weight - a.weight)
      .map(([, part]) => part.lacks),
  };
}
