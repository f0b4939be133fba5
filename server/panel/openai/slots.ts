// Bounds the calls in flight. Whoever words a turn goes first: somebody is waiting for it.

export type Lane = 'aloud' | 'aside';

interface Waiting {
  go: () => void;
  lane: Lane;
}

export class Slots {
  readonly #most: number;
  /** Listening and scoring leave some free, so that they never keep a panelist from speaking. */
  readonly #mostAside: number;
  #taken = 0;
  #aside = 0;
  #queue: Waiting[] = [];

  constructor(most: number) {
    this.#most = Math.max(1, most);
    this.#mostAside = Math.max(1, Math.floor(most * 0.75));
  }

  get taken(): number {
    return this.#taken;
  }

  /** Resolves with the way to give the slot back; null if the signal came first. */
  take(lane: Lane, signal: AbortSignal): Promise<(() => void) | null> {
    if (signal.aborted) return Promise.resolve(null);
    if (this.#isFree(lane)) return Promise.resolve(this.#occupy(lane));
    return new Promise((resolve) => {
      const over = () => {
        this.#queue = this.#queue.filter((each) => each !== waiting);
        resolve(null);
      };
      const waiting: Waiting = {
        lane,
        go: () => {
          signal.removeEventListener('abort', over);
          resolve(this.#occupy(lane));
        },
      };
      signal.addEventListener('abort', over, { once: true });
      this.#queue.push(waiting);
    });
  }

  #isFree(lane: Lane): boolean {
    return this.#taken < this.#most && (lane === 'aloud' || this.#aside < this.#mostAside);
  }

  #occupy(lane: Lane): () => void {
    this.#taken += 1;
    if (lane === 'aside') this.#aside += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#taken -= 1;
      if (lane === 'aside') this.#aside -= 1;
      this.#next();
    };
  }

  #next(): void {
    const next =
      this.#queue.find((each) => each.lane === 'aloud' && this.#isFree('aloud')) ??
      this.#queue.find((each) => this.#isFree(each.lane));
    if (!next) return;
    this.#queue = this.#queue.filter((each) => each !== next);
    next.go();
  }
}
