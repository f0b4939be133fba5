import type { Debrief } from '../../protocol/debrief.ts';
import { loadRecording, type Recording } from '../replay/load.ts';
import { call, Refused } from '../source/http.ts';
import { tokenOf } from '../source/keys.ts';

/** One of the two: a recording and, once it is written, its debrief. */
export interface Take {
  session: string;
  recording: Recording;
  report: Debrief | null;
}

export interface Pair {
  first: Take;
  again: Take;
  /** The last entry that both have in common. */
  seq: number;
}

async function loadTake(session: string, token: string, signal: AbortSignal): Promise<Take> {
  const recording = await loadRecording(session, token, signal);
  const path = `/api/sessions/${encodeURIComponent(session)}/debrief`;
  const report = recording.view.debrief ? await call<Debrief>(path, { token, signal }) : null;
  return { session, recording, report };
}

/** A session that was taken again, with the one it was taken from. */
export async function loadPair(session: string, token: string, signal: AbortSignal): Promise<Pair> {
  const again = await loadTake(session, token, signal);
  const [opened] = again.recording.entries;
  const fork = opened?.type === 'session.opened' ? opened.fork : undefined;
  if (!fork) throw new Refused('not_found', 'This session was not taken from another: there is nothing to compare.');
  const key = tokenOf(fork.of, 'seat');
  if (!key)
    throw new Refused('forbidden', 'This device has no link to the first one. Open it here once, then come back.');
  return { first: await loadTake(fork.of, key, signal), again, seq: fork.seq };
}
