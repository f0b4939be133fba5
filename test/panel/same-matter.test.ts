import { expect, test } from 'vitest';
import { isSameMatter } from '../../server/panel/same-matter.ts';

const user = (quote: string) => ({ axis: 'user' as const, quote });

test('what is said again in nearly the same words is the same matter', () => {
  const written = user('Every company on the planet is adopting AI and every one of them is bleeding money on tokens.');
  expect(isSameMatter(written, user('Every company on the planet needs this.'))).toBe(true);
  expect(
    isSameMatter(
      user('We heard this from many customers.'),
      user('The support teams told us, many customers heard it.'),
    ),
  ).toBe(true);
});

test('another axis, another subject or a word or two in common are not', () => {
  const written = user('Every company on the planet is adopting AI.');
  expect(isSameMatter(written, { axis: 'viability', quote: 'Every company on the planet is adopting AI.' })).toBe(
    false,
  );
  expect(isSameMatter(written, user('The lead at one company opens the invoice first.'))).toBe(false);
  expect(isSameMatter(user('Nine leads at nine banks.'), user('Nine banks.'))).toBe(false);
});
