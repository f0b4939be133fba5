import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Library } from '../library.ts';
import type { Meters } from '../meters.ts';
import type { Recording } from '../session/recording.ts';
import { Breaker, type Pass } from './breaker.ts';
import type { Engine } from './engine.ts';
import { type EngineFailure, type FailureCode, failureOf, isEndpoints } from './failure.ts';
import { ModelClient } from './openai/client.ts';
import { openaiEngine } from './openai/engine.ts';
import { Spending, type Spent } from './spending.ts';

// The model of this process: whether it may be called now, what it has cost, and how it is doing. One breaker guards the
// endpoint for all sessions; a small one for each session keeps a model that fails there from being tried at every turn.

/** A small model that answers within a second and takes a JSON schema. */
export const DEFAULT_MODEL = 'gpt-4.1-mini';

const PROBE_MS = 3_000;
const LONGEST_REST_MS = 5 * 60_000;
/** Failures in a row, over all sessions, that say something about the endpoint. */
const THRESHOLD = 3;
const STEADY = 6;
/** A key that was refused will not be good in a moment. */
const WRONG_KEY_RESTS = 4;
const SESSIONS = 5_000;

export interface ModelReport {
  model: string;
  host: string;
  state: 'ok' | 'failing';
  code: string | null;
  /** What else an operator should know, such as a model that the endpoint does not list. */
  note: string | null;
  inFlight: number;
  today: Spent;
  caps: { perSession: number; perDay: number | null };
}

export interface Leave {
  engine: Engine;
  ok(): void;
  failed(failure: EngineFailure): void;
  dropped(): void;
}

export interface ModelParts {
  config: Pick<Config, 'openai' | 'model'>;
  library: Library;
  meters: Meters;
  log: Logger;
  now: () => number;
  /** Where what it costs is kept. */
  accounts: Pick<Recording, 'spend' | 'spent'>;
  /** How long a turn may get; the benchmarks let it run on. */
  words?: { wanted: number; most: number };
}

export class Model {
  readonly spending: Spending;
  readonly #parts: ModelParts;
  readonly #client: ModelClient;
  readonly #breaker: Breaker;
  readonly #sessions = new Map<string, Breaker>();
  #note: string | null = null;

  constructor(parts: ModelParts) {
    const { openai, model } = parts.config;
    this.#parts = parts;
    this.#client = new ModelClient(
      { key: openai.key, baseUrl: openai.baseUrl, model: openai.model ?? DEFAULT_MODEL, inFlight: model.inFlight },
      parts.meters,
    );
    this.spending = new Spending({
      caps: { perSession: model.tokensPerSession, perDay: model.tokensPerDay },
      price: model.price,
      now: parts.now,
      accounts: parts.accounts,
      log: parts.log,
    });
    this.#breaker = new Breaker(
      { threshold: THRESHOLD, restMs: model.restMs, longestMs: LONGEST_REST_MS, steady: STEADY },
      parts.now,
    );
  }

  get name(): string {
    return this.#client.model;
  }

  get host(): string {
    return this.#client.host;
  }

  /** Asks the endpoint what it serves: the cheapest way to notice a wrong key, or a wrong name, before anybody is let in. */
  async look(): Promise<void> {
    const { config, log } = this.#parts;
    const pass = this.#breaker.take();
    const about = { host: this.host, model: this.name };
    try {
      const listed = await this.#client.probe(Math.min(PROBE_MS, config.model.deadlineMs));
      const unnamed = config.openai.model === null && config.openai.baseUrl !== null;
      if (unnamed && listed?.[0] && !listed.includes(this.name)) this.#client.model = listed[0];
      if (listed?.length && !listed.includes(this.name)) this.#note = `the endpoint does not list ${this.name}`;
      if (this.#note)
        log.warn(
          { ...about, listed: listed?.slice(0, 20) },
          'OPENAI_MODEL names a model that the endpoint does not list',
        );
      else log.info({ ...about, model: this.name }, 'a model does the talking');
      // Listing is no proof that it can talk, so this closes nothing.
      pass?.dropped();
    } catch (error) {
      const failure = failureOf(error);
      this.#failing(pass, failure, true);
      const what =
        failure.code === 'unauthorized'
          ? 'the endpoint does not take this OPENAI_API_KEY'
          : 'the endpoint does not answer';
      log.error(
        { ...about, code: failure.code, because: failure.message },
        `${what}; the builtin engine goes on instead`,
      );
    }
  }

  /** Leave to use the model for this session now, or why not. */
  take(session: string): Leave | { because: FailureCode } {
    if (this.spending.isOver(session)) return { because: 'budget' };
    const own = this.#breakerOf(session);
    const mine = own.take();
    if (!mine) return { because: own.code ?? 'unavailable' };
    const pass = this.#breaker.take();
    if (!pass) {
      mine.dropped();
      return { because: this.#breaker.code ?? 'unavailable' };
    }
    return {
      engine: this.#engineFor(session),
      ok: () => {
        mine.ok();
        pass.ok();
      },
      failed: (failure) => {
        mine.failed(failure.code);
        if (isEndpoints(failure.code)) this.#failing(pass, failure, false);
        else pass.ok();
      },
      dropped: () => {
        mine.dropped();
        pass.dropped();
      },
    };
  }

  async report(): Promise<ModelReport> {
    const code = this.#breaker.code;
    return {
      model: this.name,
      host: this.host,
      state: code ? 'failing' : 'ok',
      code,
      note: this.#note,
      inFlight: this.#client.inFlight,
      today: await this.spending.today(),
      caps: this.spending.caps,
    };
  }

  #failing(pass: Pass | null, { code, retryAfterMs }: EngineFailure, atOnce: boolean): void {
    const wrongKey = code === 'unauthorized';
    const restMs = wrongKey ? this.#parts.config.model.restMs * WRONG_KEY_RESTS : retryAfterMs;
    pass?.failed(code, { atOnce: atOnce || wrongKey || retryAfterMs !== null, restMs });
  }

  #engineFor(session: string): Engine {
    const { library, meters, config, words } = this.#parts;
    return openaiEngine({
      client: this.#client,
      library,
      patience: config.model,
      ...(words ? { words } : {}),
      spent: (tokens) => {
        this.spending.spend(session, tokens);
        meters.modelTokens(tokens);
      },
    });
  }

  #breakerOf(session: string): Breaker {
    const { config, now } = this.#parts;
    const known = this.#sessions.get(session);
    const breaker =
      known ??
      new Breaker({ threshold: 1, restMs: config.model.restMs, longestMs: LONGEST_REST_MS, steady: STEADY }, now);
    this.#sessions.delete(session);
    this.#sessions.set(session, breaker);
    const oldest = this.#sessions.keys().next();
    if (this.#sessions.size > SESSIONS && !oldest.done) this.#sessions.delete(oldest.value);
    return breaker;
  }
}
