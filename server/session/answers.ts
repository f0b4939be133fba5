import type { Answer, Problem } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Seat } from '../../protocol/roles.ts';
import { fingerprint } from '../ids.ts';
import type { Row } from './recording.ts';

// What each command of a session was answered, so that a repeat gets the same answer and has no second effect. What was taken is
// in the log; of what was refused the latest are remembered, as nothing of them is kept, where no other node can have taken it since.

const REFUSALS = 500;

export class Answers {
  readonly #taken = new Map<string, { print: string; seq: number }>();
  readonly #refused = new Map<string, { print: string; problem: Problem }>();

  /** The answer to a command that was answered before; null if it was not. */
  to(seat: Seat, command: Command): Answer | null {
    const { id } = command;
    const cause = causeOf(seat, command);
    const taken = this.#taken.get(cause);
    const known = taken ?? this.#refused.get(cause);
    if (!known) return null;
    if (known.print !== printOf(command))
      return refusal(id, { code: 'conflict', message: 'this id was used for another command; make a new id' });
    return 'seq' in known ? { re: id, ok: true, seq: known.seq } : refusal(id, known.problem);
  }

  /** A command's answer names its last entry: what it made, after what it broke off. */
  took({ cause, print, entry }: Row): void {
    if (cause.startsWith('cmd:')) this.#taken.set(cause, { print, seq: entry.seq });
  }

  refused(seat: Seat, command: Command, problem: Problem): Answer {
    this.#refused.set(causeOf(seat, command), { print: printOf(command), problem });
    const [oldest] = this.#refused.keys();
    if (this.#refused.size > REFUSALS && oldest !== undefined) this.#refused.delete(oldest);
    return refusal(command.id, problem);
  }
}

export const causeOf = (seat: Seat, { id }: Command): string => `cmd:${seat.seat}:${id}`;

/** What was asked, whatever the page had shown by the time it was sent, or sent again. */
export function printOf(command: Command): string {
  const { id: _id, ...asked } = command;
  return fingerprint('seen' in asked ? { ...asked, seen: undefined } : asked);
}

export const refusal = (re: string, error: Problem): Answer => ({ re, ok: false, error });
