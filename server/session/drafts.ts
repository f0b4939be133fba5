import type { Kysely, Transaction } from 'kysely';
import type { Draft, Head, Row } from './recording.ts';
import { insertRows } from './table-rows.ts';
import type { Tables } from './tables.ts';

// The take-home outside the log, and how it comes into it.

export async function draftOf(db: Kysely<Tables>, session: string): Promise<Draft | null> {
  const row = await db.selectFrom('drafts').selectAll().where('session', '=', session).executeTakeFirst();
  return row ? { text: row.text, version: Number(row.version) } : null;
}

/** Writes over that version (0: there is none; null: whatever it is); null if it is at another. */
export async function writeDraft(
  trx: Transaction<Tables>,
  session: string,
  text: string,
  ifVersion: number | null,
): Promise<Draft | null> {
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
}

class Undone extends Error {
  readonly why: 'behind' | 'redrafted';

  constructor(why: 'behind' | 'redrafted') {
    super(why);
    this.why = why;
  }
}

/**
 * Stores rows that hand in the draft of this version, all or none. Who writes a draft holds the session meanwhile, so whatever was
 * acknowledged shows once the head has been moved.
 */
export async function handIn(
  db: Kysely<Tables>,
  session: string,
  expectedSeq: number,
  rows: readonly Row[],
  head: Head,
  version: number,
): Promise<'stored' | 'behind' | 'redrafted'> {
  try {
    await db.transaction().execute(async (trx) => {
      const moved = await trx
        .updateTable('sessions')
        .set({ seq: head.seq, state: head.state, round: head.round, due_at: head.dueAt })
        .where('id', '=', session)
        .where('seq', '=', expectedSeq)
        .executeTakeFirst();
      if (moved.numUpdatedRows !== 1n) throw new Undone('behind');
      const draft = await trx.selectFrom('drafts').select('version').where('session', '=', session).executeTakeFirst();
      if (Number(draft?.version ?? 0) !== version) throw new Undone('redrafted');
      await insertRows(trx, session, rows);
    });
    return 'stored';
  } catch (error) {
    if (error instanceof Undone) return error.why;
    throw error;
  }
}
