import { io } from 'socket.io-client';
import { Server } from './process.ts';
import type { Measure } from './table.ts';
import { talk } from './talking.ts';

// How many people one machine serves: 2,000 sessions at once, each with a turn every 20 s at random moments and its coach
// connected beside the candidate, on as many processes as the house needs for it. The load comes from the same machine.

const SESSIONS = Number(process.env['BENCH_SESSIONS'] ?? 2_000);
const TARGET_MS = 250;

export async function measureLive(seconds: number): Promise<Measure> {
  const server = await Server.start('house');
  try {
    const talked = await talk([server], SESSIONS, seconds, connectCoach);
    return {
      measure: `yield to first word, ${SESSIONS} sessions with two sockets each`,
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

async function connectCoach(server: Server, token: string): Promise<void> {
  const socket = io(server.address, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}
