import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { theLoop } from '../../interview/readings/loop.ts';
import { rounds } from '../../interview/rounds.ts';
import { foldAll, isOver, type State, waitingFor } from '../../interview/state.ts';
import { project, projectAll, type Viewer } from '../../interview/visibility.ts';
import type { ChallengeState } from '../../protocol/challenge.ts';
import { next as nextMove, reading } from '../../protocol/challenge.ts';
import { verdict } from '../../protocol/debrief.ts';
import type { BodyOf, Entry } from '../../protocol/entries.ts';
import { type RoundId, roundId } from '../../protocol/loop.ts';
import { aScenario, openedWith } from '../support/entries.ts';
import { type Bare, canary, type Hearing, type Step, Walk, withCanaries } from './walk.ts';

// Whatever is asked of a session in whatever order, and whatever the panel's engine makes of it, these things hold.

const soak = process.env['HOTSEAT_SOAK'] === '1';
const RUNS = soak ? 5_000 : 300;
if (soak) vi.setConfig({ testTimeout: 600_000 });

const scenario = withCanaries(aScenario);
const everybody = ['pm', 'em', 'recruiter', 'hiring-manager', 'tech-em', 'xfn', 'founder', 'nobody'] as const;
const axes = ['user', 'priority', 'technical', 'metrics', 'viability', 'competition', 'feasibility'] as const;

const hearing: fc.Arbitrary<Hearing> = fc.record({
  noticed: fc.array(
    fc.record({
      at: fc.nat(5),
      force: fc.constantFrom('challenge' as const, 'probe' as const),
      weight: fc.double({ min: 0, max: 1, noNaN: true }),
      axis: fc.nat(6),
    }),
    { maxLength: 2 },
  ),
  reply: fc.option(
    fc.record({ reading: fc.constantFrom(...reading.options), next: fc.constantFrom(...nextMove.options) }),
  ),
  wish: fc.option(
    fc.record(
      {
        kind: fc.constantFrom(
          'address' as const,
          'ask-panel' as const,
          'minute' as const,
          'no-questions' as const,
          'repeat' as const,
        ),
        panelist: fc.constantFrom(...everybody),
      },
      { requiredKeys: ['kind'] },
    ),
    { freq: 3 },
  ),
  supports: fc.option(fc.nat(5)),
});

const says: fc.Arbitrary<Bare> = fc.record(
  {
    type: fc.constant('say' as const),
    text: fc.constantFrom('So.', 'word '.repeat(300)),
    floor: fc.constantFrom('keep' as const, 'yield' as const),
    seen: fc.nat(60),
  },
  { requiredKeys: ['type', 'text', 'floor'] },
);

const commands: fc.Arbitrary<Bare> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Bare>(
      { type: 'begin' },
      { type: 'finish' },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'skip' },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Bare>({ type: 'end' }) },
  { weight: 2, arbitrary: fc.constantFrom(1, 500, 60_000, 3_600_000).map((ms): Bare => ({ type: 'extend', ms })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(scenario.id, 'none').map((id): Bare => ({ type: 'scenario', scenario: id })),
  },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }).map((level): Bare => ({ type: 'pressure', level })) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        type: fc.constant('press' as const),
        text: fc.constant(canary.pressed),
        axis: fc.constantFrom(...axes),
        challenge: fc.nat(40).map((n) => `id${n}`),
        panelist: fc.constantFrom(...everybody),
      },
      { requiredKeys: ['type'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...everybody).map((panelist): Bare => ({ type: 'speakAs', panelist, text: 'Let me.' })),
  },
  { weight: 1, arbitrary: fc.constant<Bare>({ type: 'whisper', text: canary.whisper }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        type: fc.constant('note' as const),
        text: fc.constant(canary.note),
        seq: fc.integer({ min: 1, max: 30 }),
        for: fc.constant('coaches' as const),
      },
      { requiredKeys: ['type', 'text'] },
    ),
  },
  { weight: 4, arbitrary: says },
);

const roles = ['candidate', 'coach', 'observer'] as const;

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'join' }) },
  { weight: 7, arbitrary: says.map((command): Step => ({ do: 'command', by: 'candidate', command })) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      by: fc.constantFrom(...roles, 'coach' as const),
      command: commands,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('utter' as const),
      words: fc.integer({ min: 1, max: 13 }),
      asks: fc.boolean(),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      pick: fc.nat(3),
      hearing,
      verdict: fc.constantFrom(...verdict.options),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(100, 3_000, 60_000, 400_000, 3_600_000).map((ms): Step => ({ do: 'wait', ms })),
  },
);

const someRounds: fc.Arbitrary<RoundId[]> = fc.oneof(
  fc.constant<RoundId[]>(['case-presentation']),
  fc.constant(theLoop('L6')),
  fc.uniqueArray(fc.constantFrom(...roundId.options), { minLength: 1, maxLength: 4 }),
);

