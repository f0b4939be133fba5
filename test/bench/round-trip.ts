import { Client, openSession, pause, percentile } from './client.ts';
import { Server } from './process.ts';
import type { Measure } from './table.ts';

// A command's round trip on /ws, `say` with `keep`, against a bare echo with one durable append. One is under way at a time, over
// as many seats as the limit of commands a seat needs; house and floor take turns, so that both have the machine's same moods.

const SEATS = 40;
const BLOCKS = 6;
const PER_BLOCK = 200;
const GAP_MS = 14;
const TARGET = 1.5;
const TEXT =
  'Our user is the platform lead at a bank: a team of five who run forty models, and we watched nine of them trace a broken feature by hand.';

export async function measureRoundTrip(): Promise<Measure> {
  const house = await Server.start('house');
  const echo = await Server.start('echo');
  try {
    const inHouse: Client[] = [];
    const onFloor: Client[] = [];
    for (let i = 0; i < SEATS; i++) {
      const { seats } = await openSession(house);
      const client = await Client.at(house, seats.candidate.token);
      await client.frame((frame) => frame.type === 'floor.given' && frame.to === 'candidate');
      inHouse.push(client);
      onFloor.push(await Client.at(echo));
    }
    await pause(2_000);
    await block(inHouse, PER_BLOCK);
    await block(onFloor, PER_BLOCK);
    const took = { house: [] as number[], echo: [] as number[] };
    for (let i = 0; i < BLOCKS; i++) {
      took.echo.push(...(await block(onFloor, PER_BLOCK)));
      took.house.push(...(await block(inHouse, PER_BLOCK)));
    }
    for (const client of [...inHouse, ...onFloor]) client.close();
    const [p50, floor] = [percentile(took.house, 50), percentile(took.echo, 50)];
    return {
      measure: 'command round trip on /ws',
      value: `p50 ${p50.toFixed(3)} ms (${(p50 / floor).toFixed(2)}x)`,
      floor: `p50 ${floor.toFixed(3)} ms`,
      target: `${TARGET}x`,
      met: p50 / floor <= TARGET,
      detail: {
        commands: took.house.length,
        p50,
        p99: percentile(took.house, 99),
        floorP50: floor,
        floorP99: percentile(took.echo, 99),
        ratio: p50 / floor,
      },
    };
  } finally {
    await Promise.all([house.stop(), echo.stop()]);
  }
}

async function block(clients: readonly Client[], count: number): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const client = clients[i % clients.length] as Client;
    const sent = performance.now();
    const id = client.say(TEXT, 'keep');
    const answer = await client.frame((frame) => frame.re === id);
    took.push(performance.now() - sent);
    if (answer.ok !== true) throw new Error(`refused: ${JSON.stringify(answer)}`);
    await pause(GAP_MS);
  }
  return took;
}
