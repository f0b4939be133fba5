import type { Logger } from 'pino';
import type { Debt } from '../../interview/owed.ts';
import type { Sounded } from '../../interview/receive.ts';
import type { State } from '../../interview/state.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Library } from '../library.ts';
import type { Meters } from '../meters.ts';
import type { Listener } from '../session/audience.ts';
import type { Engine, Heard } from './engine.ts';
import { listen } from './listener.ts';
import type { Model } from './model.ts';
import { speak } from './panelist.ts';
import { debrief, judge } from './scorer.ts';

/** Work under way for one debt. */
export interface Job {
  stop(): void;
  /** Somebody waits for it now: a rest before it begins is over. */
  hurry?(): void;
  /** What has been said aloud so far, if this is a panelist speaking. */
  sounded?(): Sounded | null;
  /** Shows what is being said to somebody who has just come in. */
  catchUp?(listener: Listener): void;
}

/** What a worker is given: where the interview stands, and how to be heard. */
export interface Bench {
  state: State;
  /** Where it stands by now, for work that takes a while. */
  current?: () => State;
  log: Logger;
  tell: (message: Live) => void;
  /** Called at most once, with the entries that settle the debt. */
  done: (bodies: readonly EntryBody[]) => void;
  /** Called instead where the work broke: what was owed is owed still, and is started again after a while. */
  failed: (error: unknown) => void;
}

const LATE_SESSIONS = 500;

export type OwedWork = Extract<Debt, { kind: 'listen' | 'speak' | 'judge' | 'debrief' }>;

/** The workers of the house: each debt that wants an engine becomes a job. */
export class Panel {
  readonly library: Library;
  readonly meters: Meters;
  readonly now: () => number;
  /** Null: no model is configured here. */
  readonly model: Model | null;
  readonly engines: { readonly builtin: Engine };
  readonly #late = new Map<string, Heard['noticed']>();

  constructor(parts: Pick<Panel, 'library' | 'meters' | 'engines' | 'now'> & { model?: Model | null }) {
    this.library = parts.library;
    this.meters = parts.meters;
    this.engines = parts.engines;
    this.now = parts.now;
    this.model = parts.model ?? null;
  }

  /** A session comes into this process: what it has cost elsewhere, or before, counts here too. */
  async recall(session: string): Promise<void> {
    await this.model?.spending.recall(session);
  }

  /** Nothing that was spent is still to be written down. */
  async settled(): Promise<void> {
    await this.model?.spending.settled();
  }

  /** What a slow listener noticed after its time, until the next listening takes it. */
  keepLate(session: string, noticed: Heard['noticed']): void {
    if (this.#late.size > LATE_SESSIONS) this.#late.clear();
    if (noticed.length) this.#late.set(session, noticed);
  }

  takeLate(session: string): Heard['noticed'] {
    const late = this.#late.get(session) ?? [];
    this.#late.delete(session);
    return late;
  }

  work(debt: OwedWork, bench: Bench): Job {
    switch (debt.kind) {
      case 'listen':
        return listen(this, debt, bench);
      case 'speak':
        return speak(this, debt, bench);
      case 'judge':
        return judge(this, debt, bench);
      case 'debrief':
        return debrief(this, debt, bench);
    }
  }
}

/** A job that is one promise, given up by its signal. A failure is logged and leaves the debt owed: it is tried again. */
export function promised(bench: Bench, work: (signal: AbortSignal) => Promise<readonly EntryBody[]>): Job {
  const stopping = new AbortController();
  work(stopping.signal)
    .then((bodies) => {
      if (!stopping.signal.aborted) bench.done(bodies);
    })
    .catch((error: unknown) => {
      if (!stopping.signal.aborted) bench.failed(error);
    });
  return { stop: () => stopping.abort() };
}
