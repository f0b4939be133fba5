import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import type { OpenSession, SessionOpened } from '../../protocol/http.ts';
import { aFolder } from '../support/house.ts';
import { type Running, run } from './process.ts';

// The real server as a process that is killed and started again.

const COACH_KEY = 'the-coach-key-of-this-test';

/** A server that is killed and started again on the same folder and port. */
export class Mortal {
  readonly folder = aFolder();
  readonly port: number;
  process: Running | null = null;
  lives = 0;

  readonly #env: Record<string, string>;

  private constructor(port: number, env: Record<string, string>) {
    this.port = port;
    this.#env = env;
    onTestFinished(() => this.process?.kill());
  }

  /** With `DATABASE_URL` in `env`, on that database. */
  static async make(env: Record<string, string> = {}): Promise<Mortal> {
    return new Mortal(await freePort(), env);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async spawn(): Promise<Running> {
    this.lives += 1;
    const env = {
      DATA_DIR: this.folder,
      PORT: String(this.port),
      COACH_KEY,
      LOG_LEVEL: 'error',
      NODE_NO_WARNINGS: '1',
      ...this.#env,
    };
    this.process = await run('server/main.ts', [], env);
    return this.process;
  }

  async start(): Promise<void> {
    await (await this.spawn()).line(/Hotseat is at/, 60_000);
  }

  async get<T>(path: string, key = COACH_KEY): Promise<T> {
    const response = await fetch(`${this.address}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async open(request: Partial<OpenSession> = {}): Promise<SessionOpened> {
    const response = await fetch(`${this.address}/api/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${COACH_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], ...request }),
    });
    return (await response.json()) as SessionOpened;
  }

  /** Whom the session waits for, once it is not the panel. */
  async waitsForPerson(id: string): Promise<string> {
    for (let tries = 0; tries < 400; tries++) {
      const { waitingFor } = await this.get<{ waitingFor: string }>(`/api/sessions/${id}`);
      if (waitingFor !== 'panel') return waitingFor;
      await pause(50);
    }
    throw new Error('the session waits for the panel and nothing comes');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
