import { type ReactNode, useEffect, useMemo } from 'react';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Role } from '../../protocol/roles.ts';
import { Line } from '../parts/line.tsx';
import { type Thread, threadsOf } from '../reading/notes.ts';
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
  onNotes(entries: readonly SeenEntry[]): void;
}

/** What was noted and bookmarked at which moment, and what was answered. Both are taken after the end as well. */
export function NotesPane({ session, token, role, entries, seq, onSeq, onNotes }: Props): ReactNode {
  const { source, scene } = useLive(session, token);
  const noted = scene.caughtUp ? scene.entries : entries;
  const threads = useMemo(() => threadsOf(noted), [noted]);
  useEffect(() => onNotes(noted), [noted, onNotes]);
  const note = (text: string, at: number, whom: 'coaches' | 'candidate', bookmark?: true): void =>
    void source.send({ type: 'note', text, seq: at, for: whom, ...(bookmark ? { bookmark } : {}) });
  const share = role === 'coach' ? 'The candidate may read it' : undefined;
  const audience = (ticked: boolean): 'coaches' | 'candidate' => (ticked ? 'candidate' : 'coaches');
  const show = (thread: Thread): ReactNode => (
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
  );
  const bookmarks = threads.filter((thread) => thread.note.bookmark);
  const notes = threads.filter((thread) => !thread.note.bookmark);
  return (
    <div className={css.notes}>
      <ConnectionNotice connection={scene.connection} />
      <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
      <section aria-labelledby="bookmarks">
        <h2 id="bookmarks">Bookmarks</h2>
        <Line
          label="Bookmark this moment"
          hint="Where the playhead is, to come back to. Say what it is, or leave it empty."
          send="Bookmark it"
          bare
          tick={role === 'coach' ? 'Show it to the candidate' : undefined}
          onSend={(text, ticked) => note(text || wordsAt(entries, seq), seq, audience(ticked), true)}
        />
        {bookmarks.length === 0 && <p className={css.none}>No bookmarks yet. They show on the timeline.</p>}
        {bookmarks.map(show)}
      </section>
      <section aria-labelledby="notes">
        <h2 id="notes">Notes</h2>
        <Line
          label="A note at this moment"
          hint={
            role === 'coach'
              ? 'Pinned to where the playhead is. For coaches; tick to show it to the candidate too.'
              : 'Pinned to where the playhead is. You and the coaches can read it.'
          }
          send="Keep the note"
          tick={share}
          onSend={(text, ticked) => note(text, seq, audience(ticked))}
        />
        {notes.length === 0 && <p className={css.none}>No notes yet.</p>}
        {notes.map(show)}
      </section>
    </div>
  );
}

const MOST = 80;

/** What was last said by then: a bookmark without a name of its own is called that. */
function wordsAt(entries: readonly SeenEntry[], seq: number): string {
  const said = entries.findLast(
    (entry) => entry.seq <= seq && (entry.type === 'candidate.said' || entry.type === 'panelist.said'),
  );
  const words = said?.type === 'candidate.said' || said?.type === 'panelist.said' ? said.text : '';
  const text = words.replace(/\s+/g, ' ').trim();
  return text.length > MOST ? `${text.slice(0, MOST).replace(/\s\S*$/, '')}…` : text || 'A moment';
}
