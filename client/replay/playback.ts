import type { SeenEntry } from '../../protocol/entries.ts';
import { RecordedSource } from '../source/recorded.ts';
import { type Timeline, timelineOf } from './timeline.ts';

export interface Playing {
  on: boolean;
  rate: number;
  /** Playing time from 0 to `length`. */
  position: number;
  length: number;
  /** Whether long silences are jumped over. */
  shorten: boolean;
}

/** The scrubber need not move more often than this. */
const REDRAW_MS = 100;

/** Moves a playhead over a recording. */
export class Playback {
  readonly source: RecordedSource;
  #entries: readonly SeenEntry[];
  #timeline: Timeline;
  #state: Playing;
  #listeners = new Set<() => void>();
  #frame = 0;
  #last = 0;
  #drawn = 0;

  constructor(entries: readonly SeenEntry[]) {
    this.#entries = entries;
    this.source = new RecordedSource(entries);
    this.#timeline = timelineOf(entries, true);
    this.#state = { on: false, rate: 1, position: 0, length: this.#timeline.length, shorten: true };
    this.source.moveTo(this.#timeline.start);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  state = (): Playing => this.#state;

  /** Where a moment of the recording lies on the scrubber. */
  place(t: number): number {
    return this.#timeline.place(t);
  }

  toggle(): void {
    if (this.#state.on) {
      this.pause();
      return;
    }
    if (this.#state.position >= this.#state.length) this.seek(0);
    this.#show({ on: true });
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#show({ on: false });
  }

  seek(position: number): void {
    const to = Math.min(this.#state.length, Math.max(0, position));
    this.source.moveTo(this.#timeline.time(to));
    this.#show({ position: to });
  }

  rate(rate: number): void {
    this.#show({ rate });
  }

  shorten(shorten: boolean): void {
    const t = this.source.now();
    this.#timeline = timelineOf(this.#entries, shorten);
    this.#show({ shorten, length: this.#timeline.length, position: this.#timeline.place(t) });
  }

  #tick = (now: number): void => {
    const { rate, position, length } = this.#state;
    const next = Math.min(length, position + Math.max(0, now - this.#last) * rate);
    this.#last = now;
    this.source.moveTo(this.#timeline.time(next));
    this.#state = { ...this.#state, position: next };
    if (next >= length) {
      this.pause();
      return;
    }
    if (now - this.#drawn > REDRAW_MS) {
      this.#drawn = now;
      this.#show({});
    }
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #show(change: Partial<Playing>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
