import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import Sqlite from 'libsql';
import { ConfigError } from '../config.ts';
import { recordingOn } from './kysely-recording.ts';
import type { Recording } from './recording.ts';
import { Commits } from './sqlite-commits.ts';
import { migrate, type Tables } from './tables.ts';

/** Another process has the folder open. */
export class FolderTaken extends Error {}

/**
 * The recording in `dataDir`. A commit is durable when it is acknowledged: in WAL mode only `synchronous=FULL` flushes each
 * one (https://sqlite.org/pragma.html#pragma_synchronous). The file is held under an exclusive lock for as long as it is
 * open, which the operating system lets go of when the process dies, however it dies.
 */
export async function openSqlite(dataDir: string): Promise<Recording> {
  const sqlite = open(dataDir);
  try {
    sqlite.exec('PRAGMA locking_mode = EXCLUSIVE');
    sqlite.exec('PRAGMA journal_mode = WAL');
    sqlite.exec('PRAGMA synchronous = FULL');
    // The lock is taken by the first write, so take it now.
    sqlite.exec('BEGIN EXCLUSIVE');
    sqlite.exec('COMMIT');
  } catch (error) {
    sqlite.close();
    if (/locked|busy/i.test(String(error))) {
      throw new FolderTaken(`another Hotseat has ${dataDir} open: stop it, or set DATA_DIR to another folder`);
    }
    throw error;
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(sqlite) }) });
  await migrate(db);
  const isTaken = (error: unknown) => /UNIQUE|PRIMARY KEY/i.test(String(error));
  const commits = new Commits(sqlite, db, isTaken);
  const recording = recordingOn({
    db,
    isTaken,
    store: (...append) => commits.store(...append),
    // There is one writer at a time, so whatever a transaction has read stays so until it is over.
    hold: async (trx, session) =>
      (await trx.selectFrom('sessions').select('seq').where('id', '=', session).executeTakeFirst())?.seq ?? null,
  });
  return {
    ...recording,
    close: async () => {
      letGo(sqlite);
      await recording.close();
    },
  };
}

function open(dataDir: string): Sqlite.Database {
  try {
    mkdirSync(dataDir, { recursive: true });
    return new Sqlite(join(dataDir, 'hotseat.db'));
  } catch (error) {
    throw new ConfigError(
      `DATA_DIR takes a folder that can be made and written to, not "${dataDir}": ${(error as Error).message}`,
    );
  }
}

/** More than the queries there are, so that one that varies in length does not fill the memory. */
const STATEMENTS = 200;

/** Each statement is prepared once: the same few are run for every append, and preparing them takes as long as running them. */
function preparedOnce(sqlite: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => sqlite.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= STATEMENTS) statements.clear();
      // libsql says what better-sqlite3 says, in looser types.
      const made = sqlite.prepare(text) as unknown as ReturnType<SqliteDatabase['prepare']>;
      statements.set(text, made);
      return made;
    },
  };
}

/**
 * libsql's close() leaves the file open, and locked, while a prepared statement of it has not been collected. So the lock is
 * let go of by hand: exclusive mode ends only outside of WAL, and at the next read (https://sqlite.org/pragma.html#pragma_locking_mode).
 */
function letGo(sqlite: Sqlite.Database): void {
  sqlite.exec('PRAGMA journal_mode = DELETE');
  sqlite.exec('PRAGMA locking_mode = NORMAL');
  sqlite.exec('SELECT count(*) FROM sqlite_schema');
}
