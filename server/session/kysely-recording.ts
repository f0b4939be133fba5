import { type Kysely, sql, type Transaction } from 'kysely';
import { type Scenario, scenario } from '../../protocol/scenario.ts';
import { Refusal } from '../problems.ts';
import { addTo, noCost, standing } from './accounts.ts';
import { draftOf, handIn, writeDraft } from './drafts.ts';
import type { Appended, Head, Recording, Row } from './recording.ts';
import { fromSeat, fromSession, insertRows, toRow, toSeat, toSession } from './table-rows.ts';
import type { Tables } from './tables.ts';

/** What differs between the databases. */
export interface Database {
  db: Kysely<Tables>;
  /** Whether this error says that a key is taken. */
  isTaken: (error: unknown) => boolean;
  /** Stores the rows and moves the head, all or none; false when the log does not stand at `expectedSeq`. */
  store: (session: string, expectedSeq: number, rows: readonly Row[], head: Head) => Promise<boolean>;
  /** Where the session's log stands, and stays until the transaction is over; null if it is gone. */
  hold: (trx: Transaction<Tables>, session: string) => Promise<number | null>;
}

/** The recording over Kysely: one query layer for SQLite and PostgreSQL. */
export function recordingOn(database: Database): Recording {
  const { db, isTaken, store, hold } = database;
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

    async append(session, expectedSeq, rows, head, handsIn = null): Promise<Appended> {
      try {
        if (handsIn !== null) {
          const done = await handIn(db, session, expectedSeq, rows, head, handsIn);
          if (done !== 'behind') return done;
        } else if (await store(session, expectedSeq, rows, head)) return 'stored';
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
        if ((await hold(trx, seat.session)) === null) throw new Refusal('not_found', 'this session is gone');
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

    draft: (session) => draftOf(db, session),

    putDraft: (session, text, ifVersion, seq) =>
      db.transaction().execute(async (trx) => {
        // Nothing is written down for a session that has been erased, or under the hands of whoever hands it in.
        if ((await hold(trx, session)) !== seq) return 'behind';
        return (await writeDraft(trx, session, text, ifVersion)) ?? 'changed';
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
        const own = (await hold(trx, session)) === null ? noCost : await addTo(trx, session, cost);
        return { session: own, day: await addTo(trx, day, cost) };
      }),

    spent: (account) => standing(db, account),

    close: () => db.destroy(),
  };
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
