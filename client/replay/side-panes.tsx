import type { ReactNode } from 'react';
import type { Turn } from '../../interview/readings/transcript.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { CasePane } from '../case/case-pane.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import { ChallengePane } from './challenge-pane.tsx';
import type { Filter } from './filter.ts';
import { FindPane } from './find-pane.tsx';
import type { Recording } from './load.ts';
import { NotesPane } from './notes-pane.tsx';
import css from './player.module.css';

export type Pane = 'talk' | 'case' | 'challenges' | 'find' | 'notes';

interface Beside {
  session: string;
  token: string;
  recording: Recording;
  scene: Scene;
  /** The recording read to its end. */
  whole: Stage;
  turns: readonly Turn[];
  filter: Filter;
  /** Where the playhead is. */
  seq: number;
  /** Whether the notes have been looked at: their line is only opened then. */
  notes: boolean;
}

interface Doing {
  onFilter(filter: Filter): void;
  onTurn(turn: string): void;
  onSeq(seq: number): void;
  /** Everything on record by now, notes made since included. */
  onNotes(entries: readonly SeenEntry[]): void;
}

/** What lies beside the recorded conversation. */
export function sidePanes(
  { session, token, recording, scene, whole, turns, filter, seq, notes }: Beside,
  { onFilter, onTurn, onSeq, onNotes }: Doing,
): readonly { id: Pane; name: string; panel: ReactNode }[] {
  const { view, entries, challenges } = recording;
  const { role } = view.you;
  const panelists = whole.opened?.panelists ?? [];
  /** A candidate’s notes are for after the debrief. */
  const noting = role !== 'candidate' || view.debrief;
  const list = (panel: ReactNode): ReactNode => (
    <div className={css.pane}>
      <div className={css.list}>{panel}</div>
    </div>
  );
  const challengePane = (
    <ChallengePane challenges={challenges} panelists={panelists} filter={filter} onFilter={onFilter} onTurn={onTurn} />
  );
  const notesPane = notes && (
    <NotesPane
      session={session}
      token={token}
      role={role}
      entries={entries}
      seq={seq}
      onSeq={onSeq}
      onNotes={onNotes}
    />
  );
  return [
    { id: 'case', name: 'Case', panel: <div className={css.pane}>{<CasePane scene={scene} stage={whole} />}</div> },
    { id: 'challenges', name: 'Challenges', panel: list(challengePane) },
    {
      id: 'find',
      name: 'Find',
      panel: list(<FindPane turns={turns} stage={whole} own={role === 'candidate'} onTurn={onTurn} />),
    },
    ...(noting ? [{ id: 'notes', name: 'Notes', panel: list(notesPane) } as const] : []),
  ];
}
