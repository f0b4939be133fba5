import type { SeenEntry } from '../../protocol/entries.ts';
import { emptyScene, type Scene, type Source, type Speech } from './source.ts';

/** A recording seen from a playhead: what was there at that moment, words half said included. */
export class RecordedSource implements Source {
  #all: readonly SeenEntry[];
  #scene: Scene = { ...emptyScene, connection: { is: 'recorded' }, caughtUp: true };
  #at = 0;
  #listeners = new Set<() => void>();

  constructor(all: readonly SeenEntry[]) {
    this.#all = all;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  scene = (): Scene => this.#scene;

  now = (): number => this.#at;

  send(): Promise<never> {
    return Promise.reject(new Error('a recording takes no commands'));
  }

  dismiss(): void {}

  /** Puts the playhead at a moment of the recording. */
  moveTo(t: number): void {
    this.#at = t;
    const count = visible(this.#all, t);
    const speech = spoken(this.#all, count, t);
    const before = this.#scene;
    if (before.entries.length === count && sameSpeech(before.speech, speech)) return;
    const entries = before.entries.length === count ? before.entries : this.#all.slice(0, count);
    this.#scene = { ...before, entries, speech, hand: hand(entries) };
    for (const listener of this.#listeners) listener();
  }
}

/** How many entries had happened by `t`; entries are in order of time. */
function visible(all: readonly SeenEntry[], t: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? 0) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Who was in mid-sentence at `t`, and how far they had got: the next entries say when their words began and ended. */
function spoken(all: readonly SeenEntry[], from: number, t: number): Speech | null {
  const AHEAD = 12;
  for (const entry of all.slice(from, from + AHEAD)) {
    if (entry.type !== 'panelist.said' && entry.type !== 'panelist.cutOff') continue;
    const { startedAt, endedAt, text, turn, panelist } = entry;
    if (startedAt === undefined || startedAt > t) continue;
    const length = Math.max(1, (endedAt ?? entry.at) - startedAt);
    return { turn, panelist, attempt: 1, pieces: [{ at: 0, text: upTo(text, Math.min(1, (t - startedAt) / length)) }] };
  }
  return null;
}

const sameSpeech = (a: Speech | null, b: Speech | null): boolean =>
  a?.turn === b?.turn && a?.pieces[0]?.text === b?.pieces[0]?.text;

/** That share of a text, to the end of a word. */
export function upTo(text: string, share: number): string {
  if (share >= 1) return text;
  const end = text.indexOf(' ', Math.floor(text.length * share));
  return end < 0 ? text : text.slice(0, end);
}

/** Only a coach's recording has raised hands in it. */
function hand(entries: readonly SeenEntry[]): string | null {
  const last = entries.findLast(
    (entry) => entry.type === 'hand.raised' || entry.type === 'floor.given' || entry.type === 'round.closed',
  );
  return last?.type === 'hand.raised' ? last.panelist : null;
}
