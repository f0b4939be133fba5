import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Seat } from '../../protocol/roles.ts';
import type { Listener } from '../../server/session/audience.ts';
import type { House } from '../../server/session/house.ts';
import type { Session } from '../../server/session/session.ts';
import type { Bare } from '../interview/walk.ts';
import type { Life } from './hostile.ts';

// Somebody in a simulated session, with a connection that comes and goes. They come back with `since`, send again what was not
// answered, and find fault with what reaches them.

/** A process and its house. */
export interface HouseLife extends Life {
  house: House;
}

interface Connection {
  life: HouseLife;
  listener: Listener;
  session: Session;
  open: boolean;
}

export class Person {
  readonly seat: Seat;
  readonly seen: SeenEntry[] = [];
  readonly lives: Live[] = [];
  readonly sent = new Map<string, Command>();
  readonly answers = new Map<string, Answer>();
  readonly faults: string[] = [];
  #connection: Connection | null = null;
  #ids = 0;

  constructor(seat: Seat) {
    this.seat = seat;
  }

  get isConnected(): boolean {
    return this.#connection?.open ?? false;
  }

  async connect(life: HouseLife, session: string): Promise<void> {
    if (this.isConnected) return;
    const found = await life.house.session(session).catch(() => null);
    if (!found || life.dead || this.isConnected) return;
    const connection: Connection = { life, session: found, open: true, listener: this.#listener(() => connection) };
    this.#connection = connection;
    // A join that fails ends the connection, as the doors do.
    found.join(connection.listener, this.seen.at(-1)?.seq ?? 0).catch(() => this.#end(connection));
  }

  /** The connection ends, as seen from both sides. */
  disconnect(): void {
    if (this.#connection) this.#end(this.#connection);
  }

  /** This server dies: nobody is told anything. */
  forget(life: HouseLife): void {
    if (this.#connection?.life !== life) return;
    this.#connection.open = false;
    this.#connection = null;
  }

  say(command: Bare): void {
    const id = `c${++this.#ids}`;
    this.send({ id, ...command } as Command);
  }

  get unanswered(): Command[] {
    return [...this.sent.values()].filter((command) => !this.answers.has(command.id));
  }

  send(command: Command): void {
    const connection = this.#connection;
    if (!connection?.open) return;
    this.sent.set(command.id, command);
    connection.session.command(this.seat, command).then((answer) => {
      if (connection.open) this.#answered(command.id, answer);
    });
  }

  #answered(id: string, answer: Answer): void {
    if (!answer.ok && (answer.error.code === 'internal' || answer.error.code === 'overloaded')) return;
    const before = this.answers.get(id);
    // A refusal depends on the moment; what was taken once is taken for ever.
    if (before?.ok && JSON.stringify(before) !== JSON.stringify(answer))
      this.faults.push(`${id} was answered ${JSON.stringify(before)}, then ${JSON.stringify(answer)}`);
    if (!before?.ok) this.answers.set(id, answer);
  }

  #listener(connection: () => Connection): Listener {
    return {
      seat: this.seat,
      entry: (entry) => {
        if (connection().open) this.#took(entry);
      },
      live: (message) => {
        if (connection().open) this.lives.push(message);
      },
      close: () => this.#end(connection()),
    };
  }

  #took(entry: SeenEntry): void {
    const last = this.seen.at(-1)?.seq ?? 0;
    if (entry.prev !== last)
      this.faults.push(`entry ${entry.seq} names ${entry.prev} as the one before, ${this.seat.role} last saw ${last}`);
    this.seen.push(structuredClone(entry));
  }

  #end(connection: Connection): void {
    if (!connection.open) return;
    connection.open = false;
    if (this.#connection === connection) this.#connection = null;
    connection.session.leave(connection.listener);
  }
}
