import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { ClosedDoor } from '../parts/closed-door.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { Reviewing } from '../review/reviewing.tsx';
import { useAnswer } from '../source/use-answer.ts';
import { DebriefReport } from './debrief-report.tsx';
import { loadDebrief } from './load.ts';

const POLL_MS = 3_000;

export default function Debrief({ session, token }: { session: string; token: string }): ReactNode {
  const [answer, again] = useAnswer(`${session} ${token}`, (signal) => loadDebrief(session, token, signal));
  useDocumentTitle('Debrief | Hotseat');
  const early = answer.is === 'refused' && answer.error.code === 'not_yet';
  useEffect(() => {
    if (!early) return;
    const timer = setInterval(again, POLL_MS);
    return () => clearInterval(timer);
  }, [early, again]);

  if (answer.is === 'here') {
    return (
      <Reviewing session={session} token={token} view={answer.value.view} again={again}>
        <DebriefReport session={session} token={token} {...answer.value} />
      </Reviewing>
    );
  }
  if (answer.is === 'loading') return <Standstill title="Fetching the debrief" busy />;
  if (early) {
    return (
      <Standstill title="Not written yet" busy action={<Link href={`/s/${session}`}>To the room</Link>}>
        The debrief opens when the last round has closed and the panel has written it. This page looks again every few
        seconds.
      </Standstill>
    );
  }
  return <ClosedDoor title="The debrief did not open" session={session} error={answer.error} again={again} />;
}
