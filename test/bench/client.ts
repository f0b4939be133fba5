import { once } from 'node:events';
import WebSocket from 'ws';
import type { Command } from '../../protocol/commands.ts';
import type { OpenSession, SessionOpened } from '../../protocol/http.ts';
import type { Scenario } from '../../protocol/scenario.ts';
import type { Server } from './process.ts';

// The load's side of a socket and of the few HTTP calls it needs.

export interface Frame {
  re?: string;
  ok?: boolean;
  live?: string;
  type?: string;
  to?: string;
}

export class Client {
  readonly #socket: WebSocket;
  #ids = 0;
  /** What came before anybody waited for it; what comes while nobody waits later on is of no interest. */
  #early: Frame[] | null = [];
  onFrame: (frame: Frame) => void = (frame) => void this.#early?.push(frame);

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.onFrame(JSON.parse(String(data)) as Frame));
    socket.on('error', () => {});
  }

  static async at(server: Server, token = ''): Promise<Client> {
    const socket = new WebSocket(`${server.address.replace(/^http/, 'ws')}/ws?token=${token}`);
    const client = new Client(socket);
    await once(socket, 'open');
    return client;
  }

  /** Waits for a frame, while all the others go by. */
  frame(wanted: (frame: Frame) => boolean): Promise<Frame> {
    return new Promise((resolve) => {
      this.onFrame = (frame) => {
        if (wanted(frame)) resolve(frame);
      };
      for (const frame of this.#early ?? []) this.onFrame(frame);
      this.#early = null;
    });
  }

  say(text: string, floor: 'keep' | 'yield'): string {
    const id = `c${++this.#ids}`;
    this.#socket.send(JSON.stringify({ id, type: 'say', text, floor } satisfies Command));
    return id;
  }

  close(): void {
    this.#socket.terminate();
  }
}

const asOperator = (server: Server) => ({
  authorization: `Bearer ${server.coachKey}`,
  'content-type': 'application/json',
});

export async function openSession(server: Server, over: Partial<OpenSession> = {}): Promise<SessionOpened> {
  const body: OpenSession = {
    scenario: 'lineage-experiment-to-production',
    rounds: ['case-presentation'],
    clock: 'off',
    ...over,
  };
  const response = await fetch(`${server.address}/api/sessions`, {
    method: 'POST',
    headers: asOperator(server),
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`no session: ${await response.text()}`);
  return (await response.json()) as SessionOpened;
}

/** Things that candidates say: the paragraphs of every scenario's sample case. */
export async function paragraphs(server: Server): Promise<{ scenarios: string[]; said: string[] }> {
  const get = async <T>(path: string) =>
    (await (await fetch(`${server.address}${path}`, { headers: asOperator(server) })).json()) as T;
  const { scenarios } = await get<{ scenarios: { id: string }[] }>('/api/scenarios');
  const ids = scenarios.map(({ id }) => id);
  const whole = await Promise.all(ids.map((id) => get<Scenario>(`/api/scenarios/${id}`)));
  const said = whole
    .flatMap(({ sample }) => sample.case.split(/\n{2,}/))
    .filter((text) => text.split(/\s+/).length >= 20 && !text.startsWith('#'));
  return { scenarios: ids, said };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const oneOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}
