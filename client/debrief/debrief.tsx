import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import type { Debrief as Report } from '../../protocol/debrief.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { SessionView } from '../../protocol/http.ts';
import type { Panelist } from '../../protocol/loop.ts';
import { Button } from '../parts/button.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { call, Refused } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import { DebriefReport } from './debrief-report.tsx';

export interface Read {
  report: Report;
  view: SessionView;
  panelists: readonly Panelist[];
}

const POLL_MS = 3_000;

export default function Debrief({ session, token }: { session: string; token: string }): ReactNode {
  const [answer, again] = useAnswer(`${session} ${token}`, (signal) => load(session, token, signal));
  useDocumentTitle('Debrief | Hotseat');
  const early = answer.is === 'refused' && answer.error.code === 'not_yet';
  useEffect(() => {
    if (!early) return;
    const timer = setInterval(again, POLL_MS);
    return () => clearInterval(timer);
  }, [early, again]);

  if (answer.is === 'here') return <DebriefReport session={session} token={token} {...answer.value} />;
  if (answer.is === 'loading') return <Standstill title="Fetching the debrief" busy />;
  const room = <Link href={`/s/${session}`}>To the room</Link>;
  if (early) {
    return (
      <Standstill title="Not written yet" busy action={room}>
        The debrief opens when the last round has closed and the panel has written it. This page looks again every few
        seconds.
      </Standstill>
    );
  }
  return (
    <Standstill
      title="The debrief did not open"
      action={
        <>
          <Button look="main" onClick={again}>
            Try again
          </Button>
          {room}
        </>
      }
    >
      {answer.error.message}
    </Standstill>
  );
}

async function load(session: string, token: string, signal: AbortSignal): Promise<Read> {
  const path = `/api/sessions/${encodeURIComponent(session)}`;
  const view = await call<SessionView>(path, { token, signal });
  if (!view.debrief) throw new Refused('not_yet', 'The debrief is not written yet.');
  const [report, first] = await Promise.all([
    call<Report>(`${path}/debrief`, { token, signal }),
    call<{ entries: SeenEntry[] }>(`${path}/entries?since=0`, { token, signal }),
  ]);
  const opened = first.entries[0];
  return { report, view, panelists: opened?.type === 'session.opened' ? opened.panelists : [] };
}
