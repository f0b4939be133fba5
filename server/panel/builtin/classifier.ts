import type { Axis } from '../../../protocol/challenge.ts';
import type { Features } from './features.ts';
import type { AnalysedText } from './language.ts';
import { leaningOf, readLeanings } from './leanings.ts';
import { steeringFeatures } from './steering-words.ts';
import * as committed from './weights.ts';
import { words } from './words.ts';

/** Small linear models over what features.ts and replies.ts see: how likely a sentence is the weak one, on which axis, what a reply does, and whether a turn would steer. */

export interface Weights {
  /** The score from which a sentence is challenged; the committed one where left out. */
  bar?: number;
  bias: number;
  /** One word a line, as in words.ts; the committed ones where left out. */
  leanings?: string;
  flaw: Record<string, number>;
  axes: Record<string, number[]>;
  replyBias: number[];
  replies: Record<string, number[]>;
  steeringBias: number;
  steering: Record<string, number>;
}

/** The order of the columns in weights.ts. */
const AXES: readonly Axis[] = ['user', 'priority', 'metrics', 'viability', 'competition', 'feasibility', 'technical'];
const REPLIES = [
  'concede',
  'defend',
  'partial',
  'unknown-with-plan',
  'clarify',
  'defer',
  'dodge',
  'counter-accept',
  'counter-escalate',
  'move-on',
] as const;
export type ReplyKind = (typeof REPLIES)[number];

export interface Classifier {
  /** From which weakness a sentence is challenged. */
  bar: number;
  /** How much each sentence looks like the weak claim of its stretch, against nothing being weak: log-odds. */
  weakness(text: AnalysedText, features: readonly Features[]): number[];
  /** How well each axis fits, the best first, adding up to 1. */
  axisOf(features: Features): { axis: Axis; share: number }[];
  /** How likely a reply is of each kind, the likeliest first, adding up to 1. */
  replyKinds(features: Features): { kind: ReplyKind; share: number }[];
  /** Whether a turn means to work the panel or the scorer rather than to answer. */
  steers(text: string): boolean;
}

type Rows = ReadonlyMap<string, readonly number[]>;

function columns(rows: Rows, start: readonly number[], features: Features): number[] {
  const z = [...start];
  for (const [name, value] of features) {
    const row = rows.get(name);
    if (row) for (let c = 0; c < z.length; c += 1) z[c] = (z[c] ?? 0) + (row[c] ?? 0) * value;
  }
  return z;
}

function softmax(z: readonly number[]): number[] {
  const top = Math.max(...z);
  const e = z.map((v) => Math.exp(v - top));
  const total = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / total);
}

let trained: Classifier | undefined;

/** With the committed weights there is one for all who ask, since reading them takes a while. */
export function makeClassifier(weights?: Weights): Classifier {
  if (weights) return classifierOf(weights);
  trained ??= classifierOf(committed);
  return trained;
}

function classifierOf(weights: Weights): Classifier {
  const leanings = readLeanings(weights.leanings ?? words);
  const flaw = new Map(Object.entries(weights.flaw));
  const axes = new Map(Object.entries(weights.axes));
  const replies = new Map(Object.entries(weights.replies));
  const steering = new Map(Object.entries(weights.steering));
  return {
    bar: weights.bar ?? committed.bar,
    weakness(text, features) {
      const leaning = leaningOf(text, leanings);
      return text.sentences.map((_, i) => {
        let z = weights.bias + (leaning[i] ?? 0);
        for (const [name, value] of features[i] ?? []) z += (flaw.get(name) ?? 0) * value;
        return z;
      });
    },
    axisOf(features) {
      const shares = softmax(columns(axes, axes.get('') ?? AXES.map(() => 0), features));
      return AXES.map((axis, c) => ({ axis, share: shares[c] ?? 0 })).sort((a, b) => b.share - a.share);
    },
    replyKinds(features) {
      const shares = softmax(columns(replies, weights.replyBias, features));
      return REPLIES.map((kind, c) => ({ kind, share: shares[c] ?? 0 })).sort((a, b) => b.share - a.share);
    },
    steers(text) {
      let z = weights.steeringBias;
      for (const name of steeringFeatures(text).keys()) z += steering.get(name) ?? 0;
      return z > 0;
    },
  };
}
