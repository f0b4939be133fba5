import type { Logger } from 'pino';
import type { Debt } from '../../interview/owed.ts';
import type { World } from '../../interview/receive.ts';
import type { State } from '../../interview/state.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Job } from '../panel/panel.ts';
import type { Listener } from './audience.ts';
import type { Surroundings } from './surroundings.ts';

// What is under way for a session, one job for each debt: started when it is owed, given up when it no longer is.

/** Node fires a timer at once beyond 24.8 days, so long waits are taken a day at a time. */
const LONGEST_TIMER_MS = 86_400_000;
/** While the candidate goes on, pieces are heard together after so long; once they yield, at once. */
const LISTEN_REST_MS = 250;
/** How soon work that broke, or could not be recorded, is tried again; each time it breaks anew, twice as late, up to a minute. */
export const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** The session, as its work sees it. */
export interface Employer {
  state: () => State;
  tell: (message: Live) => void;
  /** What settles a debt. */
  deliver: (debt: string, bodies: readonly EntryBody[]) => void;
  /** What is owed is to be looked at again. */
  wake: () => void;
}

export class Work {
  readonly #jobs = new Map<string, Job>();
  /** How often what is owed has broken so far. */
  readonly #broken = new Map<string, number>();
  readonly #around: Surroundings;
  readonly #log: Logger;
  readonly #employer: Employer;

  constructor(around: Surroundings, log: Logger, employer: Employer) {
    this.#around = around;
    this.#log = log;
    this.#employer = employer;
  }

  get size(): number {
    return this.#jobs.size;
  }

  /** Work in flight is made to match what is owed; with nothing, all of it stops. */
  match(debts: readonly Debt[], candidateGoesOn: boolean): void {
    const wanted = new Map(debts.map((debt) => [debt.id, debt]));
    for (const [id, job] of this.#jobs) {
      if (wanted.has(id)) continue;
      this.#jobs.delete(id);
      this.#broken.delete(id);
      job.stop();
    }
    for (const [id, debt] of wanted) {
      if (!this.#jobs.has(id)) this.#jobs.set(id, this.#start(debt, candidateGoesOn));
    }
    if (!candidateGoesOn) for (const job of this.#jobs.values()) job.hurry?.();
  }

  /** What a panelist has said aloud so far. */
  sounded(): World['sounded'] {
    for (const job of this.#jobs.values()) {
      const sounded = job.sounded?.();
      if (sounded) return sounded;
    }
    return null;
  }

  /** Shows what is being said to somebody who has just come in. */
  catchUp(listener: Listener): void {
    for (const job of this.#jobs.values()) job.catchUp?.(listener);
  }

  #start(debt: Debt, candidateGoesOn: boolean): Job {
    switch (debt.kind) {
      case 'decide':
      case 'warn':
      case 'expire':
        return this.#wakeAt(debt.id, debt.at);
      default: {
        const { state, tell, deliver } = this.#employer;
        const job = soon(debt.kind === 'listen' && candidateGoesOn ? LISTEN_REST_MS : 0, () =>
          this.#around.panel.work(debt, {
            state: state(),
            current: state,
            log: this.#log,
            tell,
            done: (bodies) => deliver(debt.id, bodies),
            failed: (error) => {
              if (this.#jobs.get(debt.id) === job) this.#tryAgain(debt.id, error);
            },
          }),
        );
        return job;
      }
    }
  }

  /** What broke is owed still, and is started again after a while. */
  #tryAgain(id: string, error: unknown): void {
    const before = this.#broken.get(id) ?? 0;
    this.#broken.set(id, before + 1);
    const wait = Math.min(RETRY_MS * 2 ** before, LONGEST_RETRY_MS);
    this.#log.error({ err: error, debt: id, wait }, 'a worker failed; what it owes is tried again');
    const timer = setTimeout(() => this.#over(id), wait).unref();
    this.#jobs.set(id, { stop: () => clearTimeout(timer) });
  }

  #wakeAt(id: string, at: number): Job {
    const wait = Math.min(Math.max(0, at - this.#around.now()), LONGEST_TIMER_MS);
    const timer = setTimeout(() => this.#over(id), wait);
    return { stop: () => clearTimeout(timer) };
  }

  #over(id: string): void {
    this.#jobs.delete(id);
    this.#employer.wake();
  }
}

/** Work begun after those who wait for an answer have it: an engine may think for milliseconds without a pause. */
function soon(rest: number, begin: () => Job): Job {
  let job: Job | null = null;
  const start = () => {
    job ??= begin();
  };
  const timer = setTimeout(start, rest);
  return {
    stop: () => {
      clearTimeout(timer);
      job?.stop();
      job ??= { stop: () => {} };
    },
    hurry: () => {
      if (job || rest === 0) return;
      clearTimeout(timer);
      setImmediate(start);
    },
    sounded: () => job?.sounded?.() ?? null,
    catchUp: (listener) => job?.catchUp?.(listener),
  };
}
