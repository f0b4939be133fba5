import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Heard, Listening } from '../engine.ts';
import type { FactCard } from '../knowledge.ts';

// Where the builtin engine listens. Reading what somebody said takes milliseconds of thinking, in which this thread could answer
// nobody: while few talk that is the shortest way, and when many do, a thread beside this one does it.

/** What listening looks at; the scenario is large and not among it. */
export type Hearing = Omit<Listening, 'scenario'>;

/** A question to the thread and its answer, told apart by number. */
export interface Asked {
  id: number;
  input: Hearing;
}
export type Told = { id: number; heard: Heard } | { id: number; failed: string };

/** So many listenings in a second are many. */
const MANY = 10;
/** Asked of the thread at a time: one it is at, and one so that it need not wait for the next. */
const AT_ONCE = 2;

type Listen = (input: Hearing) => Heard;
type Waiting = {
  input: Hearing;
  signal: AbortSignal;
  done: (heard: Heard) => void;
  failed: (error: unknown) => void;
};

export class Ear {
  readonly #here: Listen;
  readonly #open: () => Worker | null;
  /** What the thread has been asked, and what it is asked next: whoever spoke waits for an answer, and before a case that is read. */
  readonly #asked = new Map<number, Waiting>();
  readonly #next: Record<Listening['reading'], Waiting[]> = { speech: [], case: [] };
  #thread: Worker | null = null;
  /** It could not be had, or broke: this thread does it all. */
  #without = false;
  #ids = 0;
  #second = 0;
  #heard = 0;

  constructor(here: Listen, open: () => Worker | null) {
    this.#here = here;
    this.#open = open;
  }

  /** Rejects with the signal's reason where nobody wants it any more by the time its turn has come. */
  async hear(full: Listening, signal: AbortSignal): Promise<Heard> {
    const { scenario: _large, ...input } = full;
    const thread = this.#isBusy() ? this.#beside() : null;
    if (!thread) return this.#here(input);
    return new Promise((done, failed) => {
      this.#next[input.reading].push({ input, signal, done, failed });
      this.#ask(thread);
    });
  }

  #ask(thread: Worker): void {
    while (this.#asked.size < AT_ONCE) {
      const waiting = this.#next.speech.shift() ?? this.#next.case.shift();
      if (!waiting) return;
      if (waiting.signal.aborted) {
        waiting.failed(waiting.signal.reason);
        continue;
      }
      const id = ++this.#ids;
      this.#asked.set(id, waiting);
      thread.postMessage({ id, input: waiting.input } satisfies Asked);
    }
  }

  /** Once there is a thread, it is used. */
  #isBusy(): boolean {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.#second) this.#heard = 0;
    this.#second = second;
    this.#heard += 1;
    return this.#thread !== null || this.#heard > MANY;
  }

  #beside(): Worker | null {
    if (this.#thread || this.#without) return this.#thread;
    const thread = this.#open();
    this.#without = thread === null;
    if (!thread) return null;
    thread.on('message', (told: Told) => {
      const waiting = this.#asked.get(told.id);
      this.#asked.delete(told.id);
      this.#ask(thread);
      if ('heard' in told) waiting?.done(told.heard);
      else waiting?.failed(new Error(told.failed));
    });
    thread.on('error', () => this.#goOnWithout());
    thread.on('exit', () => this.#goOnWithout());
    // After the listeners: one for messages would hold the process again.
    thread.unref();
    this.#thread = thread;
    return thread;
  }

  /** What the thread was asked, or would have been, is heard here. */
  #goOnWithout(): void {
    this.#thread = null;
    this.#without = true;
    const left = [...this.#asked.values(), ...this.#next.speech.splice(0), ...this.#next.case.splice(0)];
    this.#asked.clear();
    for (const { input, done, failed } of left) {
      try {
        done(this.#here(input));
      } catch (error) {
        failed(error);
      }
    }
  }
}

/** The thread as it is built; null where we run from the sources. */
export function openEarThread(knowledge: readonly FactCard[]): Worker | null {
  const built = fileURLToPath(new URL('./ear-thread.js', import.meta.url));
  return existsSync(built) ? new Worker(built, { workerData: { knowledge }, execArgv: [] }) : null;
}
