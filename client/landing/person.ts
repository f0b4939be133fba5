import type { SessionOpened } from '../../protocol/http.ts';
import { recall, remember } from '../source/use-kept.ts';

// What this device knows of its person: the key their history hangs on, and the sessions begun here.

export interface Begun {
  id: string;
  title: string;
  at: number;
}

/** A case that was pasted, for this session and the next. */
export const CASE_KEY = 'hotseat.case';
const SESSIONS = 'hotseat.sessions';
const MOST = 30;

export const personKey = (): string | undefined => recall<string | null>('hotseat.person', null) ?? undefined;

export const begunHere = (): readonly Begun[] => recall<Begun[]>(SESSIONS, []);

export function rememberSession({ id, person }: SessionOpened, title: string): void {
  remember('hotseat.person', person);
  remember(SESSIONS, [{ id, title, at: Date.now() }, ...begunHere()].slice(0, MOST));
}

export function forgetSession(id: string): void {
  remember(
    SESSIONS,
    begunHere().filter((begun) => begun.id !== id),
  );
}

/** This device knows nobody any more. Answers the sessions it had begun. */
export function forgetPerson(): readonly Begun[] {
  const begun = begunHere();
  remember(SESSIONS, null);
  remember('hotseat.person', null);
  remember(CASE_KEY, null);
  return begun;
}
