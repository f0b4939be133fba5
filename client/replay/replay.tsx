import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { ClosedDoor } from '../parts/closed-door.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { useAnswer } from '../source/use-answer.ts';
import { loadRecording, type Recording } from './load.ts';
import { Playback } from './playback.ts';
import { Player } from './player.tsx';

export default function Replay({ session, token }: { session: string; token: string }): ReactNode {
  const [recording, again] = useAnswer(`${session} ${token}`, (signal) => loadRecording(session, token, signal));
  useDocumentTitle('Replay | Hotseat');
  if (recording.is === 'loading') return <Standstill title="Fetching the recording" busy />;
  if (recording.is === 'refused') {
    return <ClosedDoor title="The recording did not open" session={session} error={recording.error} again={again} />;
  }
  if (!recording.value.entries.some(({ type }) => type === 'round.opened')) {
    return (
      <Standstill title="Nothing has been said yet" action={<Link href={`/s/${session}`}>To the room</Link>}>
        The recording begins with the first round.
      </Standstill>
    );
  }
  return <Opened session={session} token={token} recording={recording.value} />;
}

function Opened(props: { session: string; token: string; recording: Recording }): ReactNode {
  const [playback] = useState(() => new Playback(props.recording.entries));
  return <Player {...props} playback={playback} />;
}
