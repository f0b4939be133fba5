import { io } from 'socket.io-client';
import type { Server } from './process.ts';
import type { Measure } from './table.ts';
import { measureTalk } from './talking.ts';

// How many people one machine serves: 2,000 sessions at once, each with a turn every 20 s at random moments and its coach
// connected beside the candidate, on as many processes as the house needs for it. The load comes from the same machine.

const SESSIONS = Number(process.env['BENCH_SESSIONS'] ?? 2_000);
const TARGET_MS = 250;

export const measureLive = (seconds: number): Promise<Measure> =>
  measureTalk(
    `yield to first word, ${SESSIONS} sessions with two sockets each`,
    SESSIONS,
    TARGET_MS,
    seconds,
    connectCoach,
  );

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
