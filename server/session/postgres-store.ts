import type { PostgresPool } from 'kysely';
import type { Recording } from './recording.ts';
import { fromRow } from './table-rows.ts';

/**
 * One statement, and so one round trip and one commit. The update takes the session's row: whoever else writes waits there,
 * finds that `seq` has moved on, and stores nothing. Written out, since this is what a busy node does most.
 */
export async function store(
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
