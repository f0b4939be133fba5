import { entryBody } from '../../protocol/entries.ts';
import type { Scenario } from '../../protocol/scenario.ts';
import type {
  Account,
  Appended,
  Draft,
  Recording,
  Row,
  ScenarioVersion,
  SeatRow,
  SessionRow,
} from '../../server/session/recording.ts';

// The recording without a disk, for simulations that run thousands of sessions. It passes the same conformance suite as the
// databases. Rows are kept as JSON, so that nobody can change what was written by holding on to it.

/** What outlives a process: the tables. */
export interface Tables {
  sessions: Map<string, SessionRow>;
  entries: Map<string, string[]>;
  seats: Map<string, SeatRow>;
  drafts: Map<string, Draft>;
  secrets: Map<string, string>;
  scenarios: Map<string, Scenario | null>;
  versions: Map<string, ScenarioVersion[]>;
  spending: Map<string, Account>;
}

export const emptyTables = (): Tables => ({
  sessions: new Map(),
  entries: new Map(),
  seats: new Map(),
  drafts: new Map(),
  secrets: new Map(),
  scenarios: new Map(),
  versions: new Map(),
  spending: new Map(),
});

const nothing: Account = { in: 0, out: 0, calls: 0 };

const known = new Set<string>(entryBody.options.map((option) => option.shape.type.value));

export function memoryRecording(tables: Tables): Recording {
  const rowsOf = (session: string) => (tables.entries.get(session) ?? []).map((row) => JSON.parse(row) as Row);
  const copy = <T>(value: T): T => structuredClone(value);

  return {
    async create(session, seats, rows, draft) {
      const ids = seats.map((seat) => seat.id);
      const taken =
        tables.sessions.has(session.id) || new Set(ids).size < ids.length || ids.some((id) => tables.seats.has(id));
      if (taken) throw new Error('UNIQUE constraint failed');
      tables.sessions.set(session.id, copy(session));
      for (const seat of seats) tables.seats.set(seat.id, copy(seat));
      tables.entries.set(
        session.id,
        rows.map((row) => JSON.stringify(row)),
      );
      if (draft !== null) tables.drafts.set(session.id, { text: draft, version: 1 });
    },

    async append(session, expectedSeq, rows, head, handsIn = null): Promise<Appended> {
      const row = tables.sessions.get(session);
      const kept = rowsOf(session);
      if (rows.some((r) => kept.some((k) => k.cause === r.cause && k.part === r.part))) return 'repeat';
      if (row?.head.seq !== expectedSeq) return 'behind';
      if (rows.some((r, i) => r.entry.seq !== expectedSeq + i + 1)) return 'behind';
      if (handsIn !== null && handsIn !== (tables.drafts.get(session)?.version ?? 0)) return 'redrafted';
      tables.entries.get(session)?.push(...rows.map((r) => JSON.stringify(r)));
      tables.sessions.set(session, { ...row, head: copy(head) });
      return 'stored';
    },

    async rest(session, seq, dueAt) {
      const row = tables.sessions.get(session);
      if (row?.head.seq === seq) tables.sessions.set(session, { ...row, head: { ...row.head, dueAt } });
    },

    async read(session, since, last) {
      const rows = rowsOf(session).filter((row) => row.entry.seq > since);
      const newer = rows.find((row) => !known.has(row.entry.type));
      if (newer) throw new Error(`the recording has an entry of a newer version: ${newer.entry.type}`);
      return last === undefined ? rows : rows.slice(-last);
    },

    find: async (session) => copy(tables.sessions.get(session) ?? null),

    async list(before, limit) {
      const isBefore = (s: SessionRow) =>
        !before || s.createdAt < before.createdAt || (s.createdAt === before.createdAt && s.id < before.id);
      return [...tables.sessions.values()]
        .filter(isBefore)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map(copy);
    },

    async due(now, limit) {
      const dueAt = (s: SessionRow) => s.head.dueAt ?? Number.POSITIVE_INFINITY;
      return [...tables.sessions.values()]
        .filter((s) => dueAt(s) <= now)
        .sort((a, b) => dueAt(a) - dueAt(b))
        .slice(0, limit)
        .map((s) => s.id);
    },

    ofPerson: async (person) =>
      [...tables.sessions.values()]
        .filter((s) => s.person === person)
        .sort((a, b) => a.createdAt - b.createdAt)
        .map(copy),

    async erase(session) {
      const gone = [session];
      for (const id of gone) {
        for (const s of tables.sessions.values()) if (s.parent === id && !gone.includes(s.id)) gone.push(s.id);
      }
      for (const id of gone) {
        tables.sessions.delete(id);
        tables.entries.delete(id);
        tables.drafts.delete(id);
        tables.spending.delete(id);
        for (const seat of tables.seats.values()) if (seat.session === id) tables.seats.delete(seat.id);
      }
      return gone;
    },

    async addSeat(seat) {
      tables.seats.set(seat.id, copy(seat));
    },

    seats: async (session) => [...tables.seats.values()].filter((seat) => seat.session === session).map(copy),

    async revokeSeat(session, id) {
      const seat = tables.seats.get(id);
      if (seat?.session !== session) return false;
      tables.seats.set(id, { ...seat, revoked: true });
      return true;
    },

    draft: async (session) => copy(tables.drafts.get(session) ?? null),

    async putDraft(session, text, ifVersion, seq) {
      if (tables.sessions.get(session)?.head.seq !== seq) return 'behind';
      const version = tables.drafts.get(session)?.version ?? 0;
      if (ifVersion !== null && ifVersion !== version) return 'changed';
      const draft = { text, version: version + 1 };
      tables.drafts.set(session, draft);
      return copy(draft);
    },

    async secret(name, make) {
      const secret = tables.secrets.get(name) ?? make();
      tables.secrets.set(name, secret);
      return secret;
    },

    scenarios: async () =>
      [...tables.scenarios].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, body]) => ({ id, body: copy(body) })),

    async putScenario(id, body, at) {
      const written = tables.versions.get(id) ?? [];
      if (body && written.some((each) => each.body.version === body.version)) return false;
      if (body) tables.versions.set(id, [...written, { at, body: copy(body) }]);
      tables.scenarios.set(id, copy(body));
      return true;
    },

    scenarioVersions: async (id) => copy(tables.versions.get(id) ?? []).sort((a, b) => a.body.version - b.body.version),

    async spend(session, day, cost) {
      const add = (account: string): Account => {
        const had = tables.spending.get(account) ?? nothing;
        const sum = { in: had.in + cost.in, out: had.out + cost.out, calls: had.calls + cost.calls };
        tables.spending.set(account, sum);
        return copy(sum);
      };
      return { session: tables.sessions.has(session) ? add(session) : nothing, day: add(day) };
    },

    spent: async (account) => copy(tables.spending.get(account) ?? nothing),

    close: async () => {},
  };
}
