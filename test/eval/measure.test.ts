import { describe, expect, test } from 'vitest';
import { finds, liesOn, type Point, percent, perTurn, scoreFlawed, wilson } from './measure.ts';

const sentence = 'Every data team will love this, because it is simply better.';
const text = `We saw 12 of 40 accounts trace costs by hand. ${sentence} The price is one quarter of delay.`;
const flaw = { text, sentence, axis: 'user' as const };
const point = (over: Partial<Point> = {}): Point => ({ axis: 'user', force: 'challenge', quote: sentence, ...over });

describe('a quote lies on the planted sentence', () => {
  test('when half of the shorter one is shared, whoever is the shorter', () => {
    expect(liesOn('Every data team will', sentence)).toBe(true);
    expect(liesOn(`hand. ${sentence} The price`, sentence)).toBe(true);
    expect(liesOn('data team has two people', sentence)).toBe(false);
    expect(liesOn('data team will have people', sentence)).toBe(true);
  });

  test('not with fewer than 4 tokens, and a full stop is none', () => {
    expect(liesOn('it is simply', sentence)).toBe(false);
    expect(liesOn('is simply better .', sentence)).toBe(false);
    expect(liesOn('it is simply better', sentence)).toBe(true);
  });

  test('not with more than 60 tokens, nor with more than three times the sentence', () => {
    const long = Array.from({ length: 50 }, (_, i) => `word${i}`).join(' ');
    const more = (n: number) => Array.from({ length: n }, (_, i) => `other${i}`).join(' ');
    expect(liesOn(`${long} ${more(10)}`, long)).toBe(true);
    expect(liesOn(`${long} ${more(11)}`, long)).toBe(false);
    expect(liesOn(`one two three four five ${more(10)}`, 'one two three four five')).toBe(true);
    expect(liesOn(`one two three four five ${more(11)}`, 'one two three four five')).toBe(false);
  });

  test('a word said once is shared once; case and a stop at the end do not matter; a figure is one token', () => {
    expect(liesOn('cost cost cost cost', 'the cost went up')).toBe(false);
    expect(liesOn('IS SIMPLY BETTER TODAY', 'is simply better.')).toBe(true);
    expect(liesOn('grew by 3.1 days', '3 1 hours later')).toBe(false);
  });
});

describe('a turn with one planted flaw', () => {
  test('found and spoken: a challenge with its axis on its sentence, said next', () => {
    const hit = point();
    expect(scoreFlawed(flaw, [hit], hit)).toEqual({
      found: true,
      spoken: true,
      wrongAxis: false,
      challenges: 1,
      offTarget: 0,
      probes: 0,
      badQuotes: 0,
    });
  });

  test('found but not spoken: the panel said nothing of it, or took up something else', () => {
    const elsewhere = point({ quote: 'The price is one quarter of delay.' });
    expect(scoreFlawed(flaw, [point()], null)).toMatchObject({ found: true, spoken: false });
    expect(scoreFlawed(flaw, [point(), elsewhere], elsewhere)).toMatchObject({
      found: true,
      spoken: false,
      offTarget: 1,
    });
  });

  test('on its sentence with another axis it is neither found nor off target', () => {
    const other = point({ axis: 'metrics' });
    expect(scoreFlawed(flaw, [other], other)).toMatchObject({
      found: false,
      spoken: false,
      wrongAxis: true,
      offTarget: 0,
    });
    expect(scoreFlawed(flaw, [other, point()], other)).toMatchObject({ found: true, spoken: false, wrongAxis: false });
  });

  test('a probe on its sentence finds nothing and is counted apart', () => {
    const probe = point({ force: 'probe' });
    expect(scoreFlawed(flaw, [probe], probe)).toMatchObject({ found: false, spoken: false, challenges: 0, probes: 1 });
    expect(
      scoreFlawed(flaw, [point({ force: 'probe', quote: 'The price is one quarter of delay.' })], null),
    ).toMatchObject({
      offTarget: 0,
      probes: 1,
    });
  });

  test('every challenge outside of its sentence is off target', () => {
    const points = [
      point({ quote: 'We saw 12 of 40 accounts' }),
      point({ quote: 'The price is one quarter of delay.' }),
    ];
    expect(scoreFlawed(flaw, points, points[0] ?? null)).toMatchObject({ found: false, spoken: false, offTarget: 2 });
  });

  test('words that are not in the turn are a bad quote, however near', () => {
    expect(scoreFlawed(flaw, [point({ quote: 'every data team will love this' })], null).badQuotes).toBe(1);
  });

  test('nothing noticed scores nothing', () => {
    expect(scoreFlawed(flaw, [], null)).toMatchObject({ found: false, spoken: false, wrongAxis: false, offTarget: 0 });
    expect(finds(point({ force: 'probe' }), flaw)).toBe(false);
  });
});

describe('intervals', () => {
  // Newcombe 1998, the score method without correction.
  test('of k of n, as Wilson has them', () => {
    expect(wilson({ k: 15, n: 148 }).low).toBeCloseTo(0.0624, 4);
    expect(wilson({ k: 15, n: 148 }).high).toBeCloseTo(0.1605, 4);
    expect(wilson({ k: 0, n: 20 }).low).toBe(0);
    expect(wilson({ k: 0, n: 20 }).high).toBeCloseTo(0.1611, 4);
    expect(wilson({ k: 20, n: 20 }).high).toBeCloseTo(1, 9);
    expect(wilson({ k: 0, n: 0 })).toEqual({ low: 0, high: 1 });
  });

  test('are printed with k and n, and no share is made of nothing', () => {
    expect(percent({ k: 15, n: 148 })).toBe('15 of 148 = 10 % (6 to 16)');
    expect(percent({ k: 0, n: 0 })).toBe('no items');
  });

  test('of a count per turn: both ends are 1.96 standard errors of their own away, and there may be more than one a turn', () => {
    const [low = 0, high = 0] = (/\((.+) to (.+)\)/.exec(perTurn({ k: 2_500, n: 1_000 })) ?? []).slice(1).map(Number);
    for (const end of [low, high]) expect(Math.abs(2_500 - 1_000 * end) / Math.sqrt(1_000 * end)).toBeCloseTo(1.96, 0);
    expect(perTurn({ k: 22, n: 308 })).toBe('22 in 308 = 0.07 (0.05 to 0.11)');
    expect(perTurn({ k: 0, n: 100 })).toBe('0 in 100 = 0.00 (0.00 to 0.04)');
    expect(perTurn({ k: 0, n: 0 })).toBe('no items');
  });
});
