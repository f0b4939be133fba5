import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { ConfigError } from '../config.ts';
import { mint } from '../ids.ts';
import { recordingOn } from './kysely-recording.ts';
import { type Nodes, nodesOn } from './nodes.ts';
import { common, Line } from './postgres-line.ts';
import { store } from './postgres-store.ts';
import { codeOf, isAway, reasonOf, told } from './postgres-trouble.ts';
import { DatabaseAway, type Recording } from './recording.ts';
import { migrate, type Tables } from './tables.ts';

export interface Postgres {
  recording: Recording;
  nodes: Nodes;
  /** This process among the nodes. */
  node: string;
}

/** Connections of one node; a PostgreSQL takes 100 if nothing else is set. */
const POOL = 20;
/** The server gives a statement up after this, and after half of it waiting for a lock. */
const STATEMENT_MS = 10_000;
/** After this a connection that says nothing is taken for dead. */
const SILENCE_MS = 12_000;
/** How long a database may take to be there when the house starts. */
const START_MS = 10_000;
/** Statements that each connection keeps prepared, and how long they may be: those of forks, never twice the same, are not kept. */
const PREPARED = 200;
const PREPARED_LENGTH = 2_000;

/**
 * The recording in a PostgreSQL, and this process as one of its nodes. A commit is durable when it is acknowledged, as long as
 * the server keeps `synchronous_commit` and `fsync` on, which it does if nobody turns them off.
 */
export async function openPostgres(url: string, patience = START_MS): Promise<Postgres> {
  await prepare(url, patience);
  const pool = new pg.Pool({
    ...common(url),
    max: POOL,
    idleTimeoutMillis: 60_000,
    statement_timeout: STATEMENT_MS,
    lock_timeout: STATEMENT_MS / 2,
    idle_in_transaction_session_timeout: STATEMENT_MS / 2,
    query_timeout: SILENCE_MS,
  });
  unbreakable(pool);
  const prepared = preparedOnce(pool);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepared }) });
  const node = mint();
  const recording = recordingOn({
    db,
    isTaken: (error) => (error as { code?: unknown }).code === '23505',
    store: (session, expectedSeq, rows, head) => store(prepared, session, expectedSeq, rows, head),
    hold: async (trx, session) =>
      (await trx.selectFrom('sessions').select('seq').where('id', '=', session).forShare().executeTakeFirst())?.seq ??
      null,
  });
  return { recording, nodes: nodesOn(db, new Line(url, node), node), node };
}

/** Waits for the database, checks that it can hold any text, and brings its tables up to date; one node at a time does that. */
async function prepare(url: string, patience: number): Promise<void> {
  const pool = new pg.Pool({ ...common(url), max: 2 });
  unbreakable(pool);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await patiently(patience, () =>
      sql<{ server_encoding: string }>`show server_encoding`.execute(db),
    );
    const encoding = rows[0]?.server_encoding;
    if (encoding !== 'UTF8')
      throw new ConfigError(`DATABASE_URL takes a database with the encoding UTF8, not ${encoding}`);
    await migrate(db);
  } catch (error) {
    const refused = /^(3D000|28|42501)/.test(codeOf(error));
    if (!refused && !isAway(error)) throw error;
    // The address holds a password and is not shown.
    throw new ConfigError(`DATABASE_URL: no PostgreSQL lets us in at ${hostOf(url)}: ${reasonOf(error)}`);
  } finally {
    await db.destroy();
  }
}

/** A connection that breaks between two questions tells nobody but its listeners, and without one the process ends. */
function unbreakable(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

async function patiently<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function hostOf(url: string): string {
  try {
    return new URL(url).host || 'a socket of this machine';
  } catch {
    return 'that address';
  }
}

/** The pool as Kysely sees it: each statement is prepared once on each connection, and a connection that failed is not used again. */
function preparedOnce(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= PREPARED || text.length > PREPARED_LENGTH) return known;
    const name = `h${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    connect: async (): Promise<PostgresPoolClient> => {
      const client = await pool.connect().catch((error: unknown) => {
        throw told(error);
      });
      let broken: DatabaseAway | null = null;
      const query = async (text: string, values: readonly unknown[]) => {
        if (broken) throw broken;
        try {
          return await client.query({ text, values: [...values], name: nameOf(text) });
        } catch (error) {
          const why = told(error);
          if (why instanceof DatabaseAway) broken = why;
          throw why;
        }
      };
      return { query, release: () => client.release(broken ?? undefined) } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}