const openings: fc.Arbitrary<BodyOf<'session.opened'>> = fc
  .record({
    rounds: someRounds,
    clock: fc.constantFrom('off' as const, {}, { speed: 60 }, { speed: 7, takeHomeMs: 5_000 }),
    mode: fc.constantFrom('practice' as const, 'real' as const),
    lobby: fc.boolean(),
    solo: fc.boolean(),
    pressure: fc.integer({ min: 1, max: 5 }),
  })
  .map((over) => openedWith({ ...over, scenario, askedBefore: [canary.hidden], seed: 7 }));

interface Case {
  opened: BodyOf<'session.opened'>;
  draft: string | null;
  steps: Step[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  opened: openings,
  draft: fc.constantFrom(null, 'A case.'),
  // The candidate joins first, mostly; otherwise nothing would happen in a session without a lobby.
  steps: fc.array(steps, { maxLength: 70, size: 'max' }).map((rest): Step[] => [{ do: 'join' }, ...rest]),
});

/** Checks `holds` after the walk, or after each of its steps. */
function always(holds: (walk: Walk) => void, when: 'each step' | 'the end' = 'the end'): void {
  fc.assert(
    fc.property(cases, ({ opened, draft, steps: taken }) => {
      const walk = new Walk(opened, draft);
      for (const step of taken) {
        walk.take(step);
        if (when === 'each step') holds(walk);
      }
      holds(walk);
    }),
    { numRuns: RUNS, ...(process.env['HOTSEAT_SEED'] ? { seed: Number(process.env['HOTSEAT_SEED']) } : {}) },
  );
}

const shape = (state: State) =>
  JSON.parse(JSON.stringify({ ...state, grammar: { value: state.grammar.value, context: state.grammar.context } }));

describe('the ring', () => {
  test('takes nothing that the grammar would let vanish, no cause twice, and always comes to rest', () => {
    always((walk) => expect(walk.wrongs).toEqual([]));
  });

  test('a log folds to the same state again, from memory and from JSON', () => {
    always((walk) => {
      expect(shape(foldAll(walk.log))).toEqual(shape(walk.state));
      expect(shape(foldAll(JSON.parse(JSON.stringify(walk.log)) as Entry[]))).toEqual(shape(walk.state));
    });
  });

  test('warns of a deadline once, also when the clock is extended by less than a millisecond of real time', () => {
    const walk = new Walk(openedWith({ rounds: ['case-presentation'], clock: { speed: 60 }, scenario }), null);
    walk.take({ do: 'join' });
    walk.take({ do: 'wait', ms: 56_000 });
    expect(walk.log.filter((entry) => entry.type === 'clock.warned')).toHaveLength(1);
    walk.command('coach', { type: 'extend', ms: 1 });
    walk.take({ do: 'wait', ms: 100 });
    expect(walk.wrongs).toEqual([]);
  });

  test('time and seq only go forward', () => {
    always(({ log }) => {
      expect(log.map((entry) => entry.seq)).toEqual(log.map((_, i) => i + 1));
      for (const [i, entry] of log.entries()) expect(entry.at).toBeGreaterThanOrEqual(log[i - 1]?.at ?? 0);
    });
  });
});

describe('a session at rest', () => {
  test('waits for somebody who can act', () => {
    always((walk) => {
      const { state } = walk;
      const taken = (by: Viewer['role'], ...tried: Bare[]) =>
        tried.some((command) => 'bodies' in walk.judged(by, command));
      const say: Bare = { type: 'say', text: 'So.', floor: 'yield' };
      switch (waitingFor(state)) {
        case 'panel':
          return expect(walk.debts, 'the panel owes something').not.toEqual([]);
        case 'candidate': {
          // In the anteroom it is enough to come in; a take-home with nothing written can be written.
          const waits = state.grammar.matches('anteroom' as never) || state.round?.phase === 'writing';
          return expect(waits || taken('candidate', say, { type: 'begin' }, { type: 'resume' })).toBe(true);
        }
        case 'coach':
          return expect(taken('coach', { type: 'begin' }, { type: 'resume' })).toBe(true);
        case 'nobody':
          return expect(isOver(state)).toBe(true);
      }
    }, 'each step');
  });

  test('can be brought to its end by a coach', () => {
    always((walk) => {
      walk.command('coach', { type: 'end' });
      for (let i = 0; i < 20; i++)
        walk.take({
          do: 'work',
          pick: i,
          hearing: { noticed: [], reply: null, wish: null, supports: null },
          verdict: 'advance',
        });
      expect(isOver(walk.state)).toBe(true);
    });
  });
});

