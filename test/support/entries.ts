import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { theLoop } from '../../interview/readings/loop.ts';
import { fold, nothing, type State } from '../../interview/state.ts';
import type { BodyOf, Entry, EntryBody } from '../../protocol/entries.ts';
import { type Scenario, scenario as schema } from '../../protocol/scenario.ts';

// Makes logs for tests of the rules: given these entries.

export const aScenario: Scenario = schema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../scenarios/lineage-experiment-to-production.yaml'), 'utf8')),
);

export const openedWith = (over: Partial<BodyOf<'session.opened'>> = {}): BodyOf<'session.opened'> => ({
  type: 'session.opened',
  format: 1,
  session: 's',
  scenario: aScenario,
  rounds: over.rounds ?? theLoop('L5'),
  level: 'L5',
  pressure: 3,
  clock: {},
  mode: 'practice',
  engine: 'builtin',
  candidate: 'Ada',
  panelists: [
    { id: 'pm', name: 'Marisol Brandt', seat: 'Product Manager', remit: [] },
    { id: 'em', name: 'An Engineer', seat: 'Engineering Manager', remit: [] },
  ],
  lobby: false,
  solo: false,
  seed: 1,
  askedBefore: [],
  ...over,
});

/** Folds bodies one second apart, starting at time 0. */
export function given(bodies: readonly EntryBody[], from: State = nothing): State {
  return stamped(bodies, from).reduce(fold, from);
}

export const stamped = (bodies: readonly EntryBody[], from: State = nothing): Entry[] =>
  bodies.map((body, i): Entry => ({ ...body, seq: from.seq + i + 1, at: from.at + (i + 1) * 1_000 }));

/** A counter in place of randomness. */
export function counting(): () => string {
  let n = 0;
  return () => `id${++n}`;
}
