import { expect, test } from 'vitest';
import { makeLog } from '../../server/log.ts';
import { type Caps, type Price, Spending } from '../../server/panel/spending.ts';
import { aSession } from '../session/rows.ts';
import { emptyTables, memoryRecording } from '../simulation/memory-recording.ts';

// What a model costs: counted at once, kept in the store, the same after a restart and on every node.

async function aStore(...sessions: string[]) {
  const tables = emptyTables();
  const store = memoryRecording(tables);
  for (const id of sessions) await store.create(aSession(id), [], [], null);
  const clock = { now: Date.UTC(2026, 0, 1, 23) };
  /** A process on this store; `spend` stands in for the store's own. */
  const aNode = (caps: Caps, price: Price | null = null, spend = store.spend) =>
    new Spending({
      caps,
      price,
      now: () => clock.now,
      accounts: { spend, spent: store.spent },
      log: makeLog('silent'),
    });
  return { store, clock, aNode };
}

test('tokens add up by session and day, cost money where a price is set, and caps hold', async () => {
  const { clock, aNode } = await aStore('a', 'b', 'c');
  const spending = aNode({ perSession: 100, perDay: 150 }, { in: 2, out: 10 });
  spending.spend('a', { in: 50, out: 10 });
  expect(spending.isOver('a')).toBe(false);
  expect(await spending.of('a')).toEqual({ in: 50, out: 10, calls: 1, cost: (100 + 100) / 1e6 });
  spending.spend('a', { in: 40, out: 0 });
  expect([spending.isOver('a'), spending.isOver('b')], 'at once').toEqual([true, false]);
  spending.spend('b', { in: 40, out: 10 });
  expect(spending.isOver('c'), 'the day').toBe(true);
  await spending.settled();
  expect(spending.isOver('c'), 'the day').toBe(true);
  clock.now += 2 * 3_600_000;
  expect([spending.isOver('c'), spending.isOver('a'), (await spending.today()).in]).toEqual([false, true, 0]);
});

test('a cap of nothing lets nothing through, and without a price there is no cost', async () => {
  const { aNode } = await aStore('a');
  const spending = aNode({ perSession: 0, perDay: null });
  expect(spending.isOver('a')).toBe(true);
  expect((await spending.of('a')).cost).toBeNull();
});

test('after a restart the counts of the session and of the day go on from where they were', async () => {
  const { aNode } = await aStore('a', 'b');
  const before = aNode({ perSession: 100, perDay: 150 });
  before.spend('a', { in: 90, out: 20 });
  await before.settled();
  const after = aNode({ perSession: 100, perDay: 150 });
  await after.recall('a');
  expect([after.isOver('a'), after.isOver('b')]).toEqual([true, false]);
  after.spend('b', { in: 40, out: 0 });
  expect(after.isOver('b'), 'the day').toBe(true);
});

test('what another node spends counts as soon as this one spends, and whenever somebody looks', async () => {
  const { aNode } = await aStore('a', 'b');
  const [one, two] = [aNode({ perSession: 100, perDay: 150 }), aNode({ perSession: 100, perDay: 150 })];
  one.spend('a', { in: 99, out: 0 });
  await one.settled();
  two.spend('b', { in: 60, out: 0 });
  await two.settled();
  expect(two.isOver('b')).toBe(true);
  expect((await one.today()).in).toBe(159);
  expect(one.isOver('a')).toBe(true);
});

test('while the store is away nothing is forgotten: it counts here, and is told with the next', async () => {
  const { store, aNode } = await aStore('a');
  let away = true;
  const spending = aNode({ perSession: 100, perDay: null }, null, (...bill) =>
    away ? Promise.reject(new Error('away')) : store.spend(...bill),
  );
  spending.spend('a', { in: 60, out: 0 });
  await spending.settled();
  spending.spend('a', { in: 40, out: 0 });
  await spending.settled();
  expect(spending.isOver('a')).toBe(true);
  expect((await store.spent('a')).in).toBe(0);
  away = false;
  spending.spend('a', { in: 1, out: 2 });
  await spending.settled();
  expect(await store.spent('a')).toEqual({ in: 101, out: 2, calls: 3 });
  expect((await spending.of('a')).in).toBe(101);
});