describe('the panel', () => {
  test('speaks only with those who sit in the open round', () => {
    always(({ log }) => {
      let open: RoundId | null = null;
      for (const entry of log) {
        if (entry.type === 'round.opened') open = entry.round;
        const who =
          entry.type === 'floor.given'
            ? entry.to
            : entry.type === 'panelist.said' || entry.type === 'hand.raised'
              ? entry.panelist
              : 'candidate';
        if (who !== 'candidate')
          expect(rounds[open ?? 'take-home'].interviewers, `${entry.seq} ${entry.type}`).toContain(who);
      }
    });
  });

  test('asks no prepared question twice, unless it was broken off by something else than an answer', () => {
    always(({ log }) => {
      const given = log.filter(
        (entry) =>
          entry.type === 'floor.given' && entry.move === 'ask' && entry.ask && entry.why !== 'it was broken off',
      );
      const ids = given.map((entry) => entry.type === 'floor.given' && entry.ask?.id);
      expect(ids).toEqual([...new Set(ids)]);
    });
  });

  test('raises one challenge at a time, and only ones that the ledger has', () => {
    always(({ log }) => {
      const known = new Set<string>();
      for (const entry of log) {
        if (entry.type === 'claims.weighed') for (const noticed of entry.noticed) known.add(noticed.id);
        if (entry.type === 'point.pressed' && entry.noticed) known.add(entry.noticed.id);
        if (entry.type === 'floor.given' && entry.challenge) expect(known).toContain(entry.challenge);
      }
    });
  });
});

test('a challenge in the ledger only goes forward', () => {
  const rank: Record<ChallengeState, number> = {
    open: 0,
    raised: 1,
    defended: 2,
    conceded: 2,
    unanswered: 2,
    dropped: 2,
  };
  always(({ log }) => {
    const ranks = new Map<string, number>();
    for (let i = 1; i <= log.length; i++) {
      const entry = log[i - 1] as Entry;
      if (!/weighed|said|cutOff|settled|closed/.test(entry.type)) continue;
      for (const challenge of foldAll(log.slice(0, i)).ledger) {
        expect(rank[challenge.state], `${challenge.id} at ${i}`).toBeGreaterThanOrEqual(ranks.get(challenge.id) ?? 0);
        ranks.set(challenge.id, rank[challenge.state]);
      }
    }
  });
});

describe('what a role sees', () => {
  const viewers: Viewer[] = roles.map((role) => ({ role, seat: `seat-${role}` }));

  test('names the last entry before each that it saw, and is never changed by what comes later', () => {
    always(({ log }) => {
      for (const viewer of viewers) {
        const seen = projectAll(log, viewer);
        const visible = log.filter((entry) => project(entry, viewer) !== null).map((entry) => entry.seq);
        expect(seen.map((entry) => entry.seq)).toEqual(visible);
        expect(seen.map((entry) => entry.prev)).toEqual([0, ...visible].slice(0, visible.length));
        const half = projectAll(log.slice(0, log.length / 2), viewer);
        expect(seen.slice(0, half.length)).toEqual(half);
      }
    });
  });

  test('is everything for a coach', () => {
    always(({ log }) =>
      expect(projectAll(log, { role: 'coach', seat: 'c' }).map(({ prev: _prev, ...entry }) => entry)).toEqual(log),
    );
  });

  test('tells a candidate nothing of weak claims, the ledger, hidden parts, notes, verdicts or why somebody speaks', () => {
    const secret = [
      canary.point,
      canary.quote,
      canary.fact,
      canary.why,
      canary.pressed,
      canary.note,
      canary.question,
      canary.soft,
      canary.hidden,
    ];
    const names = [
      'hidden',
      'sample',
      'seed',
      'askedBefore',
      'pressure',
      'challenge',
      'why',
      'ask',
      'asked',
      'noticed',
      'reply',
      'supported',
      'wish',
      'weight',
      'point',
      'fact',
      'scorecard',
      'score',
      'pin',
    ];
    always(({ log }) => {
      const seen = projectAll(log, { role: 'candidate', seat: 'seat-candidate' }).filter(
        (entry) => entry.type !== 'note.made',
      );
      const text = JSON.stringify(seen);
      for (const word of secret) expect(text).not.toContain(word);
      for (const name of names) expect(text).not.toContain(`"${name}":`);
      for (const entry of seen) if (entry.type === 'floor.given') expect(entry.move).toBe('speaks');
    });
  });

  test('of another’s notes is nothing, before and after the debrief', () => {
    always(({ log }) => {
      for (const viewer of viewers.filter((v) => v.role !== 'coach')) {
        const notes = projectAll(log, viewer).filter((entry) => entry.type === 'note.made');
        for (const note of notes) expect(note.type === 'note.made' && note.by).toBe(viewer.seat);
      }
    });
  });

  test('tells an observer no hidden part of the scenario and no whisper', () => {
    always(({ log }) => {
      // Prepared questions, points pressed and claims are an observer's to see.
      const text = JSON.stringify(projectAll(log, { role: 'observer', seat: 'seat-observer' }));
      for (const word of [canary.soft, canary.hidden, canary.whisper]) expect(text).not.toContain(word);
      for (const name of ['hidden', 'sample', 'seed', 'askedBefore']) expect(text).not.toContain(`"${name}":`);
    });
  });
});
