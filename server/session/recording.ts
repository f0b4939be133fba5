import type { Entry } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import type { SeatRole } from '../../protocol/roles.ts';
import type { Scenario } from '../../protocol/scenario.ts';

// The port of the store: an append-only log a session, and the few tables around it. Two databases stand behind it, and one
// conformance suite (test/session/conformance.ts) says what both must do.

/** An entry with what made it: `cmd:<seat>:<id>` or `owed:<kind>:<seq>`, unique in its session together with `part`. */
export interface Row {
  entry: Entry;
  cause: string;
  part: number;
  /** A fingerprint of the command, so that the same id with another body is told apart from a repeat. */
  print: string;
}

export interface SessionRow {
  id: string;
  person: string;
  scenario: string;
  candidate: string;
  rounds: RoundId[];
  solo: boolean;
  /** The session this is a fork of. */
  parent: string | null;
  createdAt: number;
  /** Where the log stands; kept in the same transaction as the entries. */
  head: Head;
}

export interface Head {
  seq: number;
  state: 'waiting' | 'live' | 'finished';
  round: RoundId | null;
  /** When it next wants attention by itself; null when it only waits for people. */
  dueAt: number | null;
}

export interface SeatRow {
  id: string;
  session: string;
  role: SeatRole;
  name: string;
  expiresAt: number;
  revoked: boolean;
}

export interface ScenarioVersion {
  at: number;
  body: Scenario;
}

export interface Draft {
  text: string;
  /** Goes up by one with each write; the ETag. */
  version: number;
}

/** What calls of a model have cost. */
export interface Account {
  in: number;
  out: number;
  calls: number;
}

/**
 * `behind`: somebody else wrote first, reload and decide again. `repeat`: this cause has its entries already. `redrafted`: the rows
 * hand in a draft that has been written anew since.
 */
export type Appended = 'stored' | 'behind' | 'repeat' | 'redrafted';

/** `changed`: it is at another version. `behind`: the log has moved on, so it may have been handed in. */
export type Drafted = Draft | 'changed' | 'behind';

export interface Recording {
  /** A new session with its seats, its first entries, and its draft: all or nothing. */
  create(session: SessionRow, seats: readonly SeatRow[], rows: readonly Row[], draft: string | null): Promise<void>;
  /** All or none of the rows, durable when it resolves. `handsIn`: only if the draft still stands at this version (0: there is none). */
  append(
    session: string,
    expectedSeq: number,
    rows: readonly Row[],
    head: Head,
    handsIn?: number | null,
  ): Promise<Appended>;
  /** Says anew when a session wants attention by itself, if its log still stands at `seq`. */
  rest(session: string, seq: number, dueAt: number | null): Promise<void>;
  /** Rows with `seq` above `since`, in order; `last` keeps only that many from the end. */
  read(session: string, since: number, last?: number): Promise<Row[]>;
  find(session: string): Promise<SessionRow | null>;
  list(before: { createdAt: number; id: string } | null, limit: number): Promise<SessionRow[]>;
  /** Sessions that want attention by themselves at `now` or before. */
  due(now: number, limit: number): Promise<string[]>;
  ofPerson(person: string): Promise<SessionRow[]>;
  /** The session with its forks, erased: entries, seats, drafts. Answers the ids that went. */
  erase(session: string): Promise<string[]>;

  addSeat(seat: SeatRow): Promise<void>;
  seats(session: string): Promise<SeatRow[]>;
  revokeSeat(session: string, seat: string): Promise<boolean>;

  draft(session: string): Promise<Draft | null>;
  /** Writes if the log stands at `seq` and the draft is still at `ifVersion` (0: there is none; null: whatever it is). */
  putDraft(session: string, text: string, ifVersion: number | null, seq: number): Promise<Drafted>;

  /** The secret of that name, made by `make` if there is none yet; the first to make it wins. */
  secret(name: string, make: () => string): Promise<string>;

  scenarios(): Promise<{ id: string; body: Scenario | null }[]>;
  /** `null` hides a scenario, one that ships with the house too. False when this version was written already. */
  putScenario(id: string, body: Scenario | null, at: number): Promise<boolean>;
  /** Every version of a scenario that was written, oldest first, those before it was hidden too. */
  scenarioVersions(id: string): Promise<ScenarioVersion[]>;

  /** Adds to a session's account, while the session is there, and to a day's; answers how both stand, other nodes' share included. */
  spend(session: string, day: string, cost: Account): Promise<{ session: Account; day: Account }>;
  /** How a session's or a day's account stands. */
  spent(account: string): Promise<Account>;

  close(): Promise<void>;
}

/** The database cannot be reached, or went away while it was asked. What it was asked may have been done. */
export class DatabaseAway extends Error {}
