import { describe, expect, test } from 'vitest';
import { owed } from '../../interview/owed.ts';
import { openNextRound, receive, type World } from '../../interview/receive.ts';
import { fold, type State } from '../../interview/state.ts';
import { type Clock, clock as clockSchema } from '../../protocol/loop.ts';
import { counting, given, openedWith, stamped } from '../support/entries.ts';

const MINUTE = 60_000;
const coach = { role: 'coach', seat: 'c', name: 'Grace' } as const;

const world = (now: number): World => ({
  now,
  mint: counting(),
  sounded: null,
  draft: null,
  findScenario: () => null,
  panelIn: () => [],
});

/** A take-home that has just opened, at time 2,000. */
function writing(clock: Clock): State {
  const anteroom = given([openedWith({ rounds: ['take-home'], clock })]);
  return given(openNextRound(anteroom, world(2_000)), anteroom);
}

function told(
  state: State,
  now: number,
  command: { type: 'pause' | 'resume' } | { type: 'extend'; ms: number },
): State {
  const received = receive(state, coach, { id: 'x', ...command }, world(now));
  if ('refuse' in received) throw new Error(received.refuse.message);
  return stamped(received.bodies, state).reduce(fold, state);
}

const endOf = (state: State): number | null =>
  state.round?.clock.kind === 'running' ? state.round.clock.endsAt : null;

describe('a take-home whose real length is set by itself', () => {
  const clock: Clock = { speed: 60, takeHomeMs: 10 * MINUTE };

  test('takes that long, and is extended by what was asked for', () => {
    const opened = writing(clock);
    expect(endOf(opened)).toBe(2_000 + 10 * MINUTE);
    expect(endOf(told(opened, 3_000, { type: 'extend', ms: 5 * MINUTE }))).toBe(2_000 + 15 * MINUTE);
  });

  test('has as much left after a pause as before it', () => {
    const paused = told(writing(clock), 2_000 + 4 * MINUTE, { type: 'pause' });
    const extended = told(paused, 3_000 + 4 * MINUTE, { type: 'extend', ms: MINUTE });
    expect(extended.round?.clock).toEqual({ kind: 'paused', left: 7 * MINUTE });
    expect(endOf(told(extended, 60 * MINUTE, { type: 'resume' }))).toBe(67 * MINUTE);
  });

  test('is warned of five minutes before its end, if it is long enough for that', () => {
    const warnedAt = (takeHomeMs: number) => {
      const debt = owed(writing({ takeHomeMs }), []).find(({ kind }) => kind === 'warn');
      return debt && 'at' in debt ? debt.at : null;
    };
    expect(warnedAt(120 * MINUTE)).toBe(2_000 + 115 * MINUTE);
    expect(warnedAt(8 * MINUTE)).toBeNull();
  });
});

test('a round at a speed is extended in its own time', () => {
  const opened = writing({ speed: 60 });
  const end = endOf(opened) ?? 0;
  expect(endOf(told(opened, 3_000, { type: 'extend', ms: 5 * MINUTE }))).toBe(end + 5_000);
});

test('a speed is one that a person could sit through', () => {
  for (const speed of [1e-300, 0.001, 0, -1]) {
    const { error } = clockSchema.safeParse({ speed });
    expect(error?.issues, `${speed}`).toMatchObject([{ path: ['speed'], message: expect.stringContaining('0.01') }]);
  }
  for (const speed of [0.01, 1, 10_000]) expect(clockSchema.safeParse({ speed }).success).toBe(true);
});
