import { closeCode } from '../../protocol/answers.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { OpenSession } from '../../protocol/http.ts';
import { Refusal } from '../problems.ts';
import { alone, type Nodes, type Sight } from './nodes.ts';
import { forkSession, type ModelNotice, type Opened, openSession } from './opening.ts';
import { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

// All sessions of this process: opened, found, swept when due, let go of when idle.

const SWEEP_MS = 1_000;
/** Sessions taken on in one go, and loaded at the same time; a dead node's are shared by those who are left. */
const TAKE = 200;
const AT_ONCE = 8;
/** How often a node looks whether the owner of a session that people are connected to here has died. */
const FOLLOW_MS = 250;
/** How long a node that stops waits for its work to end and its sessions to be let go of. */
const LEAVE_MS = 5_000;
const IDLE_MS = 60_000;
/** How soon a session that could not be loaded is tried again. */
const BROKEN_MS = 30_000;

export class House {
  readonly around: Surroundings;
  readonly #model: ModelNotice | null;
  readonly #nodes: Nodes;
  readonly #sessions = new Map<string, Promise<Session | null>>();
  /** Those of them that have been loaded. */
  readonly #here = new Map<string, Session>();
  readonly #timer: NodeJS.Timeout;
  #following: NodeJS.Timeout | null = null;
  #sweeping: Promise<void> | null = null;
  /** Sessions that could not be loaded, and when they are tried again; until then they stand in nobody's way. */
  readonly #broken = new Map<string, number>();
  /** What other nodes have hinted at and nobody has looked at yet. */
  #hinted = new Set<string>();
  #looking = false;
  #edits = 0;
  #closing = false;

  constructor(around: Surroundings, model: ModelNotice | null) {
    this.around = around;
    this.#model = model;
    this.#nodes = around.nodes ?? alone(around.recording);
    const sum = (of: 'commands' | 'jobs') => [...this.#here.values()].reduce((all, each) => all + each.load[of], 0);
    around.meters.waits('commands', () => sum('commands'));
    around.meters.waits('owed', () => sum('jobs'));
    this.#timer = setInterval(() => {
      if (this.#sweeping) return;
      this.sweep().catch((error: unknown) => around.log.error({ err: error }, 'the sweep failed'));
    }, SWEEP_MS);
    this.#timer.unref();
  }

  /** Becomes one of the nodes on its recording. Before the first session is asked for. */
  async join(): Promise<void> {
    await this.#nodes.join((sessions) => this.#heard(sessions));
    this.#following = setInterval(() => {
      this.#heard([...this.#here.values()].flatMap((s) => (s.mine || s.audience.size === 0 ? [] : [s.id])));
    }, FOLLOW_MS);
    this.#following.unref();
  }

  /** Opens a session, with what has happened in it already. Throws a Refusal where the request cannot be met. */
  async open(request: OpenSession, solo: boolean, begun: readonly EntryBody[] = []): Promise<Opened> {
    if (this.#closing) throw new Refusal('overloaded', 'this node is stopping; try again');
    // One that has just been written on another node is looked for before it is missed.
    if (!this.around.library.scenario(request.scenario)) await this.#readScenarios();
    return openSession(this.around, this.#model, request, solo, begun);
  }

  /** A session that starts as another stood after `seq`. Throws a Refusal where it was not between turns. */
  fork(source: Session, seq: number, by: 'coach' | 'candidate'): Promise<Opened> {
    return forkSession(this.around, source, seq, by);
  }

  /** Sessions in memory. */
  get size(): number {
    return this.#sessions.size;
  }

  /** The session, loaded if need be; null if there is none. */
  session(id: string): Promise<Session | null> {
    return this.#sessions.get(id) ?? this.#load(id, () => this.#nodes.claim(id));
  }

  /** Takes on what is due and nobody looks after, sees what others have done, and lets go of what is idle. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const now = this.around.now();
    for (const [id, until] of this.#broken) if (until <= now) this.#broken.delete(id);
    for (let due = TAKE; due >= TAKE && !this.#closing; ) {
      const found = await this.#nodes.claimDue(now, TAKE, [...this.#sessions.keys(), ...this.#broken.keys()]);
      await this.#takeOn(found);
      due = found.length;
    }
    await this.#look([...this.#here.values()]);
    const edits = await this.#nodes.edits();
    if (edits !== this.#edits) {
      await this.#readScenarios();
      this.#edits = edits;
    }
    await this.#letGo([...this.#here.values()].filter((s) => now - s.touchedAt > IDLE_MS && s.isIdle(now)));
  }

  async revoke(id: string, seat: string): Promise<boolean> {
    const done = await this.around.recording.revokeSeat(id, seat);
    if (!done) return false;
    this.#nodes.hint(id);
    const session = await this.#sessions.get(id);
    session?.audience.dismiss(closeCode.revoked, 'this seat was revoked', seat);
    return true;
  }

  /** Erases a session with its forks: recording, case, notes. */
  async erase(id: string): Promise<void> {
    const gone = await this.around.recording.erase(id);
    for (const each of gone) {
      this.#nodes.hint(each);
      await this.#erased(each);
    }
  }

  /** Stops all work, lets other nodes go on with it, and ends all connections; the log keeps what is owed. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    if (this.#following) clearInterval(this.#following);
    await Promise.race([this.#leave(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS).unref())]);
    const sessions = await Promise.allSettled(this.#sessions.values());
    await Promise.all(
      sessions.map((s) => (s.status === 'fulfilled' ? s.value?.close(closeCode.restart, 'the server restarts') : null)),
    );
    await this.around.panel.settled();
  }

  async #leave(): Promise<void> {
    // Work of our own ends first, or two nodes would do it for a moment.
    await Promise.allSettled([...this.#here.values()].map((session) => session.own(false)));
    await this.#nodes.leave().catch((error: unknown) => {
      this.around.log.warn({ err: error }, 'could not let go of the sessions; others notice by the missing beat');
    });
  }

  #load(id: string, claim: () => Promise<boolean>): Promise<Session | null> {
    // What is loaded now nobody would close.
    if (this.#closing) return Promise.reject(new Refusal('overloaded', 'this node is stopping; connect again'));
    const loading = claim().then(async (mine) => {
      await this.around.panel.recall(id);
      return Session.load(id, this.around, mine);
    });
    this.#sessions.set(id, loading);
    this.around.meters.sessions(this.#sessions.size);
    loading.then(
      (session) => (session ? this.#here.set(id, session) : this.#forget(id)),
      () => this.#forget(id),
    );
    return loading;
  }

  async #takeOn(ids: readonly string[]): Promise<void> {
    await each(ids, async (id) => {
      if (this.#closing || this.#sessions.has(id)) return;
      const session = await this.#load(id, async () => true).catch((error: unknown) => {
        this.around.log.error(
          { err: error, session: id },
          'a session that is due could not be loaded; it is tried again',
        );
        return null;
      });
      if (session) return;
      this.#broken.set(id, this.around.now() + BROKEN_MS);
      // A node of a newer version may be able to read it.
      await this.#nodes.release([id]);
    });
  }

  async #letGo(idle: readonly Session[]): Promise<void> {
    await each(idle, async (session) => {
      this.#forget(session.id);
      await session.close(closeCode.restart, 'idle');
      if (session.mine) await session.rest();
    });
    await this.#nodes.release(idle.filter((session) => session.mine).map((session) => session.id));
  }

  /** Hints come in any number; those that come while one is looked at are looked at together. */
  #heard(sessions: readonly string[]): void {
    for (const id of sessions) if (this.#here.has(id)) this.#hinted.add(id);
    if (this.#looking || this.#hinted.size === 0) return;
    this.#looking = true;
    const look = async () => {
      while (this.#hinted.size > 0 && !this.#closing) {
        const ids = [...this.#hinted];
        this.#hinted.clear();
        await this.#look(ids.flatMap((id) => this.#here.get(id) ?? []));
      }
    };
    look()
      .catch((error: unknown) => this.around.log.warn({ err: error }, 'could not look at what others have written'))
      .finally(() => {
        this.#looking = false;
      });
  }

  async #look(sessions: readonly Session[]): Promise<void> {
    const held = sessions.map(({ id, state, revision, mine }) => ({ id, seq: state.seq, revision, mine }));
    const sights = await this.#nodes.look(held);
    const wanted: string[] = [];
    await each(sights, async (sight) => {
      const session = this.#here.get(sight.id);
      if (!session || this.#closing) return;
      if (sight.gone) return this.#erased(sight.id);
      if (sight.seq > session.state.seq) await session.look();
      if (sight.revision !== session.revision) await this.#dismissRevoked(session, sight.revision);
      if (await this.#settleOwner(session, sight)) wanted.push(session.id);
    });
    await this.#nodes.want(wanted);
  }

  /** Answers whether this node would rather have the session: the words of a turn are told only where it is owned. */
  async #settleOwner(session: Session, { owner, wantedBy }: Extract<Sight, { gone: false }>): Promise<boolean> {
    switch (owner) {
      case 'me':
        if (wantedBy === null || session.audience.has('candidate')) {
          await session.own(true);
          return false;
        }
        await session.own(false);
        await this.#nodes.give(session.id, wantedBy);
        return false;
      case 'nobody':
        await session.own(await this.#nodes.claim(session.id));
        return false;
      case 'other':
        await session.own(false);
        return session.audience.has('candidate');
    }
  }

  async #dismissRevoked(session: Session, revision: number): Promise<void> {
    for (const seat of await this.around.recording.seats(session.id)) {
      if (seat.revoked) session.audience.dismiss(closeCode.revoked, 'this seat was revoked', seat.id);
    }
    session.revision = revision;
  }

  async #erased(id: string): Promise<void> {
    const session = await this.#sessions.get(id);
    this.#forget(id);
    await session?.close(closeCode.erased, 'this session was erased');
  }

  async #readScenarios(): Promise<void> {
    this.around.library.takeWritten(await this.around.recording.scenarios());
  }

  #forget(id: string): void {
    this.#sessions.delete(id);
    this.#here.delete(id);
    this.around.meters.sessions(this.#sessions.size);
  }
}

/** A few at a time, so that many do not all wait for the same few connections, and with room between them for whoever calls. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const next = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      await work(item);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, next));
}
