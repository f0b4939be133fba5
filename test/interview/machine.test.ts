import { getShortestPaths } from '@xstate/graph';
import { describe, expect, test } from 'vitest';
import { type Grammar, machine, step } from '../../interview/machine.ts';
import { rounds } from '../../interview/rounds.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { openedWith } from '../support/entries.ts';

// The whole grammar walked, over loops of one and two rounds in both modes: no dead ends, and whoever rests waits for somebody.

const tags = ['candidate', 'panel', 'coach', 'nobody'];

function eventsFor(sat: readonly RoundId[]): EntryBody[] {
  const each = sat.flatMap((round): EntryBody[] => [
    { type: 'round.opened', round, endsAt: null },
    ...rounds[round].phases.map((phase): EntryBody => ({ type: 'phase.opened', round, phase })),
    ...(['finished', 'time', 'skipped', 'ended'] as const).map(
      (because): EntryBody => ({ type: 'round.closed', round, because }),
    ),
    { type: 'round.judged', round, score: { round, verdict: 'eliminate', why: '', criteria: [] } },
    { type: 'round.judged', round, score: { round, verdict: 'advance', why: '', criteria: [] } },
  ]);
  return [
    ...each,
    { type: 'case.submitted', text: 'A case.', words: 2, from: 'candidate', because: 'finished' },
    { type: 'candidate.said', turn: 'a', text: 'So.', floor: 'keep' },
    { type: 'candidate.said', turn: 'a', text: 'So.', floor: 'yield' },
    { type: 'floor.given', to: 'pm', move: 'ask', turn: 'b' },
    { type: 'floor.given', to: 'candidate', move: 'speaks' },
    { type: 'panelist.said', turn: 'b', panelist: 'pm', text: 'Why?' },
    { type: 'panelist.cutOff', turn: 'b', panelist: 'pm', text: 'Wh' },
    { type: 'clock.changed', endsAt: null, because: 'paused' },
    { type: 'clock.changed', endsAt: null, because: 'resumed' },
    { type: 'clock.changed', endsAt: null, because: 'extended' },
    { type: 'clock.changed', endsAt: null, because: 'forked' },
    { type: 'session.ended', by: 'x' },
    {
      type: 'debrief.written',
      engine: 'builtin',
      scorecard: { recommendation: null, overall: null, rounds: [], panel: [], practice: [] },
    },
    { type: 'debrief.opened' },
    { type: 'session.closed', because: 'finished' },
  ];
}

const loops: { name: string; sat: RoundId[]; mode: 'practice' | 'real'; lobby: boolean }[] = [
  { name: 'a drill', sat: ['case-presentation'], mode: 'practice', lobby: false },
  { name: 'a drill with a lobby', sat: ['technical'], mode: 'practice', lobby: true },
  { name: 'a take-home and its presentation', sat: ['take-home', 'case-presentation'], mode: 'practice', lobby: false },
  { name: 'two rounds for real', sat: ['recruiter-screen', 'behavioral'], mode: 'real', lobby: true },
  { name: 'a founder round after a manager', sat: ['hiring-manager', 'founder'], mode: 'real', lobby: false },
];

describe.each(loops)('$name', ({ sat, mode, lobby }) => {
  const opened = openedWith({ rounds: sat, mode, lobby });
  const events = [opened, ...eventsFor(sat)];
  const paths = getShortestPaths(machine, { events: events as never, limit: 200_000 });

  test('every state waits for exactly one of candidate, panel, coach or nobody', () => {
    for (const { state } of paths) {
      const waits = tags.filter((tag) => state.hasTag(tag as never));
      expect(waits, JSON.stringify(state.value)).toHaveLength(1);
    }
  });

  test('from every state the session can still be closed', () => {
    const values = new Map(paths.map(({ state }) => [JSON.stringify([state.value, state.context]), state]));
    const closes = new Set([...values].filter(([, state]) => state.matches('closed' as never)).map(([key]) => key));
    const leads = new Map<string, Set<string>>();
    for (const [key, state] of values) {
      leads.set(
        key,
        new Set(
          events.flatMap((event) => {
            if (!state.can(event as never)) return [];
            return [JSON.stringify(nextOf(state, event))];
          }),
        ),
      );
    }
    for (let grown = true; grown; ) {
      grown = false;
      for (const [key, next] of leads) {
        if (!closes.has(key) && [...next].some((n) => closes.has(n))) {
          closes.add(key);
          grown = true;
        }
      }
    }
    expect([...values.keys()].filter((key) => !closes.has(key))).toEqual([]);
  });

  test('every round can be reached, closed and judged', () => {
    const reached = new Set(paths.flatMap(({ state }) => sat.filter((round) => state.matches({ round } as never))));
    expect([...reached].sort()).toEqual([...sat].sort());
  });
});

function nextOf(state: unknown, event: EntryBody) {
  const next = step(state as Grammar, event);
  return [next.value, next.context];
}
