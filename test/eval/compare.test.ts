import { expect, test } from 'vitest';
import { atRandom, type Compared, heardBy } from './compare.ts';
import type { Point } from './measure.ts';
import { sampleOf, sheetOf } from './probes.ts';
import { comparedTable } from './table.ts';

const weak = 'Every data team will love this, because it is simply better.';
const calm = 'We saw 12 of 40 accounts trace costs by hand.';
const other = 'The price is one quarter of delay for the forecast.';
const flaw = (axis: 'user' | 'technical', difficulty: 1 | 2 | 3) => ({
  id: `${axis}-${difficulty}`,
  surface: 's',
  text: `${calm} ${weak} ${other}`,
  axis,
  flaw: 'f',
  sentence: weak,
  expect: 'e',
  difficulty,
});
const sound = { id: 'sound', surface: 's', text: `${calm} ${other}` };
const challenge = (quote: string): Point => ({ axis: 'user', force: 'challenge', quote });

const row = (table: string, name: string): string[] =>
  (table.split('\n').find((line) => line.startsWith(`| ${name}`)) ?? '').split(' | ').slice(1);

test('each kind and difficulty has its own share, beside the false and the off-target ones', async () => {
  const turns = { flaws: [flaw('user', 1), flaw('user', 1), flaw('technical', 3)], clean: [sound, sound] };
  let heard = 0;
  const hears = await heardBy('somebody', turns, (text) => {
    heard += 1;
    if (text === sound.text) return heard % 2 ? [challenge(calm)] : [];
    return [challenge(heard === 2 ? other : weak), challenge(heard === 2 ? weak : other)];
  });
  expect(row(comparedTable([hears]), 'somebody')).toEqual([
    '1 of 2 = 50 % (9 to 91); found 2',
    'no items',
    'no items',
    'no items',
    'no items',
    '0 of 1 = 0 % (0 to 79); found 0',
    '1 of 2 = 50 % (9 to 91)',
    '3 in 3 = 1.00 (0.34 to 2.94) |',
  ]);
});

test('chance makes about as many challenges as the engine made, the same with the same seed', async () => {
  const turns = { flaws: Array.from({ length: 300 }, () => flaw('user', 1)), clean: Array(100).fill(sound) };
  const engine = await heardBy('engine', turns, (text) => (text === sound.text ? [] : [challenge(weak)]));
  const made = ({ flaws, clean }: Compared) =>
    flaws.reduce((sum, f) => sum + f.challenges, 0) + clean.reduce((sum, n) => sum + n, 0);
  const first = await atRandom(engine, turns, ['user', 'metrics']);
  expect(made(engine)).toBe(300);
  expect(Math.abs(made(first) - 300)).toBeLessThan(40);
  expect(await atRandom(engine, turns, ['user', 'metrics'])).toEqual(first);
  // One sentence in three, one axis in two.
  const found = first.flaws.filter((f) => f.found).length / first.flaws.length;
  expect(found).toBeGreaterThan(0.06);
  expect(found).toBeLessThan(0.2);
  expect(first.flaws.every((f) => f.badQuotes === 0)).toBe(true);
  const silent = await heardBy('silent', turns, () => []);
  expect(made(await atRandom(silent, turns, ['user']))).toBe(0);
});

test('the sheet of spoken probes holds thirty, without a word of which turn was flawed', () => {
  const probes = Array.from({ length: 50 }, (_, i) => ({ text: `Turn ${i}.`, quote: `Turn ${i}`, said: `Why ${i}?` }));
  const sheet = sheetOf(sampleOf(probes), probes.length);
  expect(sheet.match(/^## /gm)).toHaveLength(30);
  expect(sheet).toContain('30 of 50');
  expect(new Set(sampleOf(probes)).size).toBe(30);
  expect(sampleOf(probes)).not.toEqual(probes.slice(0, 30));
});
