import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Recording } from './recording.ts';
import type { Tables } from './tables.ts';

// More than one process on one database. The log is the bus and its keys are the fences: any node may take a command, and who
// loses the race on `seq` decides again. Who does the work that a session is owed is a row, `sessions.owner`; it saves work and
// keeps the words of one turn in one place, but nothing is wrong if two nodes believe it to be theirs for a while.

/** How often a node says that it lives. */
export const BEAT_MS = 500;
/** After this long without a beat, in the database's own time, a node counts as dead. */
export const DEAD_MS = 2_000;
/** Rows of dead nodes are kept this long, for whoever wonders what happened. */
const FORGET_MS = 3_600_000;

/** A session that is in this node's memory, and what it knows of it. */
export interface Held {
  id: string;
  seq: number;
  revision: number;
  /** Whether it does the owed work. */
  mine: boolean;
}

/** Something about a held session that its node should act on. */
export type Sight =
  | { id: string; gone: true }
  | {
      id: string;
      gone: false;
      seq: number;
      revision: number;
      /** `nobody`: it has no owner, or a dead one. */
      owner: 'me' | 'other' | 'nobody';
      /** Another living node, where the candidate is. */
      wantedBy: string | null;
    };

export interface Nodes {
  /** Begins to beat, and to tell `heard` which sessions somebody else has touched: a hint to look, which may be lost. */
  join(heard: (sessions: string[]) => void): Promise<void>;
  /** Makes an unfinished session this node's own, if it has no living owner. */
  claim(session: string): Promise<boolean>;
  /** Makes up to `limit` sessions that are due, and that nobody alive looks after, this node's own. */
  claimDue(now: number, limit: number, held: readonly string[]): Promise<string[]>;
  release(sessions: readonly string[]): Promise<void>;
  /** Nobody else can have changed what is held here. */
  readonly isAlone: boolean;
  /** Those of the held sessions that want attention. */
  look(held: readonly Held[]): Promise<Sight[]>;
  /** Asks the owner of a session to give it here. */
  want(sessions: readonly string[]): Promise<void>;
  give(session: string, node: string): Promise<void>;
  /** Tells the other nodes that a session has changed. Returns at once and never fails. */
  hint(session: string): void;
  /** Goes up whenever an operator writes a scenario. */
  edits(): Promise<number>;
  /** Lets go of everything and stops. */
  leave(): Promise<void>;
}

/** The only process on its recording: everything is its own, and nobody else changes anything. */
export const alone = (recording: Recording): Nodes => ({
  isAlone: true,
  join: async () => {},
  claim: async () => true,
  // What is in memory already has its own timers, and must not stand in the way of the rest.
  claimDue: async (now, limit, held) => {
    const known = new Set(held);
    return (await recording.due(now, limit + held.length)).filter((id) => !known.has(id));
  },
  release: async () => {},
  look: async () => [],
  want: async () => {},
  give: async () => {},
  hint: () => {},
  edits: async () => 0,
  leave: async () => {},
});

/** A query over the connection of the bus. */
export type Ask = <R>(query: CompiledQuery<R>) => Promise<R[]>;

/** How nodes reach each other beside the tables: a connection of its own, so that beats and hints wait behind nothing. */
export interface Bus {
  /** `each` is called once before it resolves, and then every BEAT_MS. */
  join(heard: (sessions: string[]) => void, each: (ask: Ask) => Promise<void>): Promise<void>;
  hint(session: string): void;
  /** Stops the beats. */
  still(): void;
  /** Sends what hints there are, and ends. */
  leave(): Promise<void>;
}

const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
/** When the database has only just started, nobody has had the time to beat, and that is no sign of death. */
const isAlive = (node: string) => sql<boolean>`exists (
  select 1 from nodes n where n.id = ${sql.ref(node)} and (n.beat > ${now} - ${sql.lit(DEAD_MS)}
    or pg_postmaster_start_time() > clock_timestamp() - interval '5 seconds'))`;

