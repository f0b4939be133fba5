import { expect, test } from 'vitest';
import { Breaker } from '../../server/panel/breaker.ts';
import { Slots } from '../../server/panel/openai/slots.ts';

function aBreaker(over: object = {}) {
  const clock = { now: 0 };
  const breaker = new Breaker({ threshold: 3, restMs: 100, longestMs: 1_000, steady: 2, ...over }, () => clock.now);
  const fail = () => breaker.take()?.failed('unavailable');
  return { breaker, clock, fail };
}

test('it opens after failures in a row, and a success between them counts', () => {
  const { breaker, fail } = aBreaker();
  fail();
  fail();
  breaker.take()?.ok();
  fail();
  fail();
  expect(breaker.state).toBe('closed');
  fail();
  expect(breaker).toMatchObject({ state: 'open', code: 'unavailable' });
  expect(breaker.take()).toBeNull();
});

test('after its rest one call has leave, and closes it by going well', () => {
  const { breaker, clock, fail } = aBreaker({ threshold: 1 });
  fail();
  clock.now = 100;
  const probe = breaker.take();
  expect(probe).not.toBeNull();
  expect(breaker.take(), 'one at a time').toBeNull();
  probe?.ok();
  expect(breaker).toMatchObject({ state: 'closed', code: null });
});

test('a probe that fails doubles the rest, up to a bound, until it has been steady', () => {
  const { breaker, clock, fail } = aBreaker({ threshold: 1 });
  fail();
  for (const rest of [100, 200, 400, 800, 1_000]) {
    clock.now += rest - 1;
    expect(breaker.state, `${rest}`).toBe('open');
    clock.now += 1;
    expect(breaker.state).toBe('half-open');
    breaker.take()?.failed('stalled');
  }
  clock.now += 1_000;
  breaker.take()?.ok();
  breaker.take()?.ok();
  fail();
  clock.now += 100;
  expect(breaker.state).toBe('half-open');
});

test('a probe that was given up leaves room for the next', () => {
  const { breaker, clock, fail } = aBreaker({ threshold: 1 });
  fail();
  clock.now = 100;
  breaker.take()?.dropped();
  expect(breaker.take()).not.toBeNull();
});

test('a refused key opens it at once, a Retry-After for that long, and calls under way do not open it twice', () => {
  const { breaker, clock } = aBreaker();
  const [one, two] = [breaker.take(), breaker.take()];
  one?.failed('rate-limited', { atOnce: true, restMs: 700 });
  two?.failed('unauthorized', { atOnce: true });
  clock.now = 699;
  expect(breaker).toMatchObject({ state: 'open', code: 'rate-limited' });
  clock.now = 700;
  expect(breaker.state).toBe('half-open');
});

test('slots are bounded, whoever speaks goes first, and who gives up does not keep one', async () => {
  const slots = new Slots(4);
  const never = new AbortController();
  const taken = await Promise.all(['aside', 'aside', 'aside'].map(() => slots.take('aside', never.signal)));
  const stop = new AbortController();
  const order: string[] = [];
  const waiting = slots.take('aside', never.signal).then(() => order.push('aside'));
  const aloud = await slots.take('aloud', never.signal);
  const gone = slots.take('aloud', stop.signal);
  stop.abort();
  expect(await gone).toBeNull();
  const second = slots.take('aloud', never.signal).then(() => order.push('aloud'));
  taken[0]?.();
  await second;
  aloud?.();
  taken[1]?.();
  await waiting;
  expect(order).toEqual(['aloud', 'aside']);
  expect(slots.taken).toBeLessThanOrEqual(4);
});
