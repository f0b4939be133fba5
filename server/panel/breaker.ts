import type { FailureCode } from './failure.ts';

// A circuit breaker: after failures it lets nothing through for a while, then one call to see; if that goes well it closes.
// Pure but for the clock it is given.

export interface BreakerDials {
  /** Failures in a row that open it. */
  threshold: number;
  /** How long it stays open the first time; each further time doubles it, up to `longestMs`. */
  restMs: number;
  longestMs: number;
  /** Successes in a row after which its past is forgotten. */
  steady: number;
}

/** Leave to make one call. Exactly one of the three is told what became of it. */
export interface Pass {
  ok(): void;
  failed(code: FailureCode, how?: { atOnce?: boolean; restMs?: number | null }): void;
  /** Given up before it could go well or badly. */
  dropped(): void;
}

export class Breaker {
  readonly #dials: BreakerDials;
  readonly #now: () => number;
  #failures = 0;
  #successes = 0;
  #openings = 0;
  #openUntil: number | null = null;
  #probing = false;
  /** The last failure, while it is not closed. */
  #code: FailureCode | null = null;

  constructor(dials: BreakerDials, now: () => number) {
    this.#dials = dials;
    this.#now = now;
  }

  /** Why nothing goes through, or null when calls do. */
  get code(): FailureCode | null {
    return this.#openUntil === null ? null : this.#code;
  }

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.#openUntil === null) return 'closed';
    return this.#now() < this.#openUntil ? 'open' : 'half-open';
  }

  /** Leave to call, or null. Half open, one call at a time has leave. */
  take(): Pass | null {
    const state = this.state;
    if (state === 'open' || (state === 'half-open' && this.#probing)) return null;
    const probe = state === 'half-open';
    if (probe) this.#probing = true;
    let told = false;
    const once = (what: () => void) => () => {
      if (told) return;
      told = true;
      if (probe) this.#probing = false;
      what();
    };
    return {
      ok: once(() => this.#wentWell(probe)),
      failed: (code, how = {}) => once(() => this.#wentBadly(code, probe, how))(),
      dropped: once(() => {}),
    };
  }

  #wentWell(probe: boolean): void {
    this.#failures = 0;
    this.#successes += 1;
    if (this.#successes >= this.#dials.steady) this.#openings = 0;
    // A call from before it opened says nothing about how things are now.
    if (probe) this.#openUntil = null;
  }

  #wentBadly(
    code: FailureCode,
    probe: boolean,
    { atOnce, restMs }: { atOnce?: boolean; restMs?: number | null },
  ): void {
    this.#failures += 1;
    this.#successes = 0;
    if (!probe && !atOnce && this.#failures < this.#dials.threshold) return;
    // Calls that were under way when it opened may fail after it: that is one opening, not several.
    if (!probe && this.#openUntil !== null) return;
    const rest = Math.min(this.#dials.longestMs, this.#dials.restMs * 2 ** this.#openings);
    this.#openings += 1;
    this.#code = code;
    this.#openUntil = this.#now() + Math.max(rest, Math.min(restMs ?? 0, this.#dials.longestMs));
  }
}
