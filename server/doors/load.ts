import { Refusal } from '../problems.ts';

// Whether this process has more to do than it gets done. Then nobody new comes in, so that those who are talking are heard.

const LOOK_MS = 500;
/** So late, so many times in a row, is too much. */
const LATE_MS = 500;
const IN_A_ROW = 4;

export interface Busy {
  /** Sessions in memory. */
  sessions: () => number;
  maxSessions: number;
}

export class Load {
  readonly #busy: Busy;
  readonly #timer: NodeJS.Timeout;
  #late = 0;
  #due: number;

  constructor(busy: Busy, clock: () => number = () => performance.now()) {
    this.#busy = busy;
    this.#due = clock() + LOOK_MS;
    this.#timer = setInterval(() => {
      this.look(clock() - this.#due);
      this.#due = clock() + LOOK_MS;
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** The loop came round so many milliseconds later than it should. */
  look(lateBy: number): void {
    this.#late = lateBy > LATE_MS ? this.#late + 1 : 0;
  }

  /** Throws a Refusal where nobody new should come in. */
  check(): void {
    if (this.#late >= IN_A_ROW || this.#busy.sessions() >= this.#busy.maxSessions)
      throw new Refusal('overloaded', 'this house has all it can do just now; try again in a minute');
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
