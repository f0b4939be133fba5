import { type Answer, closeCode } from '../../protocol/answers.ts';
import { COMMAND_BYTES, commands } from '../../protocol/commands.ts';
import { fieldsOf, Refusal } from '../problems.ts';
import type { Admitted } from './gate.ts';

// Bytes in, `session.command` out, the same for both doors: size, rate and shape are checked, and nothing else.

const WINDOW_MS = 10_000;
const PER_WINDOW = 20;
/** Refusals by size, rate or shape in one window after which a connection is closed. */
const PATIENCE = 60;

/** How often each seat has knocked lately, over all its connections. */
export class Rate {
  readonly #knocks = new Map<string, number[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a command; false when it is one too many. */
  knock(seat: string): boolean {
    const now = this.#now();
    const recent = (this.#knocks.get(seat) ?? []).filter((at) => at > now - WINDOW_MS);
    const allowed = recent.length < PER_WINDOW;
    if (allowed) recent.push(now);
    this.#knocks.set(seat, recent);
    if (this.#knocks.size > 10_000) this.#tidy(now);
    return allowed;
  }

  #tidy(now: number): void {
    for (const [seat, knocks] of this.#knocks) if ((knocks.at(-1) ?? 0) < now - WINDOW_MS) this.#knocks.delete(seat);
  }
}

export class Turnstile {
  readonly #admitted: Admitted;
  readonly #rate: Rate;
  readonly #close: (code: number, because: string) => void;
  readonly #now: () => number;
  #strikes: number[] = [];

  constructor(admitted: Admitted, rate: Rate, close: (code: number, because: string) => void, now: () => number) {
    this.#admitted = admitted;
    this.#rate = rate;
    this.#close = close;
    this.#now = now;
  }

  /** A text frame that should hold one command. */
  async text(frame: string): Promise<Answer> {
    if (Buffer.byteLength(frame) > COMMAND_BYTES) {
      return this.#strike(null, new Refusal('too_large', `a command may have ${COMMAND_BYTES} bytes at most`));
    }
    try {
      return await this.command(JSON.parse(frame));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return this.#strike(null, new Refusal('bad_request', 'a frame is one JSON object'));
    }
  }

  /** Something that should be a command. Never throws: what fails inside is answered as `internal`. */
  async command(raw: unknown): Promise<Answer> {
    const id = idOf(raw);
    if (!this.#rate.knock(this.#admitted.seat.seat)) {
      return this.#strike(
        id,
        new Refusal('too_many', `at most ${PER_WINDOW} commands in ${WINDOW_MS / 1_000} seconds; wait a little`),
      );
    }
    const parsed = commands.safeParse(raw);
    if (!parsed.success) {
      return this.#strike(
        id,
        new Refusal('bad_request', 'this is not a command that anybody here knows', fieldsOf(parsed.error.issues)),
      );
    }
    return this.#admitted.session.command(this.#admitted.seat, parsed.data);
  }

  #strike(re: string | null, refusal: Refusal): Answer {
    const now = this.#now();
    this.#strikes = [...this.#strikes.filter((at) => at > now - WINDOW_MS), now];
    if (this.#strikes.length > PATIENCE) this.#close(closeCode.abusive, 'too many refused frames');
    return { re, ok: false, error: refusal.problem };
  }
}

function idOf(raw: unknown): string | null {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null;
  return typeof id === 'string' && id.length <= 120 ? id : null;
}
