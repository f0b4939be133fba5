import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Account } from './recording.ts';
import type { Tables } from './tables.ts';

// What calls of a model have cost, by account: a session's or a day's.

export const noCost: Account = { in: 0, out: 0, calls: 0 };

/** Adds to it; answers how it stands then. */
export async function addTo(trx: Transaction<Tables>, account: string, cost: Account): Promise<Account> {
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

export async function standing(db: Kysely<Tables>, account: string): Promise<Account> {
  const row = await db.selectFrom('spending').selectAll().where('account', '=', account).executeTakeFirst();
  return row ? toAccount(row) : noCost;
}

const toAccount = (row: Selectable<Tables['spending']>): Account => ({
  in: Number(row.tokens_in),
  out: Number(row.tokens_out),
  calls: Number(row.calls),
});
