import { EngineFailure } from '../failure.ts';

// How long a call may take: for its first token, between tokens, and as a whole.

export interface Patience {
  firstTokenMs: number;
  stallMs: number;
  deadlineMs: number;
}

/** The three deadlines of one call. */
export class Watch {
  readonly signal: AbortSignal;
  reason: EngineFailure | null = null;
  readonly #stop = new AbortController();
  readonly #patience: Patience;
  readonly #started = performance.now();
  readonly #whole: NodeJS.Timeout;
  readonly #outer: AbortSignal;
  readonly #give = () => this.#stop.abort();
  #next: NodeJS.Timeout;
  #spoke = false;
  #finished = false;

  constructor(patience: Patience, outer: AbortSignal) {
    this.#patience = patience;
    this.#outer = outer;
    this.signal = this.#stop.signal;
    if (outer.aborted) this.#stop.abort();
    else outer.addEventListener('abort', this.#give, { once: true });
    this.#whole = setTimeout(() => this.#fail('deadline'), patience.deadlineMs);
    this.#next = setTimeout(() => this.#fail('first-token'), patience.firstTokenMs);
  }

  elapsed(): number {
    return performance.now() - this.#started;
  }

  leftForFirst(): number {
    return Math.max(0, this.#patience.firstTokenMs - this.elapsed());
  }

  /** Something came, if not yet a word. */
  alive(): void {
    if (this.#spoke && !this.#finished) this.#next.refresh();
  }

  spoke(): void {
    if (this.#spoke) return;
    this.#spoke = true;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#fail('stalled'), this.#patience.stallMs);
  }

  /** All words are there; what is still to come is worth a moment and no failure. */
  finished(graceMs: number): void {
    if (this.#finished) return;
    this.#finished = true;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.#stop.abort(), graceMs);
  }

  check(): void {
    if (this.reason) throw this.reason;
  }

  failure(code: EngineFailure['code'], detail: string): EngineFailure {
    this.reason = new EngineFailure(code, detail);
    return this.reason;
  }

  over(): void {
    clearTimeout(this.#next);
    clearTimeout(this.#whole);
    this.#outer.removeEventListener('abort', this.#give);
    this.#stop.abort();
  }

  #fail(code: 'first-token' | 'stalled' | 'deadline'): void {
    if (this.#finished) return;
    this.reason ??= new EngineFailure(code, `after ${Math.round(this.elapsed())} ms`);
    this.#stop.abort();
  }
}
