import type { Kysely } from 'kysely';
import type { Head, Row } from './recording.ts';
import { insertRows } from './table-rows.ts';
import type { Tables } from './tables.ts';

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
