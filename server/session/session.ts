import type { Logger } from 'pino';
import { type Debt, dueAt, overdue, owed, type Timed } from '../../interview/owed.ts';
import { openNextRound, receive, timeUp, type World } from '../../interview/receive.ts';
import { fold, foldAll, isCaseOpen, isOver, type State } from '../../interview/state.ts';
import { projectAll, type Viewer } from '../../interview/visibility.ts';
import { type Answer, closeCode } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Entry, EntryBody, EntryOf, SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Seat } from '../../protocol/roles.ts';
import { mint } from '../ids.ts';
import { farewell } from '../panel/farewell.ts';
import { Refusal } from '../problems.ts';
import { Answers, causeOf, printOf, refusal } from './answers.ts';
import { Audience, type Listener } from './audience.ts';
import { headOf } from './head.ts';
import type { Draft, Head, Row } from './recording.ts';
import type { Surroundings } from './surroundings.ts';
import { RETRY_MS, Work } from './work.ts';

// The ring, walked forward, one queue per session:
//   receive(seat, command) -> entries; refuse unless the machine may take them; append
//   append(entries)        -> store all or none, then fold, then publish, then settle
//   settle()               -> start the debts not in flight, give up those no longer owed

/** Decisions taken in one go without waiting; more would be a loop in the rules. */
const AT_ONCE = 50;

/** How long a `begin` waits for a verdict: 10 s in all. */
const JUDGING_WAIT_MS = 100;
const JUDGING_WAITS = 100;

export class Session {
  readonly id: string;
  readonly audience = new Audience();
  #state: State;
  readonly #answers = new Answers();
  readonly #work: Work;
  readonly #around: Surroundings;
  readonly #log: Logger;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closed = false;
  /** Whether this node does what the session is owed. Any node takes commands. */
  #mine: boolean;
  /** Up to where changes beside the log have been heeded; see `House`. */
  revision = 0;
  /** An append failed, and whether it was written is not known. */
  #unsure = false;
  /** The state has changed and what is owed for it has not been looked at yet. */
  #unsettled = true;
  #owed: { state: State; debts: Debt[] } | null = null;
  /** The store has it that something is owed at once; it is left at that until the session rests. */
  #restless = false;
  touchedAt: number;

