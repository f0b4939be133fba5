import pg from 'pg';
import { openPostgres } from '../../server/session/postgres.ts';
import type { Recording } from '../../server/session/recording.ts';
import { aRow, aSession, head } from '../session/rows.ts';
import { Server } from '../support/postgres-server.ts';
import { percentile } from './client.ts';
import type { Measure } from './table.ts';

// Durable commits of one entry each, over 20 connections and many sessions, against bare inserts of the same rows into the same
// columns. Both take turns in short blocks, and each pair is compared by itself, since a shared machine has its moods.

const CONNECTIONS = 20;
const SESSIONS = 400;
const PAIRS = 40;
const BLOCK_MS = 400;
const TARGET = 0.7;
const SAID =
  'Our user is the platform lead at a bank: a team of five who run forty models, and we watched nine of them trace a broken feature by hand.';

export async function measureCommits(): Promise<Measure> {
  const server = await Server.make();
  try {
    const url = await server.fresh();
    const { recording } = await openPostgres(url);
    const ids = Array.from({ length: SESSIONS }, (_, i) => `session-${i}-abcdefghijkl`);
    for (const id of ids) await recording.create(aSession(id), [], [aRow(1)], null);
    const bare = await bareInserts(server, url);
    const appends = appendsTo(recording);
    const rates: { house: number; floor: number }[] = [];
    for (let pair = -3; pair < PAIRS; pair++) {
      const floor = await perSecond(ids, bare.insert);
      const house = await perSecond(ids, appends);
      // The first ones only warm up.
      if (pair >= 0) rates.push({ house, floor });
    }
    await bare.end();
    await recording.close();
    const share = percentile(
      rates.map((rate) => rate.house / rate.floor),
      50,
    );
    const median = (of: 'house' | 'floor') =>
      percentile(
        rates.map((rate) => rate[of]),
        50,
      );
    return {
      measure: `durable commits a second, PostgreSQL, ${CONNECTIONS} connections`,
      value: `${median('house').toFixed(0)} (${(share * 100).toFixed(0)} %)`,
      floor: `${median('floor').toFixed(0)} bare inserts`,
      target: `at least ${TARGET * 100} %`,
      met: share >= TARGET,
      detail: { house: median('house'), floor: median('floor'), share },
    };
  } finally {
    await server.remove();
  }
}

type Store = (connection: number, session: string) => Promise<void>;

/** So many a second when each connection stores one after the other, each for sessions of its own. */
async function perSecond(ids: readonly string[], store: Store): Promise<number> {
  const began = performance.now();
  let stored = 0;
  const writer = async (connection: number) => {
    for (let i = connection; performance.now() - began < BLOCK_MS; i += CONNECTIONS) {
      await store(connection, ids[i % ids.length] as string);
      stored += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => writer(i)));
  return (stored * 1_000) / (performance.now() - began);
}

function appendsTo(recording: Recording): Store {
  const seqs = new Map<string, number>();
  return async (_connection, session) => {
    const seq = (seqs.get(session) ?? 1) + 1;
    // As a session that is talked in does it: something is owed at once from the first entry on.
    const answer = await recording.append(session, seq - 1, [rowOf(seq)], head(seq, { dueAt: 0 }));
    if (answer !== 'stored') throw new Error(`the append was ${answer}`);
    seqs.set(session, seq);
  };
}

async function bareInserts(server: Server, url: string): Promise<{ insert: Store; end: () => Promise<void> }> {
  await server.ask(url, 'create table bare (like entries including all)');
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const seqs = new Map<string, number>();
  const text =
    'insert into bare (session, seq, at, type, cause, part, print, body) values ($1, $2, $3, $4, $5, $6, $7, $8)';
  return {
    insert: async (connection, session) => {
      const seq = (seqs.get(session) ?? 1) + 1;
      seqs.set(session, seq);
      const { entry, cause, part, print } = rowOf(seq);
      const { at, type, ...body } = entry;
      const values = [session, seq, at, type, cause, part, print, JSON.stringify(body)];
      await connections[connection]?.query({ name: 'insert', text, values });
    },
    end: async () => void (await Promise.all(connections.map((client) => client.end()))),
  };
}

const rowOf = (seq: number) => aRow(seq, `cmd:a-seat-of-somebody:c${seq}`, { text: SAID });
