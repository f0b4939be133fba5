// Tokens arrive in a link's fragment only. They are kept here, so that the same address works days later without one.

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
  store(sessionStorage, key, token);
  store(localStorage, key, token);
}

export function tokenOf(session: string, desk: Desk): string | null {
  const own = place(session, desk);
  const other = place(session, desk === 'coach' ? 'seat' : 'coach');
  return (
    load(sessionStorage, own) ?? load(localStorage, own) ?? load(sessionStorage, other) ?? load(localStorage, other)
  );
}

export function forgetToken(session: string): void {
  for (const desk of ['seat', 'coach'] as const) {
    sessionStorage.removeItem(place(session, desk));
    localStorage.removeItem(place(session, desk));
  }
}

const OPERATOR = 'hotseat.operator';
export const operatorKey = (): string | null => load(sessionStorage, OPERATOR);
export const keepOperatorKey = (key: string): void => store(sessionStorage, OPERATOR, key);
export const forgetOperatorKey = (): void => sessionStorage.removeItem(OPERATOR);

/** Where storage is off, a token lives as long as the page. */
const here = new Map<string, string>();

function store(shelf: Storage, key: string, value: string): void {
  here.set(key, value);
  try {
    shelf.setItem(key, value);
  } catch {
    // Kept above.
  }
}

function load(shelf: Storage, key: string): string | null {
  try {
    return shelf.getItem(key);
  } catch {
    return here.get(key) ?? null;
  }
}
