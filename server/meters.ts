import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Entry } from '../protocol/entries.ts';

/** What `/metrics` shows, as Prometheus text. Names and labels carry no private text. */
export class Meters {
  readonly registry = new Registry();
  readonly #entries = new Counter({
    name: 'hotseat_entries_total',
    help: 'Entries recorded, by type',
    labelNames: ['type'],
    registers: [this.registry],
  });
  readonly #append = new Histogram({
    name: 'hotseat_append_seconds',
    help: 'How long a durable append takes',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
    registers: [this.registry],
  });
  readonly #firstWord = new Histogram({
    name: 'hotseat_first_word_seconds',
    help: 'From the chair giving a panelist the floor to their first word',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4],
    registers: [this.registry],
  });
  readonly #sockets = new Gauge({
    name: 'hotseat_sockets',
    help: 'Open connections, by door',
    labelNames: ['door'],
    registers: [this.registry],
  });
  readonly #sessions = new Gauge({
    name: 'hotseat_sessions_loaded',
    help: 'Sessions in memory',
    registers: [this.registry],
  });

  readonly #queues = new Map<string, () => number>();
  readonly #refused = new Counter({
    name: 'hotseat_refused_total',
    help: 'Connections and new sessions that were turned away, by the reason, and readers that were dropped',
    labelNames: ['because'],
    registers: [this.registry],
  });

  readonly #switches = new Counter({
    name: 'hotseat_engine_switches_total',
    help: 'Times a session went on with another engine, by the new one and the reason',
    labelNames: ['to', 'because'],
    registers: [this.registry],
  });
  readonly #tokens = new Counter({
    name: 'hotseat_model_tokens_total',
    help: 'Tokens sent to the model and received from it',
    labelNames: ['direction'],
    registers: [this.registry],
  });
  readonly #calls = new Counter({
    name: 'hotseat_model_calls_total',
    help: 'Calls of the model, by kind and how they ended',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });
  readonly #firstToken = new Histogram({
    name: 'hotseat_model_first_token_seconds',
    help: 'From a call of the model to its first token',
    labelNames: ['kind'],
    buckets: [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 8],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    const queues = this.#queues;
    new Gauge({
      name: 'hotseat_waiting',
      help: 'What waits or is under way: commands in the queues of their sessions, and work that sessions are owed',
      labelNames: ['queue'],
      registers: [this.registry],
      collect() {
        for (const [queue, length] of queues) this.set({ queue }, length());
      },
    });
  }

  /** How long a queue is, asked when somebody looks. */
  waits(queue: string, length: () => number): void {
    this.#queues.set(queue, length);
  }

  /** Somebody was turned away, or dropped because they were too slow or kept on. */
  refused(because: string): void {
    this.#refused.inc({ because });
  }

  entry(entry: Entry): void {
    this.#entries.inc({ type: entry.type });
    if (entry.type === 'engine.switched') this.#switches.inc({ to: entry.to, because: entry.because });
  }

  /** Milliseconds. */
  append(ms: number): void {
    this.#append.observe(ms / 1_000);
  }

  firstWord(ms: number): void {
    this.#firstWord.observe(ms / 1_000);
  }

  socket(door: 'socketio' | 'websocket', by: 1 | -1): void {
    this.#sockets.inc({ door }, by);
  }

  sessions(n: number): void {
    this.#sessions.set(n);
  }

  modelTokens(tokens: { in: number; out: number }): void {
    this.#tokens.inc({ direction: 'in' }, tokens.in);
    this.#tokens.inc({ direction: 'out' }, tokens.out);
  }

  modelCall(kind: string, outcome: string): void {
    this.#calls.inc({ kind, outcome });
  }

  /** Milliseconds. */
  firstToken(kind: string, ms: number): void {
    this.#firstToken.observe({ kind }, ms / 1_000);
  }
}
