import { onTestFinished } from 'vitest';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { SessionOpened } from '../../protocol/http.ts';
import { isWhole } from '../deploy/people.ts';
import { freePort } from '../support/postgres-server.ts';
import { type Running, run } from './process.ts';

const COACH_KEY = 'the-coach-key-of-this-test';

/** The real server as a process of its own, and the calls a test makes of it. */
export class Serving {
  readonly address: string;
  readonly process: Running;

  private constructor(address: string, process: Running) {
    this.address = address;
    this.process = process;
  }

  static async start(env: Record<string, string>, before: string[] = []): Promise<Serving> {
    const port = await freePort();
    const all = { PORT: String(port), COACH_KEY, LOG_LEVEL: 'silent', NODE_NO_WARNINGS: '1', ...env };
    const process = await run('server/main.ts', [], all, before);
    onTestFinished(() => process.kill());
    await process.line(/Hotseat is at/, 60_000);
    return new Serving(`http://127.0.0.1:${port}`, process);
  }

  async open(): Promise<SessionOpened & { seats: { coach: { token: string } } }> {
    const response = await fetch(`${this.address}/api/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${COACH_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        scenario: 'lineage-experiment-to-production',
        rounds: ['case-presentation'],
        clock: 'off',
      }),
    });
    if (response.status !== 201) throw new Error(await response.text());
    return (await response.json()) as SessionOpened & { seats: { coach: { token: string } } };
  }

  /** The recording, which must be whole. */
  async entries(session: string): Promise<SeenEntry[]> {
    const headers = { authorization: `Bearer ${COACH_KEY}` };
    const response = await fetch(`${this.address}/api/sessions/${session}/entries`, { headers });
    const { entries } = (await response.json()) as { entries: SeenEntry[] };
    isWhole(entries);
    return entries;
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.address}/readyz`)).status === 200;
  }
}