/** The nodes of one PostgreSQL; `me` is this one. */
export function nodesOn(db: Kysely<Tables>, bus: Bus, me: string): Nodes {
  let alive = 0;
  const ids = (sessions: readonly string[]) => sql`${[...sessions]}::text[]`;

  return {
    isAlone: false,
    async join(heard) {
      await bus.join(heard, async (ask) => {
        await ask(
          sql`insert into nodes (id, beat) values (${me}, ${now})
            on conflict (id) do update set beat = excluded.beat`.compile(db),
        );
        const [others] = await ask(
          sql<{ count: string }>`
            with forgotten as (delete from nodes where beat < ${now} - ${sql.lit(FORGET_MS)})
            select count(*) from nodes where id <> ${me} and beat > ${now} - ${sql.lit(DEAD_MS)}`.compile(db),
        );
        alive = Number(others?.count ?? 0);
      });
    },

    async claim(session) {
      const { rows } = await sql`
        update sessions s set owner = ${me}, wanted = null
        where s.id = ${session} and s.state <> 'finished'
          and (s.owner is null or s.owner = ${me} or not ${isAlive('s.owner')})
        returning s.id`.execute(db);
      return rows.length > 0;
    },

    // Two nodes that sweep at the same time share the rows.
    async claimDue(at, limit, held) {
      const { rows } = await sql<{ id: string }>`
        update sessions set owner = ${me}, wanted = null where id in (
          select s.id from sessions s
          where s.due_at <= ${at} and s.state <> 'finished' and s.id <> all(${ids(held)})
            and (s.owner is null or s.owner = ${me} or not ${isAlive('s.owner')})
          order by s.due_at limit ${limit} for update skip locked)
        returning id`.execute(db);
      return rows.map((row) => row.id);
    },

    async release(sessions) {
      if (sessions.length === 0) return;
      await sql`update sessions set owner = null where id = any(${ids(sessions)}) and owner = ${me}`.execute(db);
    },

    async look(held) {
      if (held.length === 0) return [];
      const { rows } = await sql<{
        id: string;
        there: boolean;
        seq: number;
        revision: number;
        owner: 'me' | 'other' | 'nobody';
        wanted: string | null;
      }>`
        select k.id, s.id is not null as there, s.seq, s.revision, w.id as wanted,
          case when s.owner = ${me} then 'me' when ${isAlive('s.owner')} then 'other' else 'nobody' end as owner
        from unnest(${ids(held.map((each) => each.id))}, ${held.map((each) => each.seq)}::int[],
          ${held.map((each) => each.revision)}::int[], ${held.map((each) => each.mine)}::bool[]) k(id, seq, revision, mine)
        left join sessions s on s.id = k.id
        left join nodes w on w.id = s.wanted and w.id <> ${me} and w.beat > ${now} - ${sql.lit(DEAD_MS)}
        where s.id is null or s.seq > k.seq or s.revision <> k.revision or w.id is not null
          or (s.state <> 'finished' and (not k.mine or s.owner is distinct from ${me}))`.execute(db);
      return rows.map(({ id, there, seq, revision, owner, wanted }) =>
        there ? { id, gone: false, seq, revision, owner, wantedBy: wanted } : { id, gone: true },
      );
    },

    async want(sessions) {
      if (sessions.length === 0) return;
      const { rows } = await sql<{ id: string }>`
        update sessions s set wanted = ${me}
        where s.id = any(${ids(sessions)}) and s.owner is distinct from ${me} and s.wanted is distinct from ${me}
          and not ${isAlive('s.wanted')}
        returning s.id`.execute(db);
      if (alive > 0) for (const { id } of rows) bus.hint(id);
    },

    async give(session, node) {
      await sql`update sessions set owner = ${node}, wanted = null where id = ${session} and owner = ${me}`.execute(db);
      bus.hint(session);
    },

    hint(session) {
      if (alive > 0) bus.hint(session);
    },

    async edits() {
      const { rows } = await sql<{ sum: string | null }>`select sum(changed) from scenarios`.execute(db);
      return Number(rows[0]?.sum ?? 0);
    },

    async leave() {
      bus.still();
      try {
        const { rows } = await sql<{ id: string }>`
          update sessions set owner = null where owner = ${me} returning id`.execute(db);
        await sql`delete from nodes where id = ${me}`.execute(db);
        if (alive > 0) for (const { id } of rows) bus.hint(id);
      } finally {
        await bus.leave();
      }
    },
  };
}
