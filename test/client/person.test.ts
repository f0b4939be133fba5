import { expect, test } from 'vitest';
import { begunHere, forgetSession, rememberSession } from '../../client/landing/person.ts';
import type { SessionOpened } from '../../protocol/http.ts';

const begin = (id: string, from?: string): void =>
  rememberSession({ id, person: 'p', seats: {} } as unknown as SessionOpened, id, from);

test('a session is forgotten with its later takes, and theirs, which are erased with it', () => {
  begin('first');
  begin('another');
  begin('again', 'first');
  begin('again again', 'again');
  begin('another again', 'another');
  expect([...forgetSession('first')]).toEqual(['first', 'again', 'again again']);
  expect(begunHere().map(({ id }) => id)).toEqual(['another again', 'another']);
});
