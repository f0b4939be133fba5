import { describe, expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../server/session/postgres.ts';
import type { Recording } from '../../server/session/recording.ts';
import { DatabaseAway } from '../../server/session/recording.ts';
import { migrations } from '../../server/session/tables.ts';
import { oneServer } from '../support/postgres.ts';
import { freePort } from '../support/postgres-server.ts';
import { behavesAsRecording } from './conformance.ts';
import { aRow, aSeat, aSession, head, NOW } from './rows.ts';

const server = oneServer();
const tables = [
  'sessions',
  'entries',
  'seats',
  'drafts',
  'secrets',
  'scenarios',
  'nodes',
  'spending',
  'scenario_versions',
];
/** One database for the whole suite, emptied after each test: making and dropping one takes longer than a test. */
let shared: Promise<string> | null = null;

behavesAsRecording('PostgreSQL', async () => {
  const running = await server();
  shared ??= running.fresh();
  const url = await shared;
  const remove = async () => void (await running.ask(url, tables.map((table) => `delete from ${table}`).join('; ')));
  return { open: async () => (await openPostgres(url)).recording, remove };
});

async function open(url: string): Promise<Recording> {
  const { recording } = await openPostgres(url);
  onTestFinished(() => recording.close().catch(() => {}));
  return recording;
}

async function aDatabase(): Promise<string> {
  const running = await server();
  const url = await running.fresh();
  onTestFinished(() => running.drop(url));
  return url;
}

const fresh = async () => open(await aDatabase());

describe('a database', () => {
  test('that two nodes open at once for the first time is made once, and their secrets are the same', async () => {
    const url = await aDatabase();
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const secrets = await Promise.all(
      opened.map((recording, i) => recording.secret('link-secret', () => `made by ${i}`)),
    );
    expect(new Set(secrets).size).toBe(1);
    const names = await (await server()).ask(url, 'select name from kysely_migration order by name');
    expect(names).toEqual(Object.keys(migrations).map((name) => ({ name })));
  });

  test('that is not there stops the start with one line that names the variable and not the password', async () => {
    const missing = (await server()).urlOf('nobody_made_this');
    await expect(openPostgres(missing)).rejects.toThrow(
      /^DATABASE_URL: no PostgreSQL lets us in at 127\.0\.0\.1:\d+: .*nobody_made_this/,
    );
    const wrong = missing.replace(':password@', ':pa55word@');
    const error = await openPostgres(wrong).catch((e: Error) => e);
    expect(String(error)).toMatch(/DATABASE_URL/);
    expect(String(error)).not.toMatch(/pa55word/);
  });

  test('that is not UTF-8 is refused, since it could not hold every text', async () => {
    const running = await server();
    await running.ask(running.urlOf('postgres'), `create database ascii encoding 'SQL_ASCII' template template0`);
    await expect(openPostgres(running.urlOf('ascii'))).rejects.toThrow(
      'DATABASE_URL takes a database with the encoding UTF8, not SQL_ASCII',
    );
  });

  test('that nobody answers for is waited for, and then given up with a line', async () => {
    const port = await freePort();
    await expect(openPostgres(`postgres://a:b@127.0.0.1:${port}/c`, 600)).rejects.toThrow(
      `DATABASE_URL: no PostgreSQL lets us in at 127.0.0.1:${port}: `,
    );
  });

  test('that goes away says so, and serves again when it is back, with all that was acknowledged', async () => {
    const running = await server();
    const recording = await fresh();
    await recording.create(aSession('s'), [], [aRow(1)], null);
    expect(await recording.append('s', 1, [aRow(2)], head(2))).toBe('stored');
    await running.stop();
    try {
      await expect(recording.append('s', 2, [aRow(3)], head(3))).rejects.toThrow(DatabaseAway);
      await expect(recording.due(NOW, 1)).rejects.toThrow(DatabaseAway);
    } finally {
      await running.start();
    }
    expect(await recording.append('s', 2, [aRow(3)], head(3))).toBe('stored');
    expect((await recording.read('s', 0)).map((row) => row.entry.seq)).toEqual([1, 2, 3]);
  });

  test('killed while many write loses nothing that it acknowledged', async () => {
    const running = await server();
    const recording = await fresh();
    const ids = Array.from({ length: 8 }, (_, i) => `s${i}`);
    for (const id of ids) await recording.create(aSession(id), [], [aRow(1)], null);
    let over = false;
    const writers = ids.map(async (id) => {
      let acknowledged = 1;
      while (!over) {
        const seq = acknowledged + 1;
        const answer = await recording.append(id, acknowledged, [aRow(seq)], head(seq)).catch(() => null);
        // A commit whose answer was lost shows as a repeat.
        if (answer === 'stored' || answer === 'repeat') acknowledged = seq;
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return acknowledged;
    });
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await running.kill();
      await running.start();
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    over = true;
    const acknowledged = await Promise.all(writers);
    expect(Math.min(...acknowledged)).toBeGreaterThan(10);
    for (const [i, id] of ids.entries()) {
      const seqs = (await recording.read(id, 0)).map((row) => row.entry.seq);
      expect(seqs.slice(0, acknowledged[i])).toEqual(Array.from({ length: acknowledged[i] ?? 0 }, (_, n) => n + 1));
      expect(seqs.length).toBeLessThanOrEqual((acknowledged[i] ?? 0) + 1);
    }
  }, 60_000);
});

describe('erasing while others write', () => {
  test('leaves no entry, seat, draft or fork behind', async () => {
    const url = await aDatabase();
    const recording = await open(url);
    for (let round = 0; round < 20; round++) {
      const id = `r${round}`;
      await recording.create(aSession(id), [], [aRow(1)], null);
      await Promise.allSettled([
        recording.append(id, 1, [aRow(2)], head(2)),
        recording.putDraft(id, 'mine', null, 1),
        recording.addSeat(aSeat(`seat-${id}`, id)),
        recording.erase(id),
        recording.append(id, 1, [aRow(2, 'cmd:other:1')], head(2)),
        recording.putDraft(id, 'mine too', 0, 1),
      ]);
    }
    for (const table of tables.slice(0, 4)) {
      expect(await (await server()).ask(url, `select count(*)::int as left from ${table}`), table).toEqual([
        { left: 0 },
      ]);
    }
  });
});

test('a fork of thousands of entries is stored whole', async () => {
  const recording = await fresh();
  const rows = Array.from({ length: 9_000 }, (_, i) => aRow(i + 1));
  await recording.create(aSession('long'), [], rows, null);
  expect(await recording.read('long', 8_990)).toHaveLength(10);
}, 60_000);

test('a NUL where none is looked for is a bad request, not a failure', async () => {
  const recording = await fresh();
  await expect(recording.find('a\u0000b')).rejects.toMatchObject({ problem: { code: 'bad_request' } });
});
