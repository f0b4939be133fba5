import type { Entry } from '../../protocol/entries.ts';
import type { Head, Row, SeatRow, SessionRow } from '../../server/session/recording.ts';

// Rows for tests of recordings. No test runner in here: processes of their own use it too.

export const NOW = 1_795_000_000_000;

export const aSession = (id: string, over: Partial<SessionRow> = {}): SessionRow => ({
  id,
  person: 'person-1',
  scenario: 'lineage',
  candidate: 'Ada “the Ångström” O’Neil 🦜',
  rounds: ['take-home', 'case-presentation'],
  solo: false,
  parent: null,
  createdAt: NOW,
  head: head(1),
  ...over,
});

export const head = (seq: number, over: Partial<Head> = {}): Head => ({
  seq,
  state: 'live',
  round: null,
  dueAt: null,
  ...over,
});

export const aRow = (seq: number, cause = `cmd:seat:${seq}`, over: Partial<Row> & { text?: string } = {}): Row => {
  const { text = `words ${seq}`, ...rest } = over;
  const entry: Entry = { seq, at: NOW + seq, type: 'coach.whispered', by: 'seat', name: 'Coach', text };
  return { entry, cause, part: 0, print: 'print', ...rest };
};

export const aSeat = (id: string, session: string, over: Partial<SeatRow> = {}): SeatRow => ({
  id,
  session,
  role: 'candidate',
  name: 'Ada',
  expiresAt: NOW + 86_400_000,
  revoked: false,
  ...over,
});
