import { io, type Socket } from 'socket.io-client';
import type { Answer, Problem } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import { freshId } from './fresh-id.ts';
import { Outbox } from './outbox.ts';
import { sentence } from './sentence.ts';
import { tabShelf } from './shelf.ts';
import { type Asked, emptyScene, type Scene, type Source } from './source.ts';
import { hear } from './speech.ts';
import { withEntry } from './with-entry.ts';

const ANSWER_MS = 15_000;
/** While catching up, at most one redraw in this time. */
const GATHER_MS = 60;
/** Goodbyes after which coming back makes no sense. */
const final: Record<number, string> = {
  4401: 'unauthorized',
  4403: 'revoked',
  4404: 'not_found',
  4410: 'erased',
  4429: 'too_many',
};

/** Refusals at the door that pass by themselves. */
const passing = new Set(['too_many', 'overloaded', 'internal']);

/** A session as it happens, over Socket.IO. */
export class LiveSource implements Source {
  #scene: Scene = emptyScene;
  #listeners = new Set<() => void>();
  #socket: Socket;
  #outbox: Outbox;
  #answerMs: number;
  #skew = 0;
  #wanted = false;
  #gathering: ReturnType<typeof setTimeout> | null = null;

  constructor(session: string, token: string, answerMs = ANSWER_MS) {
    this.#answerMs = answerMs;
    this.#socket = io({
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      query: { session },
      auth: (give) => give({ token, since: this.#last() }),
    });
    this.#outbox = new Outbox({
      shelf: tabShelf,
      key: `hotseat.outbox.${session}.${token.slice(-8)}`,
      deliver: (command) => this.#deliver(command),
      answered: (command, answer) => this.#answered(command, answer),
      changed: () => this.#show({ unanswered: this.#outbox.commands }),
    });
    this.#scene = { ...emptyScene, unanswered: this.#outbox.commands };
    this.#socket.on('entry', (entry: SeenEntry) => this.#enter(entry));
    this.#socket.on('live', (message: Live) => this.#hear(message));
    this.#socket.on('connect_error', (error: Error & { data?: Partial<Problem> }) => {
      if (this.#socket.active) return this.#lose();
      const code = error.data?.code ?? 'unauthorized';
      if (!passing.has(code)) return this.#refuse(code, sentence(error.data?.message ?? error.message));
      this.#lose();
      this.#comeBack(3_000);
    });
    this.#socket.on('disconnect', (reason) => {
      this.#lose();
      if (reason === 'io server disconnect' && this.#scene.connection.is === 'lost') this.#comeBack(1_000);
    });
  }

  /** Opens the connection; what it returns closes it. */
  start(): () => void {
    this.#wanted = true;
    this.#socket.connect();
    return () => {
      this.#wanted = false;
      this.#socket.disconnect();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  scene = (): Scene => this.#scene;

  now = (): number => Date.now() + this.#skew;

  send(command: Asked | Command): Promise<Answer> {
    return this.#outbox.add('id' in command ? command : ({ ...command, id: freshId() } as Command));
  }

  dismiss(id: string): void {
    this.#show({ refusals: this.#scene.refusals.filter((refusal) => refusal.command.id !== id) });
  }

  #last = (): number => this.#scene.entries.at(-1)?.seq ?? 0;

  async #deliver(command: Command): Promise<Answer> {
    if (!this.#socket.connected) throw new Error('not connected');
    try {
      return await this.#socket.timeout(this.#answerMs).emitWithAck('command', command);
    } catch (error) {
      if (this.#socket.connected) {
        // The connection looks alive and nothing answers: on a new one the same id does no harm.
        this.#socket.disconnect();
        this.#comeBack(1_000);
      }
      throw error;
    }
  }

  #answered(command: Command, answer: Answer): void {
    if (answer.ok) return;
    this.#show({ refusals: [...this.#scene.refusals, { command, problem: answer.error }] });
  }

  #enter(entry: SeenEntry): void {
    const last = this.#last();
    if (entry.seq <= last) return;
    if (entry.prev !== undefined && entry.prev > last) {
      // Something in between was lost: ask again from what is here.
      this.#socket.disconnect();
      this.#comeBack(0);
      return;
    }
    this.#show(withEntry(this.#scene, entry));
  }

  #hear(message: Live): void {
    switch (message.live) {
      case 'reply.delta':
        this.#show({ speech: hear(this.#scene.speech, message) });
        break;
      case 'presence':
        this.#show({ present: message.seats });
        break;
      case 'wants':
        this.#show({ hand: message.panelist });
        break;
      case 'welcome':
        this.#skew = message.now - Date.now();
        this.#show({
          you: { seat: message.seat, role: message.role, name: message.name },
          caughtUp: true,
          connection: { is: 'live' },
        });
        void this.#outbox.pump();
        break;
      case 'bye': {
        const code = final[message.code];
        if (code) this.#refuse(code, sentence(message.because));
        break;
      }
    }
  }

  #lose(): void {
    if (this.#scene.connection.is === 'refused' || this.#scene.connection.is === 'lost') return;
    this.#show({ connection: { is: 'lost', since: Date.now() }, speech: null, hand: null });
  }

  #refuse(code: string, message: string): void {
    this.#show({ connection: { is: 'refused', code, message }, speech: null, hand: null });
  }

  #comeBack(after: number): void {
    setTimeout(() => this.#wanted && this.#socket.connect(), after);
  }

  #show(change: Partial<Scene>): void {
    this.#scene = { ...this.#scene, ...change };
    if (this.#scene.caughtUp) this.#tell();
    else this.#gathering ??= setTimeout(() => this.#tell(), GATHER_MS);
  }

  #tell(): void {
    if (this.#gathering) clearTimeout(this.#gathering);
    this.#gathering = null;
    for (const listener of this.#listeners) listener();
  }
}
