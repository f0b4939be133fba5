import { io, type Socket } from 'socket.io-client';
import { Client, openSession, pause } from './client.ts';
import { type Memory, Server } from './process.ts';
import type { Measure } from './table.ts';

// What an open session takes, its candidate on Socket.IO and its coach on /ws, against the same number of bare sockets.

const SESSIONS = 1_000;
const WARM = 30;
const TARGET_KB = 100;

export async function measureMemory(): Promise<Measure> {
  const session = await perSession('house', async (server) => {
    const { seats } = await openSession(server);
    const coach = await Client.at(server, seats.coach?.token);
    const candidate = await join(server, { token: seats.candidate.token });
    return () => {
      coach.close();
      candidate.disconnect();
    };
  });
  const floor = await perSession('sockets', async (server) => {
    const sockets = [await join(server, {}), await join(server, {})];
    return () => {
      for (const socket of sockets) socket.disconnect();
    };
  });
  return {
    measure: `memory per open session, ${SESSIONS} sessions`,
    value: `${session.rss.toFixed(0)} KB resident, ${session.heap.toFixed(0)} KB heap`,
    floor: `${floor.rss.toFixed(0)} KB resident, ${floor.heap.toFixed(0)} KB heap`,
    target: `${TARGET_KB} KB resident`,
    met: session.rss <= TARGET_KB,
    detail: { rssKb: session.rss, heapKb: session.heap, floorRssKb: floor.rss, floorHeapKb: floor.heap },
  };
}

/** Kilobytes, after a few sessions have come and gone so that what is made once is not counted. */
async function perSession(what: 'house' | 'sockets', open: (server: Server) => Promise<() => void>): Promise<Memory> {
  const server = await Server.start(what);
  try {
    for (let i = 0; i < WARM; i++) await open(server);
    await pause(1_500);
    const before = await server.memory();
    const leave: (() => void)[] = [];
    for (let i = 0; i < SESSIONS; i++) leave.push(await open(server));
    // The panel opens each round, and the case is read.
    await pause(4_000);
    const after = await server.memory();
    for (const each of leave) each();
    return { rss: (after.rss - before.rss) / SESSIONS / 1_024, heap: (after.heap - before.heap) / SESSIONS / 1_024 };
  } finally {
    await server.stop();
  }
}

async function join(server: Server, auth: object): Promise<Socket> {
  const socket = io(server.address, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}
