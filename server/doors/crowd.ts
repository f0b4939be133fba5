import { isLoopback } from '../config.ts';
import { Refusal } from '../problems.ts';

// How many come in, from one address and in all. A school is one address, so the bounds are wide; the machine's own address is
// a proxy or somebody who measures, and has ten times as much.

export interface Bounds {
  connectionsPerAddress: number;
  /** Sessions that visitors open for themselves, in ten minutes. */
  sessionsPerAddress: number;
  connections: number;
}

const WINDOW_MS = 600_000;
const LOOPBACK = 10;
/** Addresses remembered before those that opened nothing lately are forgotten. */
const REMEMBERED = 10_000;

export class Crowd {
  readonly #bounds: Bounds;
  readonly #now: () => number;
  readonly #connections = new Map<string, number>();
  readonly #opened = new Map<string, number[]>();
  #all = 0;

  constructor(bounds: Bounds, now: () => number) {
    this.#bounds = bounds;
    this.#now = now;
  }

  /** A connection comes; answers what to call when it goes. Throws a Refusal where it is one too many. */
  enter(address: string): () => void {
    if (this.#all >= this.#bounds.connections)
      throw new Refusal('overloaded', 'too many people are connected here just now; try again in a minute');
    const here = this.#connections.get(address) ?? 0;
    if (here >= this.#bounds.connectionsPerAddress * share(address))
      throw new Refusal('too_many', 'too many connections from your address; close some and try again');
    this.#connections.set(address, here + 1);
    this.#all += 1;
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#all -= 1;
      const left = (this.#connections.get(address) ?? 1) - 1;
      if (left > 0) this.#connections.set(address, left);
      else this.#connections.delete(address);
    };
  }

  /** A visitor opens a session. Throws a Refusal where it is one too many. */
  opens(address: string): void {
    const since = this.#now() - WINDOW_MS;
    const recent = (this.#opened.get(address) ?? []).filter((at) => at > since);
    if (recent.length >= this.#bounds.sessionsPerAddress * share(address))
      throw new Refusal('too_many', 'too many sessions were opened from your address; try again in ten minutes');
    recent.push(this.#now());
    this.#opened.set(address, recent);
    if (this.#opened.size <= REMEMBERED) return;
    for (const [each, times] of this.#opened) if ((times.at(-1) ?? 0) <= since) this.#opened.delete(each);
  }
}

const share = (address: string): number => (isLoopback(address) ? LOOPBACK : 1);
