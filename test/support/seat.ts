import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { EntryOf, EntryType, SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';

type Bare<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Somebody at one of the two doors: everything that reached them, in order, and a way to speak. */
export abstract class SeatClient {
  readonly frames: object[] = [];
  readonly entries: SeenEntry[] = [];
  readonly lives: Live[] = [];
  #ids = 0;
  #watchers: (() => void)[] = [];

  abstract send(command: Command): Promise<Answer>;
  abstract close(): void;

  /** Sends a command with a fresh id. */
  do(command: Bare<Command>): Promise<Answer> {
    return this.send({ id: `c${++this.#ids}-${Math.random().toString(36).slice(2)}`, ...command } as Command);
  }

  say(text: string, floor: 'keep' | 'yield' = 'yield', seen?: number): Promise<Answer> {
    return this.do({ type: 'say', text, floor, ...(seen === undefined ? {} : { seen }) });
  }

  /** Waits until something is true of what was received; fails with what was, after `ms`. */
  async until<T>(what: string, found: () => T | undefined | null | false, ms = 10_000): Promise<T> {
    const deadline = Date.now() + ms;
    for (;;) {
      const value = found();
      if (value) return value;
      if (Date.now() > deadline)
        throw new Error(`waited in vain for ${what}; saw ${this.entries.map((e) => e.type).join(', ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#watchers.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  entry<T extends EntryType>(
    type: T,
    wanted: (entry: EntryOf<T>) => boolean = () => true,
    ms?: number,
  ): Promise<EntryOf<T> & { prev: number }> {
    return this.until(type, () => this.#find(type, wanted), ms);
  }

  #find<T extends EntryType>(
    type: T,
    wanted: (entry: EntryOf<T>) => boolean,
  ): (EntryOf<T> & { prev: number }) | undefined {
    const ofType = this.entries.filter((e) => e.type === type) as unknown as (EntryOf<T> & { prev: number })[];
    return ofType.find(wanted);
  }

  /** The floor comes back after what has been received so far. */
  async floor(after = this.entries.at(-1)?.seq ?? 0): Promise<EntryOf<'floor.given'>> {
    return this.entry('floor.given', (e) => e.to === 'candidate' && e.seq > after);
  }

  /** Says something and waits until the panel is done with it. */
  async exchange(text: string): Promise<void> {
    const answer = await this.say(text);
    if (!answer.ok) throw new Error(`not taken: ${answer.error.message}`);
    await this.floor(answer.seq);
  }

  protected took(frame: object): void {
    this.frames.push(frame);
    if ('live' in frame) this.lives.push(frame as Live);
    else if ('seq' in frame && 'type' in frame) this.entries.push(frame as SeenEntry);
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const watch of watchers) watch();
  }
}

export class PlainSeat extends SeatClient {
  readonly socket: WebSocket;
  readonly #answers = new Map<string | null, (answer: Answer) => void>();
  closed: { code: number; reason: string } | null = null;

  private constructor(socket: WebSocket) {
    super();
    this.socket = socket;
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as object;
      if ('re' in frame) {
        const answer = frame as Answer;
        this.#answers.get(answer.re)?.(answer);
        this.#answers.delete(answer.re);
      }
      this.took(frame);
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
    });
    socket.on('error', () => {});
  }

  static async at(address: string, token: string, since = 0): Promise<PlainSeat> {
    const url = `${address.replace(/^http/, 'ws')}/ws?token=${token}&since=${since}`;
    const seat = new PlainSeat(new WebSocket(url));
    onTestFinished(() => seat.close());
    await seat.until('welcome', () => seat.lives.some((l) => l.live === 'welcome') || seat.closed);
    return seat;
  }

  send(command: Command): Promise<Answer> {
    return new Promise((resolve) => {
      this.#answers.set(command.id, resolve);
      this.socket.send(JSON.stringify(command));
    });
  }

  raw(frame: string): Promise<Answer> {
    return new Promise((resolve) => {
      this.#answers.set(null, resolve);
      this.socket.send(frame);
    });
  }

  close(): void {
    this.socket.terminate();
  }
}

export class SocketioSeat extends SeatClient {
  readonly socket: Socket;

  private constructor(socket: Socket) {
    super();
    this.socket = socket;
    socket.on('entry', (entry: object) => this.took(entry));
    socket.on('live', (live: object) => this.took(live));
  }

  static async at(address: string, token: string, since = 0, session?: string): Promise<SocketioSeat> {
    const query = session ? { session } : {};
    const socket = io(address, { auth: { token, since }, query, reconnection: false, forceNew: true });
    const seat = new SocketioSeat(socket);
    onTestFinished(() => seat.close());
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    await seat.until('welcome', () => seat.lives.some((l) => l.live === 'welcome'));
    return seat;
  }

  send(command: Command): Promise<Answer> {
    return this.socket.emitWithAck('command', command);
  }

  close(): void {
    this.socket.disconnect();
  }
}
