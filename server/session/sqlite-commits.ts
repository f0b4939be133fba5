import type { Kysely } from 'kysely';
import type Sqlite from 'libsql';
import type { Head, Row } from './recording.ts';
import { fromRow } from './table-rows.ts';
import type { Tables } from './tables.ts';

// What sessions want to store in the same moment is flushed together: a flush takes as long for one as for twenty, and nothing
// else happens in this process meanwhile. Each session's rows are still stored whole or not at all, by themselves.

interface Wanted {
  session: string;
  expectedSeq: number;
  rows: readonly Row[];
  head: Head;
  done: (stored: boolean) => void;
  failed: (error: unknown) => void;
}

/** Bounds what one flush may hold up. */
const AT_ONCE = 100;

export class Commits {
  readonly #sqlite: Sqlite.Database;
  readonly #db: Kysely<Tables>;
  readonly #isTaken: (error: unknown) => boolean;
  readonly #insert: Sqlite.Statement;
  readonly #move: Sqlite.Statement;
  readonly #wanted: Wanted[] = [];
  #flushing = false;

  constructor(sqlite: Sqlite.Database, db: Kysely<Tables>, isTaken: (error: unknown) => boolean) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#isTaken = isTaken;
    this.#insert = sqlite.prepare(
      'insert into entries (session, seq, at, type, cause, part, print, body) values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#move = sqlite.prepare(
      'update sessions set seq = ?, state = ?, round = ?, due_at = ? where id = ? and seq = ?',
    );
  }

  /** Stores the rows and moves the head, all or none; false when the log does not stand at `expectedSeq`. */
  store(session: string, expectedSeq: number, rows: readonly Row[], head: Head): Promise<boolean> {
    return new Promise((done, failed) => {
      this.#wanted.push({ session, expectedSeq, rows, head, done, failed });
      if (this.#flushing) return;
      this.#flushing = true;
      // Whatever else this turn of the loop brings is taken along.
      setImmediate(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    while (this.#wanted.length > 0) {
      // Not in the middle of anybody's transaction.
      await this.#db
        .connection()
        .execute(async () => this.#commit(this.#wanted.splice(0, AT_ONCE)))
        .catch((error: unknown) => {
          for (const each of this.#wanted.splice(0)) each.failed(error);
        });
      if (this.#wanted.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#flushing = false;
  }

  #commit(batch: readonly Wanted[]): void {
    const stored: boolean[] = [];
    try {
      this.#sqlite.exec('BEGIN');
      for (const each of batch) stored.push(this.#storeOne(each));
      this.#sqlite.exec('COMMIT');
    } catch (error) {
      this.#undo();
      for (const each of batch) each.failed(error);
      return;
    }
    for (const [i, each] of batch.entries()) each.done(stored[i] === true);
  }

  /** Throws what concerns the database as a whole: a full disk, say. */
  #storeOne({ session, expectedSeq, rows, head }: Wanted): boolean {
    this.#sqlite.exec('SAVEPOINT one');
    try {
      const { changes } = this.#move.run(head.seq, head.state, head.round, head.dueAt, session, expectedSeq);
      if (changes !== 1) return this.#takeBack();
      for (const row of rows) this.#insert.run(...Object.values(fromRow(session, row)));
      this.#sqlite.exec('RELEASE one');
      return true;
    } catch (error) {
      if (!this.#isTaken(error)) throw error;
      return this.#takeBack();
    }
  }

  #takeBack(): false {
    this.#sqlite.exec('ROLLBACK TO one');
    this.#sqlite.exec('RELEASE one');
    return false;
  }

  #undo(): void {
    try {
      this.#sqlite.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full: https://sqlite.org/lang_transaction.html
    }
  }
}
