import type { ReactNode } from 'react';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Role } from '../../protocol/roles.ts';
import { Line } from '../parts/line.tsx';
import { threadsOf } from '../reading/notes.ts';
import { ConnectionNotice } from '../room/connection-notice.tsx';
import { Refusals } from '../room/refusals.tsx';
import { useLive } from '../room/use-live.ts';
import { NoteThread } from './note-thread.tsx';
import css from './notes.module.css';

interface Props {
  session: string;
  token: string;
  role: Role;
  /** The recording as it was fetched; what is noted since comes by itself. */
  entries: readonly SeenEntry[];
  /** The moment that the playhead is at. */
  seq: number;
  onSeq(seq: number): void;
}

/** What was noted at which moment, and what was answered. Notes are taken after the end as well. */
export function NotesPane({ session, token, role, entries, seq, onSeq }: Props): ReactNode {
  const { source, scene } = useLive(session, token);
  const threads = threadsOf(scene.caughtUp ? scene.entries : entries);
  const note = (text: string, at: number, whom: 'coaches' | 'candidate'): void =>
    void source.send({ type: 'note', text, seq: at, for: whom });
  return (
    <div className={css.notes}>
      <ConnectionNotice connection={scene.connection} />
      <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
      <Line
        label="A note at this moment"
        hint={
          role === 'coach'
            ? 'Pinned to where the playhead is. For coaches; tick to show it to the candidate too.'
            : 'Pinned to where the playhead is. You and the coaches can read it.'
        }
        send="Keep the note"
        tick={role === 'coach' ? 'The candidate may read it' : undefined}
        onSend={(text, ticked) => note(text, seq, ticked ? 'candidate' : 'coaches')}
      />
      {threads.length === 0 && <p className={css.none}>No notes yet.</p>}
      {threads.map((thread) => (
        <NoteThread
          key={thread.note.seq}
          thread={thread}
          onSeq={onSeq}
          onAnswer={
            role === 'observer'
              ? undefined
              : (text) => note(text, thread.note.seq, role === 'coach' ? thread.note.for : 'coaches')
          }
        />
      ))}
    </div>
  );
}
