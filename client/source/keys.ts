// Tokens arrive in a link's fragment only. They are kept here, so that the same address works days later without one.

import { deviceShelf, tabShelf } from './shelf.ts';

export type Desk = 'seat' | 'coach';

const place = (session: string, desk: Desk): string => `hotseat.token.${session}${desk === 'coach' ? '.coach' : ''}`;

/** The fragment's fields, taken out of the address bar so that it can be shown and shared safely. */
export function takeFragment(): URLSearchParams {
  const fields = new URLSearchParams(location.hash.slice(1));
  if (fields.has('token') || fields.has('code')) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return fields;
}

/** A tab keeps its own seat; a new tab takes the last one used on this device. */
export function keepToken(session: string, desk: Desk, token: string): void {
  const key = place(session, desk);
  tabShelf.setItem(key, token);
  deviceShelf.setItem(key, token);
}

export function tokenOf(session: string, desk: Desk): string | null {
  const own = place(session, desk);
  const other = place(session, desk === 'coach' ? 'seat' : 'coach');
  return find(own) ?? find(other);
}

const find = (key: string): string | null => tabShelf.getItem(key) ?? deviceShelf.getItem(key);

export function forgetToken(session: string): void {
  for (const desk of ['seat', 'coach'] as const) {
    tabShelf.removeItem(place(session, desk));
    deviceShelf.removeItem(place(session, desk));
  }
}

const OPERATOR = 'hotseat.operator';
export const operatorKey = (): string | null => find(OPERATOR);

/** The coach's key itself can be typed again: it stays in its tab. */
export const keepOperatorKey = (key: string): void => tabShelf.setItem(OPERATOR, key);

/** The link's code is spent once this is given for it: it has to outlive the tab. It ends by itself. */
export function keepOperatorToken(token: string): void {
  tabShelf.removeItem(OPERATOR);
  deviceShelf.setItem(OPERATOR, token);
}

export function forgetOperatorKey(): void {
  tabShelf.removeItem(OPERATOR);
  deviceShelf.removeItem(OPERATOR);
}
