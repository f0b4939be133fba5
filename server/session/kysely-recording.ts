import { type Kysely, Migrator, type Selectable, sql, type Transaction } from 'kysely';
import type { Entry } from '../../protocol/entries.ts';
import { entryBody } from '../../protocol/entries.ts';
import { type RoundId, roundId } from '../../protocol/loop.ts';
import { seatRole } from '../../protocol/roles.ts';
import { type Scenario, scenario } from '../../protocol/scenario.ts';
import { Refusal } from '../problems.ts';
import type { Account, Appended, Draft, Head, Recording, Row, SeatRow, SessionRow } from './recording.ts';
import { migrations, type Tables } from './tables.ts';

/** What differs between the databases. */
export interface Database {
  db: Kysely<Tables>;
  /** Whether this error says that a key is taken. */
  isTaken: (error: unknown) => boolean;
  /** Stores the rows and moves the head, all or none; false when the log does not stand at `expectedSeq`. */
  store?: (session: string, expectedSeq: number, rows: readonly Row[], head: Head) => Promise<boolean>;
  /** Where writers come at the same time: whether the session is there, and stays until the transaction is over. */
  hold?: (trx: Transaction<Tables>, session: string) => Promise<boolean>;
}

/** Rows in one INSERT: each has eight parameters, and a statement may have 32,766 of them. */
const ROWS_AT_ONCE = 1_000;

