import { type Axis, axis as axisSchema } from '../../../../protocol/challenge.ts';
import type { Criterion } from '../../rubric.ts';
import type { Aspect } from './aspect.ts';
import * as build from './aspects-build.ts';
import * as choice from './aspects-choice.ts';
import * as market from './aspects-market.ts';
import * as self from './aspects-self.ts';
import * as story from './aspects-story.ts';
import * as thought from './aspects-thought.ts';
import * as who from './aspects-user.ts';

/** Which reading a criterion asks for. Composure has no shape of its own: it is read off the fates of challenges. */
const ASPECTS: Readonly<Record<string, Aspect>> = {
  user: who.user,
  'user-cause': who.userCause,
  'user-assumptions': who.userAssumptions,
  priority: choice.priority,
  metrics: choice.metrics,
  viability: market.viability,
  feasibility: build.feasibility,
  technical: build.technical,
  competition: market.competition,
  ownership: story.ownership,
  conflict: story.conflict,
  constraint: story.constraint,
  result: story.result,
  learning: story.learning,
  motivation: self.motivation,
  career: self.career,
  orientation: self.orientation,
  compensation: self.compensation,
  honesty: thought.honesty,
  diagnosis: thought.diagnosis,
  artifact: thought.artifact,
  instinct: self.instinct,
  stand: thought.stand,
  argument: thought.argument,
};

/** Tried in this order on a criterion's id; the axis decides where none fits. */
const BY_ID: readonly (readonly [RegExp, readonly string[]])[] = [
  [/composure|pressure/, []],
  [/compensation|salary|expectations?/, ['compensation']],
  [/orientation/, ['orientation']],
  [/motivation/, ['motivation']],
  [/background|story|career/, ['career']],
  [/instinct/, ['instinct']],
  [/user-cause|problem-behind|why/, ['user-cause']],
  [/te-user|artifact/, ['artifact']],
  [/user-assumptions/, ['user-assumptions']],
  [/own-part|ownership/, ['ownership']],
  [/conflict|stakeholder|influence/, ['conflict']],
  [/constraint/, ['constraint']],
  [/evidence-of-success|number|outcome|result/, ['result']],
  [/learning|reflection|differently/, ['learning']],
  [/honesty|limits/, ['honesty']],
  [/reasoning|diagnosis/, ['diagnosis']],
  [/stand|position/, ['stand']],
  [/viability-competition/, ['competition', 'viability']],
  [/attack|compet/, ['competition']],
  [/openness|open-source|network|trust|sharing/, ['argument']],
  [/market|revenue|viab/, ['viability']],
  [/tradeoff|trade-off|priorit|choice/, ['priority']],
  [/metric|measure|success/, ['metrics']],
  [/surface|feasib/, ['feasibility']],
  [/mechanism|technical|accuracy/, ['technical']],
  [/user|workflow|segment/, ['user']],
];

export const isComposure = (criterion: Criterion): boolean => (criterion.reads ?? criterion.id).includes('composure');

export function aspectsOf(criterion: Criterion): readonly Aspect[] {
  if (isComposure(criterion)) return [];
  const names = criterion.reads
    ? [criterion.reads]
    : (BY_ID.find(([id]) => id.test(criterion.id))?.[1] ?? [criterion.axis ?? 'argument']);
  return names.map((name) => ASPECTS[name] ?? thought.argument);
}

const KIN: Readonly<Record<Axis, readonly Axis[]>> = {
  user: ['priority', 'metrics'],
  priority: ['user', 'metrics', 'viability'],
  technical: ['feasibility'],
  metrics: ['priority', 'viability'],
  viability: ['competition', 'metrics', 'priority'],
  competition: ['viability', 'priority'],
  feasibility: ['technical', 'priority'],
};

const own = (criterion: Criterion): Set<Axis> =>
  new Set([
    ...(criterion.axis ? [criterion.axis] : []),
    ...axisSchema.options.filter((axis) => criterion.axis && criterion.id.includes(axis)),
  ]);

/** The axes that a criterion answers for in its round; an axis with no criterion of its own falls to its next of kin. */
export function axesOf(criterion: Criterion, rubric: readonly Criterion[]): ReadonlySet<Axis> {
  const homes = new Map(rubric.map((each) => [each, own(each)]));
  const taken = new Set([...homes.values()].flatMap((axes) => [...axes]));
  const axes = new Set(homes.get(criterion) ?? []);
  for (const axis of axisSchema.options) {
    if (taken.has(axis)) continue;
    const kin = KIN[axis].find((other) => taken.has(other));
    if (kin && homes.get(criterion)?.has(kin)) axes.add(axis);
  }
  return axes;
}
