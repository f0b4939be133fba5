import { expect, onTestFinished, test } from 'vitest';
import { forgetToken, keepToken, tokenOf } from '../../client/source/keys.ts';
import { shelf } from '../../client/source/shelf.ts';
import { recall, remember } from '../../client/source/use-kept.ts';

test('where storage is denied, a token is kept as long as the page, and forgotten', () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(globalThis, name, { configurable: true, get: denied });
    onTestFinished(() => void Reflect.deleteProperty(globalThis, name));
  }
  keepToken('s', 'seat', 'token');
  expect(tokenOf('s', 'coach')).toBe('token');
  forgetToken('s');
  expect(tokenOf('s', 'seat')).toBeNull();
  remember('hotseat.hold', false);
  expect(recall('hotseat.hold', true)).toBe(false);
});

test('what a full store does not take is not read as what stood there before', () => {
  const kept = new Map([['k', 'old']]);
  let full = true;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  const place = shelf(() => storage);
  place.setItem('k', 'new');
  expect(place.getItem('k')).toBe('new');
  full = false;
  place.setItem('k', 'newer');
  expect([place.getItem('k'), kept.get('k')]).toEqual(['newer', 'newer']);
});