  private constructor(id: string, rows: readonly Row[], around: Surroundings, mine: boolean) {
    this.id = id;
    this.#mine = mine;
    this.#around = around;
    this.#log = around.log.child({ session: id });
    this.#state = foldAll(rows.map((row) => row.entry));
    for (const row of rows) this.#answers.took(row);
    this.touchedAt = around.now();
    this.#work = new Work(around, this.#log, {
      state: () => this.#state,
      tell: (message) => this.audience.tell(message),
      deliver: (debt, bodies) => this.#deliver(debt, bodies),
      wake: () => {
        this.#unsettled = true;
        void this.settled().catch(() => {});
      },
    });
  }

  /** The session as its log has it, with the work it is owed started if that is done here; null if there is none. */
  static async load(id: string, around: Surroundings, mine = true): Promise<Session | null> {
    const rows = await around.recording.read(id, 0);
    if (rows.length === 0) return null;
    const session = new Session(id, rows, around, mine);
    await session.settled();
    return session;
  }

  get state(): State {
    return this.#state;
  }

  get mine(): boolean {
    return this.#mine;
  }

  /** What waits in its queue and what is under way. */
  get load(): { commands: number; jobs: number } {
    return { commands: this.#waiting, jobs: this.#work.size };
  }

  /** Takes up what the session is owed, or leaves it to another node; with the latter, nothing is under way when it resolves. */
  async own(mine: boolean): Promise<void> {
    if (this.#mine === mine) return;
    this.#mine = mine;
    this.#unsettled = true;
    if (!mine) this.#work.match([], false);
    await (mine ? this.look() : this.settled());
  }

  /** Takes in what other nodes have written. */
  look(): Promise<void> {
    return this.#inTurn(() => this.#reload());
  }

  /** Nothing under way, nobody there, nothing due soon: it can be let go of, the log has it all. */
  isIdle(now: number): boolean {
    if (this.#waiting > 0 || this.audience.size > 0) return false;
    if (!this.#mine) return true;
    const due = dueAt(this.#debts());
    return isOver(this.#state) || due === null || due > now + 60_000;
  }

  /** Before it is let go of, the store is told when it is due next. */
  async rest(): Promise<void> {
    if (this.#unsure || isOver(this.#state)) return;
    await this.#around.recording.rest(this.id, this.#state.seq, headOf(this.#state, this.#debts()).dueAt);
  }

  /** Takes a command. The answer comes after what it made is durable; if it could not be stored, it made nothing. */
  async command(seat: Seat, command: Command): Promise<Answer> {
    for (let waits = 0; ; waits++) {
      const answer = await this.#taken(seat, command);
      if (answer.ok || !this.#isJudged(command) || waits >= JUDGING_WAITS) return answer;
      await new Promise((resolve) => setTimeout(resolve, JUDGING_WAIT_MS));
    }
  }

  /** In `real` mode a round is judged before the next may begin; who asks meanwhile waits for the verdict. */
  #isJudged(command: Command): boolean {
    return command.type === 'begin' && this.#state.grammar.matches('judging' as never);
  }

  /** The answer to a command that was answered before; null if it is new here. */
  answered(seat: Seat, command: Command): Answer | null {
    return this.#answers.to(seat, command);
  }

  #taken(seat: Seat, command: Command): Promise<Answer> {
    return this.#inTurn(() => this.#receive(seat, command)).catch((error: unknown) => {
      this.#log.error({ err: error, type: command.type }, 'a command failed');
      return refusal(command.id, { code: 'internal', message: 'this could not be recorded; send it again' });
    });
  }

  /** Writes the draft of the take-home in turn with commands, so that what is acknowledged is what gets handed in; null if it is not at `ifVersion`. */
  draft(text: string, ifVersion: number | null): Promise<Draft | null> {
    return this.#inTurn(async () => {
      while (!this.#closed) {
        if (await this.#expireFirst()) continue;
        if (!isCaseOpen(this.#state)) throw handedIn();
        const { seq } = this.#state;
        const drafted = await this.#around.recording.putDraft(this.id, text, ifVersion, seq);
        if (drafted !== 'behind') return drafted === 'changed' ? null : drafted;
        await this.#reload();
        if (this.#state.seq > seq) continue;
        this.#gone();
        throw new Refusal('not_found', 'this session is gone');
      }
      throw new Refusal('overloaded', 'this session is let go of here; send it again');
    });
  }

  /** Tells everything after `since` in order, then goes on live. The first round opens when the candidate joins. */
  async join(listener: Listener, since: number): Promise<void> {
    await this.#inTurn(async () => {
      // Let go of between being found and being joined.
      if (this.#closed) return listener.close(closeCode.restart, 'connect again');
      const { seat, role, name } = listener.seat;
      // They come from another node and have seen there what this one has not looked at yet: it would be told them again.
      if (since > this.#state.seq) await this.#reload();
      // Not more than has been folded: what somebody else has written since is published when it is.
      const visible = (await this.seen({ seat, role }, 0)).filter((entry) => entry.seq <= this.#state.seq);
      for (const entry of visible) if (entry.seq > since) listener.entry(entry);
      this.audience.join(listener, visible.at(-1)?.seq ?? 0);
      listener.live({
        live: 'welcome',
        session: this.id,
        seat,
        role,
        name,
        seq: this.#state.seq,
        now: this.#around.now(),
      });
      const hand = this.#state.round?.hand;
      if (hand) listener.live({ live: 'wants', panelist: hand.panelist });
      this.#work.catchUp(listener);
      // Revoked after they were let in and before they were here to be dismissed.
      if (await this.#isRevoked(seat)) return listener.close(closeCode.revoked, 'this seat was revoked');
      if (role === 'candidate') await this.#openFirstRound();
    });
  }

  leave(listener: Listener): void {
    this.audience.leave(listener);
    this.touchedAt = this.#around.now();
  }

  /** The recording after `since` as this viewer sees it. */
  async seen(viewer: Viewer, since: number): Promise<SeenEntry[]> {
    const rows = await this.#around.recording.read(this.id, 0);
    const visible = projectAll(
      rows.map((row) => row.entry),
      viewer,
    );
    return since === 0 ? visible : visible.filter((entry) => entry.seq > since);
  }

  /** Waits until what is queued now is done. */
  settled(): Promise<void> {
    return this.#inTurn(async () => {});
  }

  /** Stops all work; the log keeps what is owed. */
  async close(code: number, because: string): Promise<void> {
    this.#stop();
    this.audience.dismiss(code, because);
    await this.#queue.catch(() => {});
  }

  #stop(): void {
    this.#closed = true;
    this.#work.match([], false);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    this.touchedAt = this.#around.now();
    const done = this.#queue.then(async () => {
      if (this.#unsure) await this.#reload();
      return work();
    });
    // Whatever became of it, the session is settled before the next in turn, and whoever waits for an answer need not wait.
    this.#queue = done
      .catch(() => {})
      .then(() => this.#rest())
      .finally(() => {
        this.#waiting -= 1;
      });
    return done;
  }

  async #rest(): Promise<void> {
    if (this.#closed) return;
    try {
      if (this.#unsure) await this.#reload();
      if (this.#unsettled) await this.#settle();
    } catch (error) {
      this.#log.error({ err: error }, 'could not settle; it is tried again');
      this.#unsettled = true;
      setTimeout(() => void this.settled().catch(() => {}), RETRY_MS).unref();
    }
  }

  async #receive(seat: Seat, command: Command): Promise<Answer> {
    const { id } = command;
    for (;;) {
      if (this.#closed) return refusal(id, { code: 'overloaded', message: 'this node is stopping; connect again' });
      const known = this.answered(seat, command);
      if (known) return known;
      if (await this.#expireFirst()) continue;
      const world = await this.#world();
      const goodbye = command.type === 'finish' ? await farewell(this.#around.panel, this.#state) : null;
      const received = receive(this.#state, { ...seat, role: seat.role }, command, { ...world, farewell: goodbye });
      if ('refuse' in received) {
        // What only waits for a verdict is not answered yet; and another node may take later what this one refuses.
        if (this.#isJudged(command) || this.#around.nodes?.isAlone === false) return refusal(id, received.refuse);
        return this.#answers.refused(seat, command, received.refuse);
      }
      const { now, drafted } = world;
      const stored = await this.#append(received.bodies, causeOf(seat, command), printOf(command), now, drafted);
      if (stored !== 'stored') continue;
      return { re: id, ok: true, seq: this.#state.seq };
    }
  }

  async #world(): Promise<World & { drafted: number }> {
    const draft = isCaseOpen(this.#state) ? await this.#around.recording.draft(this.id) : null;
    return {
      now: this.#around.now(),
      mint,
      sounded: this.#work.sounded(),
      draft: draft?.text ?? null,
      drafted: draft?.version ?? 0,
      findScenario: (id) => this.#around.library.scenario(id),
      panelIn: (rounds) => this.#around.library.panelIn(rounds),
    };
  }

  async #isRevoked(seat: string): Promise<boolean> {
    const seats = await this.#around.recording.seats(this.id);
    return seats.some(({ id, revoked }) => id === seat && revoked);
  }

  async #openFirstRound(): Promise<void> {
    // Whoever loses the race decides again, unless the winner has opened it.
    while (!this.#closed && this.#state.grammar.matches('anteroom' as never)) {
      const world = await this.#world();
      const bodies = openNextRound(this.#state, world);
      if (bodies.length === 0) return;
      await this.#append(bodies, 'owed:join:0', '', world.now, world.drafted);
    }
  }

  /** Stores, then folds, then tells. `drafted` is the draft's version that a case among them was taken from. */
  async #append(
    bodies: readonly EntryBody[],
    cause: string,
    print: string,
    at?: number,
    drafted?: number,
  ): Promise<'stored' | 'lost'> {
    const from = this.#state.seq;
    const when = Math.max(this.#state.at, at ?? this.#around.now());
    const entries = bodies.map((body, i): Entry => ({ ...body, seq: from + i + 1, at: when }));
    const next = entries.reduce(fold, this.#state);
    const rows = entries.map((entry, part): Row => ({ entry, cause, part, print }));
    const started = performance.now();
    // Until the answer is there, it may be written or not.
    this.#unsure = true;
    const head = this.#headOf(next);
    const handsIn = bodies.some(({ type }) => type === 'case.submitted') ? drafted : undefined;
    const appended = await this.#around.recording.append(this.id, from, rows, head, handsIn);
    this.#around.meters.append(performance.now() - started);
    if (appended !== 'stored') {
      await this.#reload();
      // Nobody was faster, and still there was nothing to append to.
      if (appended === 'behind' && this.#state.seq === from) this.#gone();
      return 'lost';
    }
    this.#unsure = false;
    this.#unsettled = true;
    this.#restless = head.dueAt === 0;
    this.#state = next;
    for (const row of rows) this.#answers.took(row);
    this.audience.publish(entries);
    for (const entry of entries) this.#tell(entry);
    this.#around.nodes?.hint(this.id);
    return 'stored';
  }

  /**
   * While people talk, something is owed at once after every other entry. To write that down each time and take it back costs more
   * than the entry, since it moves in an index; too early does no harm to a session that is in memory.
   */
  #headOf(next: State): Head {
    const head = headOf(next, this.#debts(next));
    return this.#restless && head.state !== 'finished' ? { ...head, dueAt: 0 } : head;
  }

  #wave(entry: Entry): void {
    const live = liveOf(entry);
    if (live) this.audience.tell(live);
  }

  #tell(entry: Entry): void {
    this.#wave(entry);
    this.#around.meters.entry(entry);
    if (entry.type === 'floor.given' && entry.to !== 'candidate') this.#explain(entry);
  }

  /** One line a turn that says why the chair did what it did. Ids and codes: a reason may go on with words of the case. */
  #explain({ seq, to, move, turn, challenge, ask, why }: EntryOf<'floor.given'>): void {
    const { round, engine } = this.#state;
    this.#log.info(
      { seq, turn, round: round?.id, to, move, challenge, ask: ask?.id, because: why?.split(':')[0], engine },
      'the chair gave the floor',
    );
  }

  #gone(): void {
    this.#stop();
    this.audience.dismiss(closeCode.erased, 'this session was erased');
  }

  /** Takes in what others have written, and what this one has without knowing. */
  async #reload(): Promise<void> {
    const rows = await this.#around.recording.read(this.id, this.#state.seq);
    this.#unsure = false;
    if (rows.length) this.#unsettled = true;
    this.#state = foldAll(
      rows.map((row) => row.entry),
      this.#state,
    );
    for (const row of rows) this.#answers.took(row);
    this.audience.publish(rows.map((row) => row.entry));
    for (const { entry } of rows) this.#wave(entry);
  }

  /** What is owed is a function of the state, so it is worked out once for each. */
  #debts(state: State = this.#state): Debt[] {
    if (this.#owed?.state !== state)
      this.#owed = { state, debts: owed(state, this.#around.library.questionsFor(state)) };
    return this.#owed.debts;
  }

  /** A deadline that has passed is recorded at its own time before anything else is judged, which starts over then. */
  async #expireFirst(): Promise<boolean> {
    const debt = overdue(this.#debts(), this.#around.now());
    if (!debt) return false;
    const world = await this.#world();
    const bodies = timeUp(this.#state, { ...world, now: debt.at });
    await this.#append(bodies, `owed:${debt.id}`, '', debt.at, world.drafted);
    return true;
  }

  async #settle(): Promise<void> {
    for (let i = 0; i < AT_ONCE; i++) {
      if (this.#closed) return;
      if (!this.#mine) {
        this.#unsettled = false;
        return this.#work.match([], false);
      }
      await this.#expireFirst();
      const debts = this.#debts();
      const now = this.#around.now();
      const due = debts.find((d): d is Timed => (d.kind === 'decide' || d.kind === 'warn') && d.at <= now);
      if (!due) {
        this.#unsettled = false;
        return this.#work.match(debts, this.#state.grammar.hasTag('candidate'));
      }
      await this.#append(due.bodies(mint, now), `owed:${due.id}`, '');
    }
    this.#unsettled = false;
    this.#log.error({ seq: this.#state.seq }, 'the rules do not come to rest');
  }

  /** A result is taken only while its debt is still owed; if it could not be recorded, it is brought again shortly. */
  #deliver(id: string, bodies: readonly EntryBody[]): void {
    this.#inTurn(async () => {
      while (!this.#closed && this.#mine && this.#debts().some((debt) => debt.id === id)) {
        if ((await this.#append(this.#news(bodies), `owed:${id}`, '')) === 'stored') return;
      }
    }).catch((error: unknown) => {
      this.#log.error({ err: error, debt: id }, 'owed work could not be recorded; it is tried again');
      setTimeout(() => this.#deliver(id, bodies), RETRY_MS).unref();
    });
  }

  /** Two works that ran at once may both tell of the same switch. */
  #news(bodies: readonly EntryBody[]): readonly EntryBody[] {
    return bodies.filter((body) => body.type !== 'engine.switched' || body.to !== this.#state.engine);
  }
}

export const handedIn = (): Refusal => new Refusal('not_now', 'the case has been handed in and cannot be changed');

/** A hand is live, and shows nothing of what it is for. */
function liveOf(entry: Entry): Live | null {
  if (entry.type === 'hand.raised') return { live: 'wants', panelist: entry.panelist };
  if (entry.type === 'floor.given' && entry.to !== 'candidate') return { live: 'wants', panelist: null };
  return null;
}
