import { Server } from './process.ts';
import type { Measure } from './table.ts';
import { talk } from './talking.ts';

// From a `yield` to the panel's first word, with the pace off: 200 sessions, each with a turn every 20 s at random moments.

const SESSIONS = 200;
const TARGET_MS = 100;

export async function measureFirstWord(seconds: number): Promise<Measure> {
  const server = await Server.start('house');
  try {
    const talked = await talk([server], SESSIONS, seconds);
    return {
      measure: `yield to first word, ${SESSIONS} sessions`,
      value: `p50 ${talked.p50.toFixed(1)} ms, p99 ${talked.p99.toFixed(1)} ms`,
      floor: '',
      target: `p99 ${TARGET_MS} ms`,
      met: talked.p99 <= TARGET_MS,
      detail: { ...talked },
    };
  } finally {
    await server.stop();
  }
}
