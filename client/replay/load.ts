import type { Challenge } from '../../protocol/challenge.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { SessionView } from '../../protocol/http.ts';
import { call, Refused } from '../source/http.ts';

export interface Recording {
  view: SessionView;
  entries: readonly SeenEntry[];
  /** Null where this reader may not see the ledger (yet). */
  challenges: readonly Challenge[] | null;
}

export async function loadRecording(session: string, token: string, signal: AbortSignal): Promise<Recording> {
  const path = `/api/sessions/${encodeURIComponent(session)}`;
  const [view, entries] = await Promise.all([
    call<SessionView>(path, { token, signal }),
    loadEntries(path, token, signal),
  ]);
  const readable = view.debrief || view.you.role !== 'candidate';
  return { view, entries, challenges: readable ? await loadLedger(path, token, signal) : null };
}

async function loadEntries(path: string, token: string, signal: AbortSignal): Promise<readonly SeenEntry[]> {
  const entries: SeenEntry[] = [];
  for (;;) {
    const since = entries.at(-1)?.seq ?? 0;
    const page = await call<{ entries: SeenEntry[]; seq: number }>(`${path}/entries?since=${since}`, { token, signal });
    entries.push(...page.entries);
    if (!page.entries.length || (entries.at(-1)?.seq ?? 0) >= page.seq) return entries;
  }
}

async function loadLedger(path: string, token: string, signal: AbortSignal): Promise<readonly Challenge[] | null> {
  try {
    return (await call<{ challenges: Challenge[] }>(`${path}/ledger`, { token, signal })).challenges;
  } catch (error) {
    if (error instanceof Refused && ['forbidden', 'not_yet', 'not_now', 'not_found'].includes(error.code)) return null;
    throw error;
  }
}
