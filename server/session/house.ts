import { speedOf } from '../../interview/clock.ts';
import { owed } from '../../interview/owed.ts';
import { rounds as allRounds, theLoop } from '../../interview/rounds.ts';
import { fold, nothing } from '../../interview/state.ts';
import { closeCode } from '../../protocol/answers.ts';
import type { Entry, EntryBody } from '../../protocol/entries.ts';
import type { OpenSession } from '../../protocol/http.ts';
import type { RoundId } from '../../protocol/loop.ts';
import type { SeatRole } from '../../protocol/roles.ts';
import { mint } from '../ids.ts';
import { Refusal } from '../problems.ts';
import { forked } from './fork.ts';
import type { Row, SeatRow } from './recording.ts';
import { headOf, Session, type Surroundings } from './session.ts';

// All sessions of this process: opened, found, swept when due, let go of when idle.

const SWEEP_MS = 1_000;
const IDLE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long a seat's token outlives the last possible deadline. */
const SEAT_DAYS = 30;

/** Whether the process can take a model's engine; what the candidate is told about it. */
export interface ModelNotice {
  name: string;
  host: string;
}

export class House {
  readonly around: Surroundings;
  readonly #model: ModelNotice | null;
  readonly #sessions = new Map<string, Promise<Session | null>>();
  readonly #timer: NodeJS.Timeout;
  #closing = false;

