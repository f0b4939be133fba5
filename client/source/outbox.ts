import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Shelf } from './shelf.ts';

/** The answers after which the same command may be taken a moment later. */
const transient = new Set(['too_many', 'overloaded']);
const PATIENCE_MS = 2_000;

interface Wiring {
  shelf: Shelf;
  key: string;
  /** Rejects when the connection went before the answer came. */
  deliver(command: Command): Promise<Answer>;
  answered(command: Command, answer: Answer): void;
  changed(): void;
}

/** Commands in order, kept until each is answered: through a lost connection and through a reload. */
export class Outbox {
  #wiring: Wiring;
  #commands: readonly Command[];
  #asking = new Map<string, (answer: Answer) => void>();
  #busy = false;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.#commands = read(wiring.shelf, wiring.key);
  }

  get commands(): readonly Command[] {
    return this.#commands;
  }

  add(command: Command): Promise<Answer> {
    if (!this.#commands.some((kept) => kept.id === command.id)) this.#keep([...this.#commands, command]);
    const answer = new Promise<Answer>((resolve) => this.#asking.set(command.id, resolve));
    void this.pump();
    return answer;
  }

  /** Sends what waits, one at a time, so that order survives. Call it whenever the connection is back. */
  async pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let first = this.#commands[0]; first; first = this.#commands[0]) {
        const answer = await this.#wiring.deliver(first);
        if (!answer.ok && transient.has(answer.error.code)) {
          await new Promise((resume) => setTimeout(resume, PATIENCE_MS));
          continue;
        }
        const done = first;
        this.#keep(this.#commands.filter((kept) => kept.id !== done.id));
        this.#wiring.answered(done, answer);
        this.#asking.get(done.id)?.(answer);
        this.#asking.delete(done.id);
      }
    } catch {
      // The connection went; what is unanswered stays, and goes again with the same id.
    } finally {
      this.#busy = false;
    }
  }

  #keep(commands: readonly Command[]): void {
    this.#commands = commands;
    const { shelf, key } = this.#wiring;
    if (commands.length) shelf.setItem(key, JSON.stringify(commands));
    else shelf.removeItem(key);
    this.#wiring.changed();
  }
}

function read(shelf: Shelf, key: string): readonly Command[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as Command[]) : [];
  } catch {
    return [];
  }
}
