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

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  entry(entry: Entry): void {
    this.#entries.inc({ type: entry.type });
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
}