  constructor(around: Surroundings, model: ModelNotice | null) {
    this.around = around;
    this.#model = model;
    this.#timer = setInterval(() => {
      this.sweep().catch((error: unknown) => around.log.error({ err: error }, 'the sweep failed'));
    }, SWEEP_MS);
    this.#timer.unref();
  }

  /** Opens a session, with what has happened in it already. Throws a Refusal where the request cannot be met. */
  async open(
    request: OpenSession,
    solo: boolean,
    begun: readonly EntryBody[] = [],
  ): Promise<{ id: string; person: string; seats: SeatRow[] }> {
    const { library, recording, now } = this.around;
    if (this.#closing) throw new Refusal('overloaded', 'this node is stopping; try again');
    const scenario = library.scenario(request.scenario);
    if (!scenario) throw new Refusal('not_found', `there is no scenario ${request.scenario}`, { scenario: 'unknown' });
    const level = request.level ?? 'L5';
    const rounds = request.rounds ?? theLoop(level);
    if (new Set(rounds).size < rounds.length)
      throw new Refusal('bad_request', 'a round may be chosen once', { rounds: 'a round twice' });
    const engine = request.engine ?? (this.#model ? 'openai' : 'builtin');
    if (engine === 'openai' && !this.#model) {
      throw new Refusal('bad_request', 'no model is configured here: set OPENAI_API_KEY or OPENAI_BASE_URL', {
        engine: 'not configured',
      });
    }
    const at = now();
    const id = mint();
    const person = request.person ?? mint();
    const clock = request.clock ?? {};
    const opened: EntryBody = {
      type: 'session.opened',
      format: 1,
      session: id,
      scenario,
      rounds,
      level,
      pressure: request.pressure ?? 3,
      clock,
      mode: request.mode ?? 'practice',
      engine,
      ...(engine === 'openai' && this.#model ? { model: this.#model } : {}),
      candidate: request.candidate ?? 'Candidate',
      panelists: rounds
        .flatMap((round) => library.panelOf(round))
        .map(({ id: who, name, seat, remit, rounds: sits }) => ({ id: who, name, seat, remit, rounds: sits })),
      lobby: request.lobby ?? false,
      solo,
      seed: Math.floor(Math.random() * 2 ** 31),
      askedBefore: request.person ? await this.#askedBefore(request.person) : [],
    };
    const entry: Entry = { ...opened, seq: 1, at };
    const entries = [entry, ...begun.map((body, i): Entry => ({ ...body, seq: i + 2, at }))];
    const head = headOf(entries.reduce(fold, nothing), []);
    const seats = this.#seatsFor(id, entry, solo, at + longest(rounds, clock) + SEAT_DAYS * DAY_MS);
    await recording.create(
      {
        id,
        person,
        scenario: scenario.id,
        candidate: request.candidate ?? 'Candidate',
        rounds,
        solo,
        parent: null,
        createdAt: at,
        head,
      },
      seats,
      entries.map((each, part): Row => ({ entry: each, cause: 'owed:open:0', part, print: '' })),
      request.case ?? null,
    );
    return { id, person, seats };
  }

  /** A session that starts as another stood after `seq`. Throws a Refusal where it was not between turns. */
  async fork(
    source: Session,
    seq: number,
    by: 'coach' | 'candidate',
  ): Promise<{ id: string; person: string; seats: SeatRow[] }> {
    const { recording, library, now } = this.around;
    const row = await recording.find(source.id);
    if (!row) throw new Refusal('not_found', 'this session is gone');
    const at = now();
    const id = mint();
    const { entries, state } = forked(await recording.read(source.id, 0), { id, seq, by, at });
    const [opened] = entries;
    if (!opened) throw new Refusal('internal', 'the fork has no beginning');
    const solo = by === 'candidate';
    const left = longest(row.rounds, state.opened?.clock);
    const seats = this.#seatsFor(id, opened, solo, at + left + SEAT_DAYS * DAY_MS);
    const rows = entries.map((entry): Row => ({ entry, cause: `owed:fork:${entry.seq}`, part: 0, print: '' }));
    const head = headOf(state, owed(state, library.questionsFor(state)));
    await recording.create({ ...row, id, solo, parent: source.id, createdAt: at, head }, seats, rows, null);
    return { id, person: row.person, seats };
  }

  /** The session, loaded if need be; null if there is none. */
  session(id: string): Promise<Session | null> {
    const known = this.#sessions.get(id);
    if (known) return known;
    // What is loaded now nobody would close.
    if (this.#closing) return Promise.reject(new Refusal('overloaded', 'this node is stopping; connect again'));
    const loading = Session.load(id, this.around);
    this.#sessions.set(id, loading);
    this.around.meters.sessions(this.#sessions.size);
    loading.then(
      (session) => session ?? this.#forget(id),
      () => this.#forget(id),
    );
    return loading;
  }

  /** Wakes sessions that are due and lets go of idle ones. Nobody has to come back for a deadline to pass. */
  async sweep(): Promise<void> {
    const now = this.around.now();
    for (const id of await this.around.recording.due(now, 200)) {
      if (!this.#sessions.has(id)) await this.session(id);
    }
    for (const [id, loading] of this.#sessions) {
      const session = await loading.catch(() => null);
      if (session && now - session.touchedAt > IDLE_MS && session.isIdle(now)) {
        this.#forget(id);
        await session.close(closeCode.restart, 'idle');
      }
    }
  }

  async revoke(id: string, seat: string): Promise<boolean> {
    const done = await this.around.recording.revokeSeat(id, seat);
    const session = done ? await this.#sessions.get(id) : null;
    session?.audience.dismiss(closeCode.revoked, 'this seat was revoked', seat);
    return done;
  }

  /** Erases a session with its forks: recording, case, notes. */
  async erase(id: string): Promise<void> {
    const gone = await this.around.recording.erase(id);
    for (const each of gone) {
      const session = await this.#sessions.get(each);
      this.#forget(each);
      await session?.close(closeCode.erased, 'this session was erased');
    }
  }

  /** Stops all work and ends all connections; the log keeps what is owed. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    const sessions = await Promise.allSettled(this.#sessions.values());
    await Promise.all(
      sessions.map((s) => (s.status === 'fulfilled' ? s.value?.close(closeCode.restart, 'the server restarts') : null)),
    );
  }

  #forget(id: string): void {
    this.#sessions.delete(id);
    this.around.meters.sessions(this.#sessions.size);
  }

  #seatsFor(session: string, entry: Entry, solo: boolean, expiresAt: number): SeatRow[] {
    const candidate = entry.type === 'session.opened' ? entry.candidate : 'Candidate';
    const names: Record<SeatRole, string> = { candidate, coach: 'Coach', observer: 'Observer' };
    const roles: SeatRole[] = solo ? ['candidate'] : ['candidate', 'coach', 'observer'];
    return roles.map((role) => ({ id: mint(), session, role, name: names[role], expiresAt, revoked: false }));
  }

  /** Bank questions this person has had in earlier sessions. */
  async #askedBefore(person: string): Promise<string[]> {
    const asked = new Set<string>();
    for (const { id } of (await this.around.recording.ofPerson(person)).slice(-20)) {
      for (const { entry } of await this.around.recording.read(id, 0)) {
        if (entry.type === 'floor.given' && entry.ask) asked.add(entry.ask.id);
      }
    }
    return [...asked];
  }
}

/** The real milliseconds until the last possible deadline if every round took its whole time. */
function longest(rounds: readonly RoundId[], clock: OpenSession['clock']): number {
  return rounds.reduce((sum, round) => sum + allRounds[round].ms / speedOf(clock ?? {}, round), 0);
}
