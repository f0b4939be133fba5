import pg from 'pg';
import { type Ask, BEAT_MS, type Bus } from './nodes.ts';
import { told } from './postgres-trouble.ts';
import { DatabaseAway } from './recording.ts';

const CONNECT_MS = 5_000;
/** How long a beat or a hint may take; beats that come later than this help nobody. */
const LINE_MS = 2_000;

const CHANNEL = 'hotseat';
const PAYLOAD = 7_500;

/** What every connection of ours is made with. */
export const common = (url: string) => ({
  connectionString: url,
  application_name: 'hotseat',
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

/** Beats and hints over one connection, which is made anew whenever it is lost. */
export class Line implements Bus {
  readonly #url: string;
  readonly #me: string;
  #client: pg.Client | null = null;
  #heard: (sessions: string[]) => void = () => {};
  #each: (ask: Ask) => Promise<void> = async () => {};
  #timer: NodeJS.Timeout | null = null;
  #beating = false;
  #left = false;
  /** Sessions that others are to be told of. */
  #hints = new Set<string>();
  #sending = false;
  /** A connection takes one query at a time. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(url: string, me: string) {
    this.#url = url;
    this.#me = me;
  }

  async join(heard: (sessions: string[]) => void, each: (ask: Ask) => Promise<void>): Promise<void> {
    this.#heard = heard;
    this.#each = each;
    await this.#beat();
    this.#timer = setInterval(() => void this.#beat().catch(() => {}), BEAT_MS);
  }

  hint(session: string): void {
    this.#hints.add(session);
    if (this.#sending) return;
    this.#sending = true;
    // What is hinted at in one go is told in one go.
    setImmediate(() => void this.#send());
  }

  still(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async leave(): Promise<void> {
    this.still();
    if (this.#hints.size > 0) await this.#send();
    this.#left = true;
    await this.#queue.catch(() => {});
    await this.#client?.end().catch(() => {});
  }

  async #beat(): Promise<void> {
    // One that hangs ends with its connection, and the next one makes another.
    if (this.#beating) return;
    this.#beating = true;
    try {
      await this.#each((query) => this.#ask(query.sql, query.parameters));
    } finally {
      this.#beating = false;
    }
  }

  /** A hint that is lost is made up for by the next look, so nothing is said of it. */
  async #send(): Promise<void> {
    this.#sending = true;
    try {
      while (this.#hints.size > 0) {
        let payload = this.#me;
        for (const session of this.#hints) {
          if (payload.length + session.length + 1 > PAYLOAD) break;
          payload += ` ${session}`;
          this.#hints.delete(session);
        }
        await this.#ask('select pg_notify($1, $2)', [CHANNEL, payload]);
      }
    } catch {
      this.#hints.clear();
    } finally {
      this.#sending = false;
    }
  }

  #ask<R>(text: string, values: readonly unknown[]): Promise<R[]> {
    const asked = this.#queue.then(async () => {
      const client = this.#client ?? (await this.#connect());
      try {
        return (await client.query(text, [...values])).rows as R[];
      } catch (error) {
        this.#lose(client);
        throw told(error);
      }
    });
    this.#queue = asked.catch(() => {});
    return asked;
  }

  async #connect(): Promise<pg.Client> {
    if (this.#left) throw new DatabaseAway('this node has left');
    const client = new pg.Client({
      ...common(this.#url),
      query_timeout: LINE_MS,
      connectionTimeoutMillis: LINE_MS,
    });
    client.on('error', () => this.#lose(client));
    client.on('notification', ({ payload }) => {
      const [from, ...sessions] = (payload ?? '').split(' ');
      if (from !== this.#me) this.#heard(sessions);
    });
    try {
      await client.connect();
      // A beat or a hint that a crash of the server forgets is no loss, and should not wait for the disk.
      await client.query(`set synchronous_commit = off; listen ${CHANNEL}`);
    } catch (error) {
      this.#lose(client);
      throw told(error);
    }
    this.#client = client;
    return client;
  }

  #lose(client: pg.Client): void {
    if (this.#client === client) this.#client = null;
    client.end().catch(() => {});
  }
}
