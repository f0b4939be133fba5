import { Client, oneOf, openSession, paragraphs, pause, percentile } from './client.ts';
import { Server } from './process.ts';
import type { Measure } from './table.ts';

// People who present and are questioned: each says a paragraph, hears the panel out, and speaks again at a random moment.

const EVERY_MS = 20_000;
const WARM_MS = 5_000;
/** Opened at the same time. */
const AT_ONCE = 8;

/** Connects what else there is beside a session's candidate; `token` is its coach's. */
type Beside = (server: Server, token: string) => Promise<unknown>;

interface Talked {
  turns: number;
  refused: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** A house of its own in which so many talk, and how long they wait for the panel's first word. */
export async function measureTalk(
  measure: string,
  sessions: number,
  targetMs: number,
  seconds: number,
  beside?: Beside,
): Promise<Measure> {
  const server = await Server.start('house');
  try {
    const talked = await talk(server, sessions, seconds, beside);
    return {
      measure,
      value: `p50 ${talked.p50.toFixed(1)} ms, p99 ${talked.p99.toFixed(1)} ms`,
      floor: '',
      target: `p99 ${targetMs} ms`,
      met: talked.p99 <= targetMs,
      detail: { ...talked },
    };
  } finally {
    await server.stop();
  }
}

/** From each `yield` to the panel's first word, in milliseconds. */
async function talk(
  server: Server,
  sessions: number,
  seconds: number,
  beside: Beside = async () => {},
): Promise<Talked> {
  const { scenarios, said } = await paragraphs(server);
  const clients: Client[] = [];
  let opened = 0;
  const open = async () => {
    for (let i = opened++; i < sessions; i = opened++) {
      const { seats } = await openSession(server, { scenario: scenarios[i % scenarios.length] ?? '' });
      const client = await Client.at(server, seats.candidate.token);
      await client.frame((frame) => frame.type === 'floor.given' && frame.to === 'candidate');
      await beside(server, seats.coach?.token ?? '');
      clients.push(client);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, open));
  await casesRead(server, sessions);
  const began = performance.now();
  const over = () => performance.now() - began > WARM_MS + seconds * 1_000;
  const waits: number[] = [];
  let refused = 0;
  let points = 0;
  const present = async (client: Client) => {
    for (;;) {
      await pause(-Math.log(1 - Math.random()) * EVERY_MS);
      if (over()) return;
      const sent = performance.now();
      // No two turns are the same text: what has been read before is not read again.
      const id = client.say(`${oneOf(said)} That is point ${++points} of mine.`, 'yield');
      const word = await client.frame(
        (f) => f.live === 'reply.delta' || f.type === 'panelist.said' || (f.re === id && f.ok === false),
      );
      if (word.ok === false) {
        refused += 1;
        continue;
      }
      if (sent - began > WARM_MS) waits.push(performance.now() - sent);
      await client.frame((frame) => frame.type === 'floor.given' && frame.to === 'candidate');
    }
  };
  await Promise.race([Promise.all(clients.map(present)), pause(WARM_MS + seconds * 1_000 + 5_000)]);
  for (const client of clients) client.close();
  return {
    turns: waits.length,
    refused,
    p50: percentile(waits, 50),
    p90: percentile(waits, 90),
    p99: percentile(waits, 99),
    max: Math.max(...waits),
  };
}

/** Those who open a session have handed in their case; in life they do not all do so in the same minute as here. */
async function casesRead(server: Server, sessions: number): Promise<void> {
  for (;;) {
    await pause(1_000);
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    const read = /hotseat_entries_total\{type="claims.weighed"\} (\d+)/.exec(metrics)?.[1];
    if (Number(read) >= sessions) return;
  }
}
