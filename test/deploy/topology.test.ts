import { afterAll, expect, test } from 'vitest';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { oneServer } from '../support/postgres.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';
import { eventually, held, insist, isWhole, pause } from './people.ts';
import { Topology } from './topology.ts';

const server = oneServer();
let making: Promise<Topology> | null = null;

function topology(): Promise<Topology> {
  making ??= server().then((postgres) => Topology.make(postgres));
  return making;
}

afterAll(async () => {
  const made = await making?.catch(() => null);
  await made?.remove();
});

/** A token, with the session beside it as a load balancer wants it. */
const with_ = (id: string, token: string) => `${token}&session=${id}`;

test('pages and calls come through nginx; strangers and probes do not', async () => {
  const { address } = await topology();
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect((await fetch(`${address}/api/scenarios`)).status).toBe(200);
  // The same nginx under a name that is not PUBLIC_URL.
  const other = await fetch(`${address.replace('localhost', '127.0.0.1')}/api/scenarios`, {
    headers: { origin: 'http://evil.example' },
  });
  expect(other.status).toBe(403);
  for (const probe of ['metrics', 'healthz', 'readyz'])
    expect((await fetch(`${address}/${probe}`)).status, probe).toBe(404);
}, 120_000);

test('the seats of one session meet on one node, over both doors, and sessions are spread over the nodes', async () => {
  const top = await topology();
  const spread = new Map<string, number>();
  for (let i = 0; i < 8; i++) {
    const { id, seats } = await top.open();
    const before = await Promise.all([...top.nodes.keys()].map((name) => top.sockets(name)));
    const candidate = await PlainSeat.at(top.address, with_(id, seats.candidate.token));
    const coach = await SocketioSeat.at(top.address, seats.coach?.token ?? '', 0, id);
    const after = await Promise.all([...top.nodes.keys()].map((name) => top.sockets(name)));
    const gained = after.map((count, n) => count - (before[n] ?? 0));
    expect([...gained].sort()).toEqual([0, 2]);
    const node = [...top.nodes.keys()][gained.indexOf(2)] ?? '';
    spread.set(node, (spread.get(node) ?? 0) + 1);
    if (i === 0) {
      await eventually('the upgrade', async () => coach.socket.io.engine.transport.name === 'websocket');
      await candidate.floor(0);
      await candidate.exchange('Everyone in the world wants this.');
      await coach.until('all of it', () => coach.entries.some((e) => e.type === 'panelist.said'));
    }
    candidate.close();
    coach.close();
    await pause(100);
  }
  expect(spread.size, 'nodes that had sessions').toBe(2);
}, 120_000);

test('when a node dies, its people go on through nginx as if they had lost the network for a moment', async () => {
  const top = await topology();
  const [a = ''] = top.nodes.keys();
  const tables = await Promise.all(Array.from({ length: 6 }, () => top.open()));
  const seats = tables.map(({ id, seats: s }) => held(top.address, with_(id, s.candidate.token)));
  await Promise.all(seats.map(async (seat) => (await seat()).floor(0)));
  const on = await top.sockets(a);
  expect(on, 'people on the node that dies').toBeGreaterThan(0);
  const killed = performance.now();
  await top.kill(a);
  const times = await Promise.all(
    seats.map(async (seat, i): Promise<number> => {
      const answer = await insist([seat], {
        id: `after-${i}`,
        type: 'say',
        text: 'We watched nine teams trace it by hand.',
        floor: 'yield',
      });
      if (!answer.ok) throw new Error(answer.error.message);
      await (await seat()).floor(answer.seq);
      return performance.now() - killed;
    }),
  );
  console.info(`through nginx, answered after ${Math.round(Math.max(...times))} ms at most`);
  expect(Math.max(...times)).toBeLessThan(6_000);
  await top.start(a);
}, 120_000);

test('a rolling restart under traffic loses and doubles nothing', async () => {
  const top = await topology();
  const tables = await Promise.all(Array.from({ length: 6 }, (_, i) => top.open(i % 2 ? 'off' : { speed: 10 })));
  const taken = new Map<string, { id: string; seq: number }>();
  let over = false;
  const talking = tables.map(async ({ id, seats }) => {
    const seat = held(top.address, with_(id, seats.candidate.token));
    for (let i = 0; !over; i++) {
      const text = `We watched nine teams do it. [${id}-${i}]`;
      const command: Command = { id: `r${i}`, type: 'say', text, floor: i % 3 === 2 ? 'yield' : 'keep' };
      const answer = await insist([seat], command);
      if (answer.ok) taken.set(text, { id, seq: answer.seq });
      await pause(550);
    }
  });
  await pause(1_000);
  for (const name of top.nodes.keys()) {
    expect(await top.stop(name)).toBeLessThan(10_000);
    await top.start(name);
    // nginx tries a node that was gone again after `fail_timeout`.
    await pause(2_500);
  }
  over = true;
  await Promise.all(talking);
  for (const { id } of tables) {
    await eventually(
      'the panel',
      async () => (await top.get<{ waitingFor: string }>(`/api/sessions/${id}`)).waitingFor !== 'panel',
    );
    const { entries } = await top.get<{ entries: SeenEntry[] }>(`/api/sessions/${id}/entries`);
    isWhole(entries);
    for (const [text, { id: of, seq }] of taken) {
      if (of === id)
        expect(
          entries.filter((e) => e.type === 'candidate.said' && e.text === text).map((e) => e.seq),
          text,
        ).toEqual([seq]);
    }
  }
  console.info(`${taken.size} commands taken over two restarts`);
  expect(taken.size).toBeGreaterThan(20);
}, 180_000);

test('no token and no key is in any log', async () => {
  const top = await topology();
  const { id, person, seats } = await top.open();
  const seat = await PlainSeat.at(top.address, with_(id, seats.candidate.token));
  seat.close();
  await fetch(`${top.address}/ws?token=${seats.candidate.token}`);
  await fetch(`${top.address}/api/people/${person}`);
  await fetch(`${top.address}/api/people/${person}/drill`, { method: 'POST' });
  await pause(300);
  const logs = top.logs();
  expect(logs).toContain('/ws');
  expect(logs).not.toContain(seats.candidate.token);
  expect(logs).toContain('POST /api/people/- ');
  expect(logs).not.toContain(person);
  expect(logs).not.toContain('the-coach-key');
}, 60_000);
