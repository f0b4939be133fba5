import { makeListener } from '../../server/panel/builtin/listen.ts';
import type { Parts } from '../../server/panel/builtin/weigh.ts';
import type { Heard, Listening } from '../../server/panel/engine.ts';
import type { FactCard } from '../../server/panel/knowledge.ts';
import type { Persona } from '../../server/panel/persona.ts';

// The builtin listener alone, called directly: no session, no socket, no case. So that parts of it can be switched off, and
// its speed is its own.

/** What is switched off to see what it earns. */
export const WITHOUT: readonly (readonly [string, Parts])[] = [
  ['without cards', { cards: false }],
  ['without numbers', { numbers: false }],
  ['without classifier', { classifier: false }],
  ['without detectors', { claims: false }],
];

export type Hearing = Omit<Listening, 'scenario'>;

/** A first turn of the presentation at the usual pressure, but for what is said otherwise. */
export const hearing = (panel: readonly Persona[], over: Partial<Hearing>): Hearing => ({
  level: 'L5',
  pressure: 3,
  round: 'case-presentation',
  phase: 'presenting',
  seed: 1,
  case: null,
  transcript: [],
  ledger: [],
  turns: [],
  reading: 'speech',
  panel,
  standing: null,
  asked: null,
  answer: null,
  ...over,
});

/** What it notices in one turn, the heaviest challenge first. */
export type Ear = (text: string) => Heard['noticed'];

export function earAlone(knowledge: readonly FactCard[], panel: readonly Persona[], parts: Parts = {}): Ear {
  const listen = makeListener(knowledge, parts);
  return (text) =>
    listen(hearing(panel, { turns: [{ turn: 't1', who: 'candidate', text, round: 'case-presentation' }] })).noticed;
}

export interface Speed {
  /** Milliseconds: the mean for 60 words, and the 99th percentile for 300. */
  mean60: number;
  p99of300: number;
}

const TIMES = 400;
const WARM = 50;

/** Of an ear that remembers no text, on stretches of these texts. */
export function speedOf(ear: Ear, texts: readonly string[]): Speed | null {
  const words = texts.join(' ').split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const stretch = (i: number, n: number) =>
    Array.from({ length: n }, (_, j) => words[(i * 61 + j) % words.length]).join(' ');
  const timed = (n: number) =>
    Array.from({ length: WARM + TIMES }, (_, i) => {
      const text = stretch(i, n);
      const from = performance.now();
      ear(text);
      return performance.now() - from;
    }).slice(WARM);
  const short = timed(60);
  const long = timed(300).sort((a, b) => a - b);
  return {
    mean60: short.reduce((sum, ms) => sum + ms, 0) / short.length,
    p99of300: long[Math.floor(long.length * 0.99)] ?? 0,
  };
}
