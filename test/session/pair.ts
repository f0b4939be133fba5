import type { SessionOpened } from '../../protocol/http.ts';
import { Mortal } from './mortal.ts';
import type { Running } from './process.ts';

/** What people talk to while it is killed: one server, or two on one database of which one dies at a time. */
export type Killed = Pick<Mortal, 'address' | 'spawn' | 'start' | 'get' | 'open' | 'waitsForPerson'> & {
  process: { kill: () => Promise<void> } | null;
};

/** Two nodes on one database. */
export class Pair implements Killed {
  readonly #nodes: readonly [Mortal, Mortal];

  private constructor(nodes: readonly [Mortal, Mortal]) {
    this.#nodes = nodes;
  }

  static async make(url: string): Promise<Pair> {
    return new Pair([await Mortal.make({ DATABASE_URL: url }), await Mortal.make({ DATABASE_URL: url })]);
  }

  /** One of those that live. */
  get #one(): Mortal {
    const living = this.#nodes.filter(isAlive);
    return living[Math.floor(Math.random() * living.length)] ?? this.#nodes[0];
  }

  get address(): string {
    return this.#one.address;
  }

  get process(): { kill: () => Promise<void> } {
    return {
      kill: async () => void (await Promise.all(this.#nodes.filter(isAlive).map((node) => node.process?.kill()))),
    };
  }

  /** Starts those that are dead; answers the one that will die next. */
  async spawn(): Promise<Running> {
    const started = await Promise.all(this.#nodes.filter((node) => !isAlive(node)).map((node) => node.spawn()));
    const victim = this.#nodes[Math.random() < 0.5 ? 0 : 1].process;
    // The other one must be there to go on.
    await Promise.all(started.filter((each) => each !== victim).map((each) => each.line(/Hotseat is at/, 60_000)));
    return victim as Running;
  }

  async start(): Promise<void> {
    await (await this.spawn()).line(/Hotseat is at/, 60_000);
  }

  get<T>(path: string, key?: string): Promise<T> {
    return this.#one.get(path, key);
  }

  open(...request: Parameters<Mortal['open']>): Promise<SessionOpened> {
    return this.#one.open(...request);
  }

  waitsForPerson(id: string): Promise<string> {
    return this.#one.waitsForPerson(id);
  }
}

const isAlive = (node: Mortal): boolean =>
  node.process !== null && node.process.child.exitCode === null && node.process.child.signalCode === null;
