import { Client, oneOf, openSession, paragraphs, pause, percentile } from './client.ts';
import { Server } from './process.ts';
import type { Measure } from './table.ts';

// From a `yield` to the panel's first word, with the pace off: 200 sessions, each with a turn every 20 s at random moments.

const SESSIONS = 200;
const EVERY_MS = 20_000;
const WARM_MS = 5_000;
const TARGET_MS = 100;

export async function measureFirstWord(seconds: number): Promise<Measure> {
  const server = await Server.start('house');
  try {
    const { scenarios, said } = await paragraphs(server);
    const clients: Client[] = [];
    for (let i = 0; i < SESSIONS; i++) {
      const { seats } = await openSession(server, { scenario: scenarios[i % scenarios.length] ?? '' });
      const client = await Client.at(server, seats.candidate.token);
      await client.frame((frame) => frame.type === 'floor.given' && frame.to === 'candidate');
      clients.push(client);
    }
    await pause(2_000);
    const began = performance.now();
    const over = () => performance.now() - began > WARM_MS + seconds * 1_000;
    const waits: number[] = [];
    let refused = 0;
    const talk = async (client: Client) => {
      for (;;) {
        await pause(-Math.log(1 - Math.random()) * EVERY_MS);
        if (over()) return;
        const sent = performance.now();
        const id = client.say(oneOf(said), 'yield');
        const first = await client.frame(
          (f) => f.live === 'reply.delta' || f.type === 'panelist.said' || (f.re === id && f.ok === false),
        );
        if (first.ok === false) refused += 1;
        else if (sent - began > WARM_MS) waits.push(performance.now() - sent);
        if (first.ok !== false) await client.frame((frame) => frame.type === 'floor.given' && frame.to === 'candidate');
      }
    };
    await Promise.race([Promise.all(clients.map(talk)), pause(WARM_MS + seconds * 1_000 + 5_000)]);
    for (const client of clients) client.close();
    const p99 = percentile(waits, 99);
    return {
      measure: `yield to first word, ${SESSIONS} sessions`,
      value: `p50 ${percentile(waits, 50).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
      floor: '',
      target: `p99 ${TARGET_MS} ms`,
      met: p99 <= TARGET_MS,
      detail: {
        turns: waits.length,
        refused,
        p50: percentile(waits, 50),
        p90: percentile(waits, 90),
        p99,
        max: Math.max(...waits),
      },
    };
  } finally {
    await server.stop();
  }
}
