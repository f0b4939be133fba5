import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { ConfigError } from '../config.ts';
import { mint } from '../ids.ts';
import { Refusal } from '../problems.ts';
import { recordingOn } from './kysely-recording.ts';
import { type Ask, BEAT_MS, type Bus, type Nodes, nodesOn } from './nodes.ts';
import { DatabaseAway, type Recording } from './recording.ts';
import { fromRow } from './table-rows.ts';
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
const CONNECT_MS = 5_000;
/** How long a beat or a hint may take; beats that come later than this help nobody. */
const LINE_MS = 2_000;
/** How long a database may take to be there when the house starts. */
const START_MS = 10_000;
/** Statements that each connection keeps prepared, and how long they may be: those of forks, never twice the same, are not kept. */
const PREPARED = 200;
const PREPARED_LENGTH = 2_000;

const CHANNEL = 'hotseat';
const PAYLOAD = 7_500;

const common = (url: string) => ({
  connectionString: url,
  application_name: 'hotseat',
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

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

/**
 * One statement, and so one round trip and one commit. The update takes the session's row: whoever else writes waits there,
 * finds that `seq` has moved on, and stores nothing. Written out, since this is what a busy node does most.
 */
async function store(
  pool: PostgresPool,
  ...[session, expectedSeq, rows, head]: Parameters<Recording['append']>
): Promise<boolean> {
  const values: unknown[] = [session, expectedSeq, head.seq, head.state, head.round, head.dueAt];
  for (const row of rows) {
    const { seq, at, type, cause, part, print, body } = fromRow(session, row);
    values.push(seq, at, type, cause, part, print, body);
  }
  const client = await pool.connect();
  try {
    const { rowCount } = (await client.query(storing(rows.length), values)) as unknown as { rowCount: number };
    return rowCount === rows.length;
  } finally {
    client.release();
  }
}

const texts = new Map<number, string>();

/** The statement for so many rows. */
function storing(rows: number): string {
  const known = texts.get(rows);
  if (known !== undefined) return known;
  const types = ['int', 'bigint', 'text', 'text', 'int', 'text', 'text'];
  const each = Array.from({ length: rows }, (_, row) => {
    const values = types.map((type, i) => `$${7 + row * types.length + i}::${type}`);
    return `select id, ${values.join(', ')} from moved`;
  });
  const text = `
    with moved as (
      update sessions set seq = $3, state = $4, round = $5, due_at = $6 where id = $1 and seq = $2 returning id)
    insert into entries (session, seq, at, type, cause, part, print, body) ${each.join(' union all ')}`;
  texts.set(rows, text);
  return text;
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

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
const reasonOf = (error: unknown): string => (error instanceof Error && error.message) || codeOf(error);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: class 08, shutdown, start-up, no connection left. */
const AWAY = /^(08|57P0[1-3]|53300|E(CONN|PIPE|NOTFOUND|AI_|TIMEDOUT|HOST|NET))/;
const SILENT = /timeout|terminated|not queryable|connection error/i;

const isAway = (error: unknown): boolean =>
  error instanceof Error && (codeOf(error) ? AWAY.test(codeOf(error)) : SILENT.test(error.message));

/** A text with NUL, which PostgreSQL cannot hold, in a place where no door has looked for it. */
const NUL = '22021';

function told(error: unknown): unknown {
  if (codeOf(error) === NUL) return new Refusal('bad_request', 'a text may not have NUL characters in it');
  return isAway(error) ? new DatabaseAway(`the database does not answer: ${reasonOf(error)}`, { cause: error }) : error;
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

/** Beats and hints over one connection, which is made anew whenever it is lost. */
class Line implements Bus {
  readonly #url: string;
  readonly #me: string;
  #client: pg.Client | null = null;
  #heard: (sessions: string[]) => void = () => {};
  #each: (ask: Ask) => Promise<void> = async () => {};
  #timer: NodeJS.Timeout | null = null;
  #beating = false;
  #left = false;
  /** Sessions that others are to be told of. */
  #hints = new Set<string>();
  #sending = false;
  /** A connection takes one query at a time. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(url: string, me: string) {
    this.#url = url;
    this.#me = me;
  }

  async join(heard: (sessions: string[]) => void, each: (ask: Ask) => Promise<void>): Promise<void> {
    this.#heard = heard;
    this.#each = each;
    await this.#beat();
    this.#timer = setInterval(() => void this.#beat().catch(() => {}), BEAT_MS);
  }

  hint(session: string): void {
    this.#hints.add(session);
    if (this.#sending) return;
    this.#sending = true;
    // What is hinted at in one go is told in one go.
    setImmediate(() => void this.#send());
  }

  still(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async leave(): Promise<void> {
    this.still();
    if (this.#hints.size > 0) await this.#send();
    this.#left = true;
    await this.#queue.catch(() => {});
    await this.#client?.end().catch(() => {});
  }

  async #beat(): Promise<void> {
    // One that hangs ends with its connection, and the next one makes another.
    if (this.#beating) return;
    this.#beating = true;
    try {
      await this.#each((query) => this.#ask(query.sql, query.parameters));
    } finally {
      this.#beating = false;
    }
  }

  /** A hint that is lost is made up for by the next look, so nothing is said of it. */
  async #send(): Promise<void> {
    this.#sending = true;
    try {
      while (this.#hints.size > 0) {
        let payload = this.#me;
        for (const session of this.#hints) {
          if (payload.length + session.length + 1 > PAYLOAD) break;
          payload += ` ${session}`;
          this.#hints.delete(session);
        }
        await this.#ask('select pg_notify($1, $2)', [CHANNEL, payload]);
      }
    } catch {
      this.#hints.clear();
    } finally {
      this.#sending = false;
    }
  }

  #ask<R>(text: string, values: readonly unknown[]): Promise<R[]> {
    const asked = this.#queue.then(async () => {
      const client = this.#client ?? (await this.#connect());
      try {
        return (await client.query(text, [...values])).rows as R[];
      } catch (error) {
        this.#lose(client);
        throw told(error);
      }
    });
    this.#queue = asked.catch(() => {});
    return asked;
  }

  async #connect(): Promise<pg.Client> {
    if (this.#left) throw new DatabaseAway('this node has left');
    const client = new pg.Client({
      ...common(this.#url),
      query_timeout: LINE_MS,
      connectionTimeoutMillis: LINE_MS,
    });
    client.on('error', () => this.#lose(client));
    client.on('notification', ({ payload }) => {
      const [from, ...sessions] = (payload ?? '').split(' ');
      if (from !== this.#me) this.#heard(sessions);
    });
    try {
      await client.connect();
      // A beat or a hint that a crash of the server forgets is no loss, and should not wait for the disk.
      await client.query(`set synchronous_commit = off; listen ${CHANNEL}`);
    } catch (error) {
      this.#lose(client);
      throw told(error);
    }
    this.#client = client;
    return client;
  }

  #lose(client: pg.Client): void {
    if (this.#client === client) this.#client = null;
    client.end().catch(() => {});
  }
}
