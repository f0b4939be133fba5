import type { Debrief } from '../../protocol/debrief.ts';
import { begunHere } from '../landing/person.ts';
import { call } from '../source/http.ts';
import { tokenOf } from '../source/keys.ts';
import type { Sat } from './tally.ts';

/** The finished ones of the sessions that were begun on this device. */
export async function loadProgress(signal: AbortSignal): Promise<readonly Sat[]> {
  const sat = await Promise.all(
    begunHere().map(async ({ id, title, at }): Promise<Sat | null> => {
      const token = tokenOf(id, 'seat');
      if (!token) return null;
      try {
        const report = await call<Debrief>(`/api/sessions/${encodeURIComponent(id)}/debrief`, { token, signal });
        return { id, title, at, report };
      } catch {
        // Under way, erased, or out of reach: it is not shown.
        return null;
      }
    }),
  );
  return sat.filter((each) => each !== null);
}
