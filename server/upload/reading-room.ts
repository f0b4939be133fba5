import { Refusal } from '../problems.ts';
import { AT_ONCE, GROWTH_BYTES, WAITING } from './limits.ts';
import { type Outcome, Reading, tooMuchMemory, type Work } from './reading.ts';

const WATCH_MS = 50;

const full = () =>
  new Refusal('overloaded', 'many files are being read just now: try again in a minute, or paste the text');

interface Waiting {
  work: Work;
  /** Must be read with nothing beside it, so that the memory it takes is known to be its own. */
  alone: boolean;
  /** Whoever wanted it read has left. */
  dropped: boolean;
  settle: (outcome: Outcome) => void;
}

/** Where files are read, a few at a time; the others wait in a short line. */
export class ReadingRoom {
  readonly #waiting: Waiting[] = [];
  readonly #reading = new Map<Waiting, Reading>();
  #watch: NodeJS.Timeout | null = null;
  #memory = 0;

  /** The text of the file. Throws a Refusal that says what is wrong with it. */
  async read(work: Work, signal: AbortSignal): Promise<string> {
    if (this.#waiting.length >= WAITING) throw full();
    const outcome = await new Promise<Outcome>((settle) => {
      const entry: Waiting = { work, alone: false, dropped: false, settle };
      this.#waiting.push(entry);
      signal.addEventListener('abort', () => this.#drop(entry), { once: true });
      if (signal.aborted) this.#drop(entry);
      this.#next();
    });
    if (outcome === 'stopped' || outcome === 'again')
      throw new Refusal('not_now', 'the reading of the file was stopped: try again');
    if ('problem' in outcome) throw new Refusal(outcome.problem.code, outcome.problem.message, outcome.problem.fields);
    return outcome.text;
  }

  /** Stops everything; resolves when no thread is left. */
  async close(): Promise<void> {
    const reading = [...this.#reading.values()];
    for (const entry of [...this.#waiting, ...this.#reading.keys()]) this.#drop(entry);
    await Promise.all(reading.map((each) => each.outcome()));
  }

  #drop(entry: Waiting): void {
    entry.dropped = true;
    const at = this.#waiting.indexOf(entry);
    if (at >= 0) this.#waiting.splice(at, 1);
    this.#reading.get(entry)?.stop('stopped');
    entry.settle('stopped');
  }

  #next(): void {
    for (;;) {
      const first = this.#waiting[0];
      const busy = [...this.#reading.keys()];
      if (!first || busy.length >= AT_ONCE) return;
      if (busy.length > 0 && (first.alone || busy.some((entry) => entry.alone))) return;
      this.#waiting.shift();
      void this.#start(first);
    }
  }

  async #start(entry: Waiting): Promise<void> {
    const memory = process.memoryUsage.rss();
    let reading: Reading;
    try {
      reading = new Reading(entry.work);
    } catch {
      // The system has no thread to give.
      return entry.settle({ problem: full().problem });
    }
    this.#reading.set(entry, reading);
    if (!this.#watch) {
      this.#memory = memory;
      this.#watch = setInterval(() => this.#look(), WATCH_MS);
    }
    const outcome = await reading.outcome();
    this.#reading.delete(entry);
    if (outcome === 'again' && !entry.dropped) this.#waiting.unshift(entry);
    else entry.settle(outcome);
    if (this.#reading.size === 0 && this.#watch) {
      clearInterval(this.#watch);
      this.#watch = null;
    }
    this.#next();
  }

  /** Buffers are outside a worker's heap limit; what the process takes shows them. Of two suspects each is read again, alone. */
  #look(): void {
    if (process.memoryUsage.rss() - this.#memory < GROWTH_BYTES) return;
    const suspects = [...this.#reading];
    for (const [entry, reading] of suspects) {
      if (suspects.length > 1) entry.alone = true;
      reading.stop(suspects.length > 1 ? 'again' : { problem: tooMuchMemory() });
    }
  }
}
