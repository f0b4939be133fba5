import { type Generated, type Kysely, type Migration, Migrator } from 'kysely';

// The tables and their migrations: one set for both databases. JSON and texts are `text`, times are milliseconds.

export interface Tables {
  sessions: {
    id: string;
    person: string;
    scenario: string;
    candidate: string;
    rounds: string;
    solo: number;
    parent: string | null;
    created_at: number;
    seq: number;
    state: 'waiting' | 'live' | 'finished';
    round: string | null;
    due_at: number | null;
    /** The node that does its owed work. */
    owner: Generated<string | null>;
    /** The node that would rather do it, because its candidate is connected there. */
    wanted: Generated<string | null>;
    /** Goes up when something beside the log changes that open connections must heed: a seat was revoked. */
    revision: Generated<number>;
  };
  entries: {
    session: string;
    seq: number;
    at: number;
    type: string;
    cause: string;
    part: number;
    print: string;
    body: string;
  };
  seats: { id: string; session: string; role: string; name: string; expires_at: number; revoked: number };
  drafts: { session: string; text: string; version: number };
  secrets: { name: string; value: string };
  /** `changed` goes up with each write, so that other nodes see it. */
  scenarios: { id: string; body: string | null; changed: Generated<number> };
  /** Every version that was written. Two people who write the same one meet at the key. */
  scenario_versions: { id: string; version: number; at: number; body: string };
  /** Who is alive: a beat twice a second, in the database's own time. */
  nodes: { id: string; beat: number };
  /** What a model has cost, by account: a session's id, or a day (UTC) such as `2026-11-22`. */
  spending: { account: string; tokens_in: number; tokens_out: number; calls: number };
}

export const migrations: Record<string, Migration> = {
  '001-first': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('sessions')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('scenario', 'text', (c) => c.notNull())
        .addColumn('candidate', 'text', (c) => c.notNull())
        .addColumn('rounds', 'text', (c) => c.notNull())
        .addColumn('solo', 'integer', (c) => c.notNull())
        .addColumn('parent', 'text')
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('round', 'text')
        .addColumn('due_at', 'bigint')
        .addColumn('owner', 'text')
        .execute();
      await db.schema.createIndex('sessions_due').on('sessions').column('due_at').execute();
      await db.schema.createIndex('sessions_person').on('sessions').column('person').execute();
      await db.schema.createIndex('sessions_parent').on('sessions').column('parent').execute();
      await db.schema.createIndex('sessions_newest').on('sessions').columns(['created_at', 'id']).execute();
      await db.schema
        .createTable('entries')
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('cause', 'text', (c) => c.notNull())
        .addColumn('part', 'integer', (c) => c.notNull())
        .addColumn('print', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('entries_fence', ['session', 'seq'])
        .addUniqueConstraint('entries_cause', ['session', 'cause', 'part'])
        .execute();
      await db.schema
        .createTable('seats')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('session', 'text', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .addColumn('revoked', 'integer', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('seats_session').on('seats').column('session').execute();
      await db.schema
        .createTable('drafts')
        .addColumn('session', 'text', (c) => c.primaryKey())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('secrets')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('scenarios')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('body', 'text')
        .execute();
    },
  },
  '002-nodes': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('sessions').addColumn('wanted', 'text').execute();
      await db.schema
        .alterTable('sessions')
        .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema.createIndex('sessions_owner').on('sessions').column('owner').execute();
      await db.schema
        .alterTable('scenarios')
        .addColumn('changed', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable('nodes')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('beat', 'bigint', (c) => c.notNull())
        .execute();
    },
  },
  '003-spending': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('spending')
        .addColumn('account', 'text', (c) => c.primaryKey())
        .addColumn('tokens_in', 'bigint', (c) => c.notNull())
        .addColumn('tokens_out', 'bigint', (c) => c.notNull())
        .addColumn('calls', 'bigint', (c) => c.notNull())
        .execute();
    },
  },
  '004-scenario-versions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('scenario_versions')
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('scenario_versions_key', ['id', 'version'])
        .execute();
    },
  },
};

/** Brings the tables up to date. Throws what the migration threw. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
