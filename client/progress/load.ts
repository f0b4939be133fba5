import type { PersonHistory } from '../../protocol/http.ts';
import { personKey } from '../landing/person.ts';
import { call } from '../source/http.ts';

const nobody: PersonHistory = { sessions: [], lost: 0 };

/** What this device's person has sat so far. */
export async function loadProgress(signal: AbortSignal): Promise<PersonHistory> {
  const key = personKey();
  return key ? call<PersonHistory>(`/api/people/${encodeURIComponent(key)}`, { signal }) : nobody;
}
