import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Debt } from '../../interview/owed.ts';
import { nothing } from '../../interview/state.ts';
import { makeLog } from '../../server/log.ts';
import type { Bench } from '../../server/panel/panel.ts';
import type { Surroundings } from '../../server/session/surroundings.ts';
import { Work } from '../../server/session/work.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

const debt: Debt = { id: 'judge:4', kind: 'judge', round: 'technical' };

/** Work on one debt by a worker of the test's own; `running` counts how many are at it. */
function aWork(begin: (bench: Bench, nth: number) => void) {
  const seen = { started: 0, running: 0, most: 0 };
  const panel = {
    work: (_debt: Debt, bench: Bench) => {
      seen.started += 1;
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      const over = (error: unknown) => {
        seen.running -= 1;
        bench.failed(error);
      };
      begin({ ...bench, failed: over }, seen.started);
      const stop = () => {
        seen.running -= 1;
      };
      return { stop };
    },
  };
  const around = { now: Date.now, panel } as unknown as Surroundings;
  const work: Work = new Work(around, makeLog('silent'), {
    state: () => nothing,
    tell: () => {},
    deliver: () => {},
    wake: () => work.match([debt], false),
  });
  work.match([debt], false);
  return { work, seen };
}

test('what is owed again within a second of its failure is worked on once', async () => {
  let fail = () => {};
  const { work, seen } = aWork((bench, nth) => {
    if (nth === 1) fail = () => bench.failed(new Error('broke'));
  });
  await vi.advanceTimersByTimeAsync(10);
  fail();
  work.match([], false);
  work.match([debt], false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).toEqual({ started: 2, running: 1, most: 1 });
});

test('work that breaks again and again is tried at ever longer intervals, up to a minute', async () => {
  const at: number[] = [];
  const { seen } = aWork((bench) => {
    at.push(Date.now());
    queueMicrotask(() => bench.failed(new Error('broke')));
  });
  await vi.advanceTimersByTimeAsync(600_000);
  const waits = at.slice(1).map((each, i) => Math.round((each - (at[i] ?? 0)) / 1_000));
  expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(seen.running).toBe(0);
});

test('a failure that is told after the work was given up starts nothing', async () => {
  let fail = () => {};
  const { work, seen } = aWork((bench) => {
    fail = () => bench.failed(new Error('broke'));
  });
  await vi.advanceTimersByTimeAsync(10);
  work.match([], false);
  fail();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.started).toBe(1);
  expect(work.size).toBe(0);
});
