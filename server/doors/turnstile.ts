import { type Answer, closeCode } from '../../protocol/answers.ts';
import { COMMAND_BYTES, commands } from '../../protocol/commands.ts';
import { fieldsOf, Refusal } from '../problems.ts';
import type { Admitted } from './gate.ts';

// Bytes in, `session.command` out, the same for both doors: size, rate and shape are checked, and nothing else.

const WINDOW_MS = 10_000;
const PER_WINDOW = 20;
/** Commands sent again after a lost connection have their answers already, and are not counted among these until there are very many. */
const REPEATS_PER_WINDOW = 500;
/** Of an id that is longer than any command's no more is sent back than this. */
const LONGEST_ID = 1_000;
/** Refusals by size, rate or shape in one window after which a connection is closed. */
const PATIENCE = 60;

/** How often each seat has knocked lately, over all its connections. */
export class Rate {
  readonly #knocks = new Map<string, number[]>();
  readonly #now: () => number;
  readonly #perWindow: number;

  constructor(now: () => number, perWindow = PER_WINDOW) {
    this.#now = now;
    this.#perWindow = perWindow;
  }

  /** Counts a command; false when it is one too many. */
  knock(seat: string): boolean {
    const now = this.#now();
    const recent = (this.#knocks.get(seat) ?? []).filter((at) => at > now - WINDOW_MS);
    const allowed = recent.length < this.#perWindow;
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
  readonly #repeats: Rate;
  #strikes: number[] = [];

  constructor(admitted: Admitted, rate: Rate, close: (code: number, because: string) => void, now: () => number) {
    this.#admitted = admitted;
    this.#rate = rate;
    this.#close = close;
    this.#now = now;
    this.#repeats = new Rate(now, REPEATS_PER_WINDOW);
  }

  /** A text frame that should hold one command. */
  async text(frame: string): Promise<Answer> {
    const raw = contentOf(frame);
    if (Buffer.byteLength(frame) > COMMAND_BYTES)
      return this.#strike(idOf(raw), new Refusal('too_large', `a command may have ${COMMAND_BYTES} bytes at most`));
    if (raw === undefined) return this.#strike(null, new Refusal('bad_request', 'a frame is one JSON object'));
    return this.command(raw);
  }

  /** Something that should be a command. Never throws: what fails inside is answered as `internal`. */
  async command(raw: unknown): Promise<Answer> {
    const id = idOf(raw);
    const { seat, session } = this.#admitted;
    const parsed = commands.safeParse(raw);
    const known = parsed.success ? session.answered(seat, parsed.data) : null;
    if (known && this.#repeats.knock(seat.seat)) return known;
    if (!this.#rate.knock(seat.seat)) {
      return this.#strike(
        id,
        new Refusal('too_many', `at most ${PER_WINDOW} commands in ${WINDOW_MS / 1_000} seconds; wait a little`),
      );
    }
    if (!parsed.success) {
      return this.#strike(
        id,
        new Refusal('bad_request', 'this is not a command that anybody here knows', fieldsOf(parsed.error.issues)),
      );
    }
    return session.command(seat, parsed.data);
  }

  #strike(re: string | null, refusal: Refusal): Answer {
    const now = this.#now();
    this.#strikes = [...this.#strikes.filter((at) => at > now - WINDOW_MS), now];
    if (this.#strikes.length > PATIENCE) this.#close(closeCode.abusive, 'too many refused frames');
    return { re, ok: false, error: refusal.problem };
  }
}

/** What a frame holds; undefined if it is no JSON. */
function contentOf(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}

function idOf(raw: unknown): string | null {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null;
  return typeof id === 'string' && id.length <= LONGEST_ID ? id : null;
}
