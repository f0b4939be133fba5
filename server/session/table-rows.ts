import type { Selectable, Transaction } from 'kysely';
import type { Entry } from '../../protocol/entries.ts';
import { entryBody } from '../../protocol/entries.ts';
import { type RoundId, roundId } from '../../protocol/loop.ts';
import { seatRole } from '../../protocol/roles.ts';
import type { Head, Row, SeatRow, SessionRow } from './recording.ts';
import type { Tables } from './tables.ts';

// What the recording keeps, as the tables have it, and back.

/** Rows in one INSERT: each has eight parameters, and a statement may have 32,766 of them. */
const ROWS_AT_ONCE = 1_000;

/** A row as the table has it. */
export function fromRow(session: string, { entry, cause, part, print }: Row) {
  const { seq, at, type, ...body } = entry;
  return { session, seq, at, type, cause, part, print, body: JSON.stringify(body) };
}

export async function insertRows(trx: Transaction<Tables>, session: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const values = rows.slice(from, from + ROWS_AT_ONCE).map((row) => fromRow(session, row));
    await trx.insertInto('entries').values(values).execute();
  }
}

// PostgreSQL gives bigint as text; every number goes through Number. Only our own writes are read here, so the JSON is
// trusted to have the shape it was written with; `type` is checked, so that a recording of a newer version is refused.
const known = new Set(entryBody.options.map((option) => option.shape.type.value as string));

export function toRow(row: Selectable<Tables['entries']>): Row {
  if (!known.has(row.type)) throw new Error(`the recording has an entry of a newer version: ${row.type}`);
  const entry = { seq: Number(row.seq), at: Number(row.at), type: row.type, ...JSON.parse(row.body) } as Entry;
  return { entry, cause: row.cause, part: Number(row.part), print: row.print };
}

export function toSession(row: Selectable<Tables['sessions']>): SessionRow {
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

export const fromSession = (s: SessionRow) => ({
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

export const fromSeat = (s: SeatRow) => ({
  id: s.id,
  session: s.session,
  role: s.role,
  name: s.name,
  expires_at: s.expiresAt,
  revoked: s.revoked ? 1 : 0,
});

export const toSeat = (row: Selectable<Tables['seats']>): SeatRow => ({
  id: row.id,
  session: row.session,
  role: seatRole.parse(row.role),
  name: row.name,
  expiresAt: Number(row.expires_at),
  revoked: Boolean(row.revoked),
});