/** Brings the tables up to date. Throws what the migration threw. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** The recording over Kysely: one query layer for SQLite and PostgreSQL. */
export function recordingOn(database: Database): Recording {
  const { db, isTaken, store = storeOn(db), hold = isThere } = database;
  return {
    create: (session, seats, rows, draft) =>
      db.transaction().execute(async (trx) => {
        // A fork is made before its source is erased, and goes with it, or after.
        if (session.parent !== null) await hold(trx, session.parent);
        await trx.insertInto('sessions').values(fromSession(session)).execute();
        if (seats.length) await trx.insertInto('seats').values(seats.map(fromSeat)).execute();
        await insertRows(trx, session.id, rows);
        if (draft !== null)
          await trx.insertInto('drafts').values({ session: session.id, text: draft, version: 1 }).execute();
      }),

    async append(session, expectedSeq, rows, head): Promise<Appended> {
      try {
        if (await store(session, expectedSeq, rows, head)) return 'stored';
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
      return (await hasCause(db, session, rows)) ? 'repeat' : 'behind';
    },

    async rest(session, seq, dueAt) {
      await db
        .updateTable('sessions')
        .set({ due_at: dueAt })
        .where('id', '=', session)
        .where('seq', '=', seq)
        .execute();
    },

    async read(session, since, last) {
      let query = db.selectFrom('entries').selectAll().where('session', '=', session).where('seq', '>', since);
      query = last === undefined ? query.orderBy('seq') : query.orderBy('seq', 'desc').limit(last);
      const rows = (await query.execute()).map(toRow);
      return last === undefined ? rows : rows.reverse();
    },

    async find(session) {
      const row = await db.selectFrom('sessions').selectAll().where('id', '=', session).executeTakeFirst();
      return row ? toSession(row) : null;
    },

    async list(before, limit) {
      let query = db.selectFrom('sessions').selectAll();
      if (before) {
        query = query.where((eb) =>
          eb.or([
            eb('created_at', '<', before.createdAt),
            eb.and([eb('created_at', '=', before.createdAt), eb('id', '<', before.id)]),
          ]),
        );
      }
      return (await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toSession);
    },

    async due(now, limit) {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

    async ofPerson(person) {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('person', '=', person)
        .orderBy('created_at')
        .execute();
      return rows.map(toSession);
    },

    erase: (session) =>
      db.transaction().execute(async (trx) => {
        // The session goes first: whoever is writing to it or forking it is waited for, and whoever comes later finds nothing.
        const gone = [session];
        for (const id of gone) {
          await trx.deleteFrom('sessions').where('id', '=', id).execute();
          const forks = await trx.selectFrom('sessions').select('id').where('parent', '=', id).execute();
          gone.push(...forks.map((fork) => fork.id).filter((fork) => !gone.includes(fork)));
        }
        for (const table of ['entries', 'seats', 'drafts'] as const) {
          await trx.deleteFrom(table).where('session', 'in', gone).execute();
        }
        await trx.deleteFrom('spending').where('account', 'in', gone).execute();
        return gone;
      }),

    addSeat: (seat) =>
      db.transaction().execute(async (trx) => {
        if (!(await hold(trx, seat.session))) throw new Refusal('not_found', 'this session is gone');
        await trx.insertInto('seats').values(fromSeat(seat)).execute();
      }),

    async seats(session) {
      return (await db.selectFrom('seats').selectAll().where('session', '=', session).execute()).map(toSeat);
    },

    revokeSeat: (session, seat) =>
      db.transaction().execute(async (trx) => {
        const done = await trx
          .updateTable('seats')
          .set({ revoked: 1 })
          .where('session', '=', session)
          .where('id', '=', seat)
          .executeTakeFirst();
        if (done.numUpdatedRows !== 1n) return false;
        await trx
          .updateTable('sessions')
          .set((eb) => ({ revision: eb('revision', '+', 1) }))
          .where('id', '=', session)
          .execute();
        return true;
      }),

    async draft(session) {
      const row = await db.selectFrom('drafts').selectAll().where('session', '=', session).executeTakeFirst();
      return row ? { text: row.text, version: Number(row.version) } : null;
    },

    putDraft: (session, text, ifVersion) =>
      db.transaction().execute(async (trx): Promise<Draft | null> => {
        // Nothing is written down for a session that has been erased.
        if (!(await hold(trx, session))) return null;
        if (ifVersion !== null && ifVersion !== 0) {
          const done = await trx
            .updateTable('drafts')
            .set({ text, version: ifVersion + 1 })
            .where('session', '=', session)
            .where('version', '=', ifVersion)
            .executeTakeFirst();
          return done.numUpdatedRows === 1n ? { text, version: ifVersion + 1 } : null;
        }
        const written = await trx
          .insertInto('drafts')
          .values({ session, text, version: 1 })
          .onConflict((oc) =>
            ifVersion === 0
              ? oc.column('session').doNothing()
              : oc.column('session').doUpdateSet((eb) => ({ text, version: eb('drafts.version', '+', 1) })),
          )
          .returning('version')
          .executeTakeFirst();
        return written ? { text, version: Number(written.version) } : null;
      }),

    async secret(name, make) {
      await db
        .insertInto('secrets')
        .values({ name, value: make() })
        .onConflict((oc) => oc.column('name').doNothing())
        .execute();
      const { value } = await db
        .selectFrom('secrets')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return value;
    },

    async scenarios() {
      const rows = await db.selectFrom('scenarios').selectAll().orderBy('id').execute();
      return rows.map((row) => ({ id: row.id, body: row.body === null ? null : scenario.parse(JSON.parse(row.body)) }));
    },

    async putScenario(id, body: Scenario | null, at) {
      const text = body === null ? null : JSON.stringify(body);
      try {
        await db.transaction().execute(async (trx) => {
          if (body && text !== null)
            await trx.insertInto('scenario_versions').values({ id, version: body.version, at, body: text }).execute();
          await trx
            .insertInto('scenarios')
            .values({ id, body: text, changed: 1 })
            .onConflict((oc) =>
              oc.column('id').doUpdateSet((eb) => ({ body: text, changed: eb('scenarios.changed', '+', 1) })),
            )
            .execute();
        });
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },

    async scenarioVersions(id) {
      const rows = await db
        .selectFrom('scenario_versions')
        .selectAll()
        .where('id', '=', id)
        .orderBy('version')
        .execute();
      return rows.map((row) => ({ at: Number(row.at), body: scenario.parse(JSON.parse(row.body)) }));
    },

    spend: (session, day, cost) =>
      db.transaction().execute(async (trx) => {
        // Always in this order, so that two who spend at once do not wait for each other.
        const own = (await hold(trx, session)) ? await addTo(trx, session, cost) : nothing;
        return { session: own, day: await addTo(trx, day, cost) };
      }),

    async spent(account) {
      const row = await db.selectFrom('spending').selectAll().where('account', '=', account).executeTakeFirst();
      return row ? toAccount(row) : nothing;
    },

    close: () => db.destroy(),
  };
}

const nothing: Account = { in: 0, out: 0, calls: 0 };

async function addTo(trx: Transaction<Tables>, account: string, cost: Account): Promise<Account> {
  const row = await trx
    .insertInto('spending')
    .values({ account, tokens_in: cost.in, tokens_out: cost.out, calls: cost.calls })
    .onConflict((oc) =>
      oc.column('account').doUpdateSet((eb) => ({
        tokens_in: eb('spending.tokens_in', '+', eb.ref('excluded.tokens_in')),
        tokens_out: eb('spending.tokens_out', '+', eb.ref('excluded.tokens_out')),
        calls: eb('spending.calls', '+', eb.ref('excluded.calls')),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAccount(row);
}

const toAccount = (row: Selectable<Tables['spending']>): Account => ({
  in: Number(row.tokens_in),
  out: Number(row.tokens_out),
  calls: Number(row.calls),
});

class Behind extends Error {}

/**
 * Stores in a transaction; what anybody else has stored meanwhile shows as a taken key, or as a head that has moved on. The two
 * statements of every append are built once: building one takes longer than running it.
 */
function storeOn(db: Kysely<Tables>): NonNullable<Database['store']> {
  const noEntry: Row['entry'] = { seq: 0, at: 0, type: 'debrief.opened' };
  const insert = db
    .insertInto('entries')
    .values(fromRow('', { entry: noEntry, cause: '', part: 0, print: '' }))
    .compile();
  const move = db
    .updateTable('sessions')
    .set({ seq: 0, state: 'live', round: '', due_at: 0 })
    .where('id', '=', '')
    .where('seq', '=', 0)
    .compile();
  return async (session, expectedSeq, rows, head) => {
    try {
      await db.transaction().execute(async (trx) => {
        for (const row of rows) await trx.executeQuery({ ...insert, parameters: Object.values(fromRow(session, row)) });
        const parameters = [head.seq, head.state, head.round, head.dueAt, session, expectedSeq];
        const moved = await trx.executeQuery({ ...move, parameters });
        if (moved.numAffectedRows !== 1n) throw new Behind();
      });
      return true;
    } catch (error) {
      if (error instanceof Behind) return false;
      throw error;
    }
  };
}

/** Enough where there is one writer at a time. */
async function isThere(trx: Transaction<Tables>, session: string): Promise<boolean> {
  return (await trx.selectFrom('sessions').select('id').where('id', '=', session).executeTakeFirst()) !== undefined;
}

/** A row as the table has it. */
export function fromRow(session: string, { entry, cause, part, print }: Row) {
  const { seq, at, type, ...body } = entry;
  return { session, seq, at, type, cause, part, print, body: JSON.stringify(body) };
}

async function insertRows(trx: Transaction<Tables>, session: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows.slice(from, from + ROWS_AT_ONCE).map((row) => fromRow(session, row));
    await trx.insertInto('entries').values(values).execute();
  }
}

async function hasCause(db: Kysely<Tables>, session: string, rows: readonly Row[]): Promise<boolean> {
  const cause = rows[0]?.cause ?? '';
  const found = await db
    .selectFrom('entries')
    .select(sql<number>`1`.as('one'))
    .where('session', '=', session)
    .where('cause', '=', cause)
    .executeTakeFirst();
  return found !== undefined;
}

// PostgreSQL gives bigint as text; every number goes through Number. Only our own writes are read here, so the JSON is
// trusted to have the shape it was written with; `type` is checked, so that a recording of a newer version is refused.
const known = new Set(entryBody.options.map((option) => option.shape.type.value as string));

function toRow(row: Selectable<Tables['entries']>): Row {
  if (!known.has(row.type)) throw new Error(`the recording has an entry of a newer version: ${row.type}`);
  const entry = { seq: Number(row.seq), at: Number(row.at), type: row.type, ...JSON.parse(row.body) } as Entry;
  return { entry, cause: row.cause, part: Number(row.part), print: row.print };
}

function toSession(row: Selectable<Tables['sessions']>): SessionRow {
  const head: Head = {
    seq: Number(row.seq),
    state: row.state,
    round: row.round === null ? null : roundId.parse(row.round),
    dueAt: row.due_at === null ? null : Number(row.due_at),
  };
  const { id, person, scenario: scenarioId, candidate, parent } = row;
  const rounds = JSON.parse(row.rounds) as RoundId[];
  return {
    id,
    person,
    scenario: scenarioId,
    candidate,
    rounds,
    solo: Boolean(row.solo),
    parent,
    createdAt: Number(row.created_at),
    head,
  };
}

const fromSession = (s: SessionRow) => ({
  id: s.id,
  person: s.person,
  scenario: s.scenario,
  candidate: s.candidate,
  rounds: JSON.stringify(s.rounds),
  solo: s.solo ? 1 : 0,
  parent: s.parent,
  created_at: s.createdAt,
  seq: s.head.seq,
  state: s.head.state,
  round: s.head.round,
  due_at: s.head.dueAt,
});

const fromSeat = (s: SeatRow) => ({
  id: s.id,
  session: s.session,
  role: s.role,
  name: s.name,
  expires_at: s.expiresAt,
  revoked: s.revoked ? 1 : 0,
});

const toSeat = (row: Selectable<Tables['seats']>): SeatRow => ({
  id: row.id,
  session: row.session,
  role: seatRole.parse(row.role),
  name: row.name,
  expiresAt: Number(row.expires_at),
  revoked: Boolean(row.revoked),
});
