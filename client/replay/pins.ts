import type { SeenEntry } from '../../protocol/entries.ts';

/** A bookmark on the timeline. */
export interface Pin {
  /** The entry that made it. */
  note: number;
  /** The moment that it marks. */
  seq: number;
  t: number;
  name: string;
}

/** The bookmarks among `noted`, placed on the recording. */
export const pinsOf = (noted: readonly SeenEntry[], recording: readonly SeenEntry[]): readonly Pin[] =>
  noted.flatMap((entry) => {
    if (entry.type !== 'note.made' || !entry.bookmark) return [];
    const seq = entry.pin ?? entry.seq;
    const moment = recording.findLast((each) => each.seq <= seq);
    return moment ? [{ note: entry.seq, seq, t: moment.at, name: entry.text }] : [];
  });
