import type { BodyOf, Entry } from '../../protocol/entries.ts';

export type Note = BodyOf<'note.made'> & { seq: number; at: number };

/** A note and what was answered to it. An answer is pinned to the note itself. */
export interface Thread {
  note: Note;
  answers: readonly Note[];
}

/** The notes on a recording, in the order of the moments they are pinned to. */
export function threadsOf(entries: readonly Entry[]): readonly Thread[] {
  const notes = entries.filter((entry): entry is Entry & Note => entry.type === 'note.made');
  const threads = new Map<number, { note: Note; answers: Note[] }>();
  for (const note of notes) {
    const asked = note.pin === undefined ? undefined : threads.get(note.pin);
    if (asked) asked.answers.push(note);
    else threads.set(note.seq, { note, answers: [] });
  }
  return [...threads.values()].sort((a, b) => (a.note.pin ?? a.note.seq) - (b.note.pin ?? b.note.seq));
}
