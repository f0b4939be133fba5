import { expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { SessionOpened } from '../../protocol/http.ts';
import type { Clock } from '../../protocol/loop.ts';
import { eventually, held, insist, isWhole, pause } from '../deploy/people.ts';
import { oneServer } from '../support/postgres.ts';
import { freePort, type Server } from '../support/postgres-server.ts';
import { PlainSeat } from '../support/seat.ts';
import { type Running, run } from './process.ts';

// Two real server processes on one real PostgreSQL: one is killed, or put to sleep and woken up, or the database goes away.

const server = oneServer();
const soak = process.env['HOTSEAT_SOAK'] === '1';
const COACH_KEY = 'the-coach-key-of-this-test';

class Node {
  readonly address: string;
  readonly #env: Record<string, string>;
  process: Running | null = null;

  constructor(port: number, url: string) {
    this.address = `http://127.0.0.1:${port}`;
    this.#env = { DATABASE_URL: url, PORT: String(port), COACH_KEY, LOG_LEVEL: 'error', NODE_NO_WARNINGS: '1' };
    onTestFinished(() => this.process?.kill());
  }

  async start(): Promise<void> {
    this.process = await run('server/main.ts', [], this.#env);
    await this.process.line(/Hotseat is at/, 60_000);
  }

  signal(name: NodeJS.Signals): void {
    this.process?.child.kill(name);
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.address}${path}`, { headers: { authorization: `Bearer ${COACH_KEY}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  }

  async open(clock: Clock): Promise<SessionOpened> {
    const response = await fetch(`${this.address}/api/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${COACH_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock }),
    });
    if (response.status !== 201) throw new Error(await response.text());
    return (await response.json()) as SessionOpened;
  }
}

async function twoNodes(): Promise<{ a: Node; b: Node; url: string; postgres: Server }> {
  const postgres = await server();
  const url = await postgres.fresh();
  const [a, b] = [new Node(await freePort(), url), new Node(await freePort(), url)];
  await Promise.all([a.start(), b.start()]);
  return { a, b, url, postgres };
}

async function whole(node: Node, id: string): Promise<SeenEntry[]> {
  const { entries } = await node.get<{ entries: SeenEntry[] }>(`/api/sessions/${id}/entries`);
  isWhole(entries);
  return entries;
}

test(
  'when a node is killed, its candidates are speaking again on the other one within five seconds',
  async () => {
    const times: number[] = [];
    for (let i = 0; i < (soak ? 50 : 3); i++) {
      const { a, b } = await twoNodes();
      const tables = await Promise.all(Array.from({ length: 5 }, () => a.open('off')));
      const before = await Promise.all(tables.map(({ seats }) => PlainSeat.at(a.address, seats.candidate.token)));
      await Promise.all(before.map((seat) => seat.floor(0)));
      // In the middle of a turn each.
      await Promise.all(before.map((seat) => seat.say('Everyone in the world wants this.', 'keep')));
      for (const seat of before) void seat.say('And they would pay anything for it.');
      await pause(Math.random() * 300);
      const killed = performance.now();
      await a.process?.kill();
      await Promise.all(
        tables.map(async ({ seats }, n) => {
          const seat = await PlainSeat.at(b.address, seats.candidate.token, before[n]?.entries.at(-1)?.seq ?? 0);
          const answer = await seat.say('We watched nine teams trace it by hand for two days.');
          if (!answer.ok) throw new Error(answer.error.message);
          await seat.floor(answer.seq);
          times.push(performance.now() - killed);
        }),
      );
      for (const { id } of tables) await whole(b, id);
      await b.process?.kill();
    }
    times.sort((x, y) => x - y);
    const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    console.info(`heard, answered and speaking again after ${at(0.5)} ms, p99 ${at(0.99)} ms, of ${times.length}`);
    expect(at(0.99)).toBeLessThan(5_000);
  },
  soak ? 1_800_000 : 120_000,
);

test('what a dead node owed is done by another, though nobody comes back for it', async () => {
  const { a, b } = await twoNodes();
  const { id, seats } = await a.open('off');
  const candidate = await PlainSeat.at(a.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.say('Everyone in the world wants this.');
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  await a.process?.kill();
  const metrics = async () => (await fetch(`${b.address}/metrics`)).text();
  const { body } = { body: await b.get<{ sessions: { id: string; state: string }[] }>('/api/sessions') };
  // Or it was done before the kill, and nothing is tested.
  if (body.sessions[0]?.state !== 'finished') {
    await eventually('the debrief', async () => /type="debrief.written"\} 1/.test(await metrics()), 15_000);
  }
  await whole(b, id);
}, 60_000);

test('a node that slept while others did its work does no harm when it wakes', async () => {
  const { a, b } = await twoNodes();
  const { id, seats } = await a.open({ speed: 3 });
  const asleep = await PlainSeat.at(a.address, seats.candidate.token);
  await asleep.floor(0);
  void asleep.say('Everyone in the world wants this, and it is very fast.');
  await asleep.until('words', () => asleep.lives.filter((l) => l.live === 'reply.delta').length > 3);
  // While it speaks.
  await asleep.say('Wait, let me say it better.', 'yield');
  await pause(Math.random() * 200);
  a.signal('SIGSTOP');
  // A command reaches it and is answered by nobody yet.
  const late = asleep.send({ id: 'late', type: 'say', text: 'This was said into the dark.', floor: 'keep' });
  const awake = await PlainSeat.at(b.address, seats.candidate.token);
  for (let i = 0; i < 3; i++) {
    const answer = await awake.say(`We watched nine teams, number ${i}.`);
    if (!answer.ok) throw new Error(answer.error.message);
    await awake.entry('floor.given', (e) => e.to === 'candidate' && e.seq > answer.seq, 15_000);
  }
  a.signal('SIGCONT');
  // What it had not answered it answers now, once; sent again elsewhere it gets the same answer.
  const answered = await Promise.race([late, pause(10_000).then(() => null)]);
  expect(answered).toMatchObject({ ok: true });
  expect(await awake.send({ id: 'late', type: 'say', text: 'This was said into the dark.', floor: 'keep' })).toEqual(
    answered,
  );
  await awake.exchange('And so we go on.');
  await pause(1_500);
  const entries = await whole(b, id);
  expect(entries.filter((e) => e.type === 'candidate.said' && e.text.includes('dark'))).toHaveLength(1);
  // It has seen all that was said while it slept.
  const shown = asleep.entries.map((e) => e.seq);
  expect(shown).toEqual([...shown].sort((x, y) => x - y));
  await eventually('the sleeper to catch up', async () => asleep.entries.at(-1)?.seq === awake.entries.at(-1)?.seq);
  expect(await whole(a, id)).toEqual(await whole(b, id));
}, 90_000);

test('PostgreSQL stopped, killed and started again under traffic loses and doubles nothing that was acknowledged', async () => {
  const { a, b, postgres } = await twoNodes();
  const tables = await Promise.all([a.open('off'), b.open({ speed: 10 }), a.open('off')]);
  const taken = new Map<string, { table: number; seq: number }>();
  let over = false;
  const talkers = tables.flatMap(({ seats }, table) =>
    [seats.candidate.token, seats.coach?.token ?? ''].map(async (token, who) => {
      const at = [a, b].map((node) => held(node.address, token));
      for (let i = 0; !over; i++) {
        const text = `We watched nine teams do it. [${table}-${who}-${i}]`;
        const command: Command =
          who === 0
            ? { id: `c${i}`, type: 'say', text, floor: i % 3 === 2 ? 'yield' : 'keep' }
            : { id: `c${i}`, type: 'note', text };
        const answer = await insist(i % 2 ? [...at].reverse() : at, command);
        if (answer.ok) taken.set(text, { table, seq: answer.seq });
        await pause(600);
      }
    }),
  );
  await pause(1_500);
  await postgres.stop();
  await eventually('the probe to tell', async () => (await fetch(`${a.address}/readyz`)).status === 503);
  expect((await fetch(`${a.address}/healthz`)).status).toBe(200);
  await pause(500);
  await postgres.start();
  await eventually('the probe to tell', async () => (await fetch(`${a.address}/readyz`)).status === 200);
  await pause(2_500);
  await postgres.kill();
  await pause(300);
  await postgres.start();
  await pause(3_000);
  over = true;
  await Promise.all(talkers);
  expect(taken.size).toBeGreaterThan(20);
  for (const [table, { id }] of tables.entries()) {
    await eventually(
      'the panel',
      async () => (await a.get<{ waitingFor: string }>(`/api/sessions/${id}`)).waitingFor !== 'panel',
    );
    const entries = await whole(a, id);
    for (const [text, { seq, table: of }] of taken) {
      if (of !== table) continue;
      const made = entries.filter((e) => (e.type === 'candidate.said' || e.type === 'note.made') && e.text === text);
      expect(
        made.map((e) => e.seq),
        text,
      ).toEqual([seq]);
    }
  }
  console.info(`${taken.size} commands taken`);
  expect(a.process?.child.exitCode).toBeNull();
  expect(b.process?.child.exitCode).toBeNull();
}, 120_000);
