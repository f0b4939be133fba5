import type { SessionOpened } from '../../protocol/http.ts';
import { recall, remember } from '../source/use-kept.ts';

// What this device knows of its person: the key their history hangs on, and the sessions begun here.

export interface Begun {
  id: string;
  title: string;
  at: number;
  /** The session that this is a later take of. */
  from?: string;
}

/** A case that was pasted, for this session and the next. */
export const CASE_KEY = 'hotseat.case';
const SESSIONS = 'hotseat.sessions';
const MOST = 30;

export const personKey = (): string | undefined => recall<string | null>('hotseat.person', null) ?? undefined;

export const begunHere = (): readonly Begun[] => recall<Begun[]>(SESSIONS, []);

export function rememberSession({ id, person }: SessionOpened, title: string, from?: string): void {
  remember('hotseat.person', person);
  remember(SESSIONS, [{ id, title, at: Date.now(), ...(from && { from }) }, ...begunHere()].slice(0, MOST));
}

/** Forgets a session with its later takes, which are erased with it. Answers all of them. */
export function forgetSession(id: string): ReadonlySet<string> {
  const gone = new Set([id]);
  // From the oldest on, so that a take of a take goes too.
  for (const begun of begunHere().toReversed()) if (begun.from && gone.has(begun.from)) gone.add(begun.id);
  remember(
    SESSIONS,
    begunHere().filter((begun) => !gone.has(begun.id)),
  );
  return gone;
}

/** This device knows nobody any more. Answers the sessions it had begun. */
export function forgetPerson(): readonly Begun[] {
  const begun = begunHere();
  remember(SESSIONS, null);
  remember('hotseat.person', null);
  remember(CASE_KEY, null);
  return begun;
}
