import { noTranscript, type Turn, transcribe } from '../../interview/readings/transcript.ts';
import type { Debrief } from '../../protocol/debrief.ts';
import type { SessionView } from '../../protocol/http.ts';
import { emptyStage, type Stage, stand } from '../reading/stage.ts';
import { loadRecording } from '../replay/load.ts';
import { call, Refused } from '../source/http.ts';

/** Everything that the page is made of. */
export interface Read {
  report: Debrief;
  view: SessionView;
  stage: Stage;
  turns: readonly Turn[];
}

export async function loadDebrief(session: string, token: string, signal: AbortSignal): Promise<Read> {
  const { view, entries } = await loadRecording(session, token, signal);
  if (!view.debrief) throw new Refused('not_yet', 'The debrief is not written yet.');
  const path = `/api/sessions/${encodeURIComponent(session)}/debrief`;
  const report = await call<Debrief>(path, { token, signal });
  const { turns } = entries.reduce(transcribe, noTranscript);
  return { report, view, stage: entries.reduce(stand, emptyStage), turns };
}
