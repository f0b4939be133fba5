import { pino } from 'pino';
import { vi } from 'vitest';
import { isOver, isPaused, type OpenRound, type State, waitingFor } from '../../interview/state.ts';
import type { OpenSession } from '../../protocol/http.ts';
import { Library } from '../../server/library.ts';
import { Meters } from '../../server/meters.ts';
import { Panel } from '../../server/panel/panel.ts';
import { seeded } from '../../server/panel/seeded.ts';
import { projectRoot } from '../../server/root.ts';
import { House } from '../../server/session/house.ts';
import type { Session } from '../../server/session/session.ts';
import { type Bare, canary, withCanaries } from '../interview/walk.ts';
import { hostileRecording, type Life, sleep } from './hostile.ts';
import { brokenLaws } from './laws.ts';
import { memoryNodes, nobodyYet } from './memory-nodes.ts';
import { emptyTables, memoryRecording } from './memory-recording.ts';
import { type HouseLife, Person } from './person.ts';
import { scriptedEngine } from './script.ts';

// A whole session through the real House and Session on a bad day: virtual time, a store that fails, connections that break,
// processes that die, people who talk across each other. Then the day gets better, everybody finishes what they were at, and
// the session must come to its end with nothing lost. All chance is drawn from the seed.

const library = new Library(projectRoot());
library.takeWritten(library.scenarios().map((scenario) => ({ id: scenario.id, body: withCanaries(scenario) })));
const meters = new Meters();
const now = () => Date.now();

/** How long everybody may wait for the panel, on a good day, before it counts as stuck. */
const PATIENCE_S = 40;
const LONGEST_S = 4 * 3_600;

export interface Outcome {
  wrong: string[];
  entries: number;
  taken: number;
}

export async function simulate(seed: number): Promise<Outcome> {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'Date'],
    now: 1_795_000_000_000,
  });
  const random = seeded(seed);
  const chance = vi.spyOn(Math, 'random').mockImplementation(random);
  try {
    return await new World(random).play();
  } finally {
    chance.mockRestore();
    vi.clearAllTimers();
    vi.useRealTimers();
  }
}

class World {
  readonly #random: () => number;
  readonly #tables = emptyTables();
  readonly #errors: string[] = [];
  readonly #log = pino({ level: 'error' }, { write: (line: string) => void this.#errors.push(line) });
  #trouble = 0;
  #bad = true;
  readonly #ownership = nobodyYet();
  /** The processes that run now: one alone, or two nodes on one store. */
  readonly #lives: HouseLife[];
  #nodes = 0;
  #people: Person[] = [];
  #session = '';

  constructor(random: () => number) {
    this.#random = random;
    const alone = random() < 0.5;
    this.#lives = alone ? [this.#begin(alone)] : [this.#begin(alone), this.#begin(alone)];
  }

  async play(): Promise<Outcome> {
    await this.#open();
    this.#trouble = this.#random() < 0.5 ? 0 : this.#random() * 0.15;
    for (const person of this.#people) void this.#behave(person);
    void this.#misfortune();
    await this.#pass(20 + this.#random() * 100);
    this.#bad = false;
    this.#trouble = 0;
    const stuck = await this.#finish();
    const rows = await memoryRecording(this.#tables).read(this.#session, 0);
    const restless = this.#errors.filter((line) => line.includes('do not come to rest')).slice(0, 1);
    const closing = Promise.all(this.#lives.map((life) => life.house.close()));
    await this.#pass(10);
    await closing;
    return {
      wrong: [...stuck, ...restless, ...brokenLaws(rows, this.#people)],
      entries: rows.length,
      taken: this.#people.flatMap((person) => [...person.answers.values()]).filter((answer) => answer.ok).length,
    };
  }

  #begin(alone: boolean): HouseLife {
    const life: Life = { dead: false };
    const luck = { random: this.#random, trouble: () => this.#trouble };
    const recording = hostileRecording(this.#tables, life, luck);
    const panel = new Panel({ library, meters, engines: { builtin: scriptedEngine(this.#random) }, now });
    const node = `node-${++this.#nodes}`;
    const nodes = alone ? undefined : memoryNodes(this.#tables, this.#ownership, node, life, luck);
    const house = new House({ recording, library, panel, log: this.#log, meters, now, nodes }, null);
    if (!alone) void house.join();
    return Object.assign(life, { house });
  }

  async #open(): Promise<void> {
    const oneOf = this.#oneOf;
    const request: OpenSession = {
      scenario: library.scenarios()[0]?.id ?? '',
      rounds: oneOf<NonNullable<OpenSession['rounds']>>([
        ['case-presentation'],
        ['case-presentation'],
        ['technical'],
        ['take-home', 'case-presentation'],
        ['recruiter-screen', 'case-presentation', 'technical'],
      ]),
      clock: oneOf<NonNullable<OpenSession['clock']>>(['off', { speed: 30 }, { speed: 60, takeHomeMs: 20_000 }]),
      mode: oneOf(['practice', 'real']),
      pressure: 1 + Math.floor(this.#random() * 5),
      lobby: this.#random() < 0.2,
      case: 'We serve every data team. The market is large. Latency is 5 ms.',
    };
    const opening = this.#oneOf(this.#lives).house.open(request, false);
    const { id, seats } = await opening;
    this.#session = id;
    this.#people = seats.map(({ id: seat, role, name }) => new Person({ seat, role, name }));
  }

  /** Virtual seconds go by. */
  async #pass(seconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
  }

  async #behave(person: Person): Promise<void> {
    while (this.#bad) {
      await sleep(this.#random() * (person.seat.role === 'candidate' ? 2_500 : 6_000));
      if (!this.#bad) return;
      if (!person.isConnected) {
        await person.connect(this.#oneOf(this.#lives), this.#session);
        this.#resend(person);
        continue;
      }
      const roll = this.#random();
      if (roll < 0.06) person.disconnect();
      else if (roll < 0.12) this.#resend(person);
      else if (roll < 0.18) this.#repeat(person);
      else this.#speak(person);
    }
  }

  #speak(person: Person): void {
    const command = this.#wants(person);
    person.say(command);
    // Clicked twice, or two things at once.
    if (this.#random() < 0.1) person.say(this.#wants(person));
    const last = [...person.sent.values()].at(-1);
    if (last && this.#random() < 0.1) person.send(last);
  }

  #resend(person: Person): void {
    for (const command of person.unanswered) person.send(command);
  }

  #repeat(person: Person): void {
    const [known] = [...person.answers].filter(([, answer]) => answer.ok).sort(() => this.#random() - 0.5);
    const command = known && person.sent.get(known[0]);
    if (command) person.send(command);
  }

  #wants({ seat, seen }: Person): Bare {
    const oneOf = this.#oneOf;
    const said = [
      'Everyone wants this. We asked nobody. It is fast.',
      'We watched nine teams. The market is 4,000 accounts.',
      `${'word '.repeat(200)}. That is all.`,
    ];
    const note: Bare = { type: 'note', text: seat.role === 'candidate' ? 'My own note.' : canary.note };
    switch (seat.role) {
      case 'candidate': {
        const last = seen.at(-1)?.seq ?? 0;
        const shown = this.#random() < 0.5 ? { seen: Math.max(0, last - Math.floor(this.#random() * 4)) } : {};
        const say: Bare = { type: 'say', text: oneOf(said), floor: oneOf(['keep', 'yield', 'yield']), ...shown };
        return oneOf<Bare>([
          say,
          say,
          say,
          say,
          say,
          say,
          say,
          { type: 'begin' },
          this.#random() < 0.2 ? { type: 'finish' } : say,
          note,
        ]);
      }
      case 'observer':
        return note;
      case 'coach': {
        const challenge = seen.flatMap((entry) =>
          entry.type === 'claims.weighed' ? entry.noticed.map((n) => n.id) : [],
        );
        return oneOf<Bare>([
          note,
          { type: 'pause' },
          { type: 'resume' },
          { type: 'resume' },
          { type: 'begin' },
          { type: 'extend', ms: oneOf([1, 60_000, 600_000]) },
          { type: 'pressure', level: 1 + Math.floor(this.#random() * 5) },
          { type: 'press', text: canary.pressed },
          challenge.length ? { type: 'press', challenge: oneOf(challenge) } : note,
          { type: 'speakAs', panelist: oneOf(['pm', 'em', 'tech-em', 'recruiter']), text: 'Let me ask it.' },
          { type: 'whisper', text: 'Slow down.' },
          this.#random() < 0.1 ? { type: 'skip' } : note,
          this.#random() < 0.05 ? { type: 'end' } : note,
        ]);
      }
    }
  }

  async #misfortune(): Promise<void> {
    while (this.#bad) {
      await sleep(2_000 + this.#random() * 30_000);
      if (!this.#bad) return;
      const which = Math.floor(this.#random() * this.#lives.length);
      const struck = this.#lives[which] as HouseLife;
      const roll = this.#lives.length === 1 ? 0 : this.#random();
      if (roll < 0.5) await this.#dies(which);
      else if (roll < 0.75) await this.#isCutOff(struck);
      else await this.#sleeps(struck);
    }
  }

  /** Processes die, in order and out of it; another one takes over. */
  async #dies(which: number): Promise<void> {
    const old = this.#lives[which] as HouseLife;
    const next = () => this.#begin(this.#lives.length === 1);
    if (this.#random() < 0.4) {
      // In order: it closes its sessions while the next one is there already.
      void old.house.close();
      if (this.#random() < 0.5) this.#lives[which] = next();
      await sleep(500);
    }
    old.dead = true;
    for (const person of this.#people) person.forget(old);
    if (this.#random() < 0.5) await sleep(this.#random() * 1_500);
    if (this.#lives[which] === old) this.#lives[which] = next();
  }

  /** It reaches people and not the store; the other node takes its sessions over meanwhile. */
  async #isCutOff(life: HouseLife): Promise<void> {
    life.cut = true;
    await sleep(this.#random() * 12_000);
    life.cut = false;
  }

  /** It hangs, is taken for dead, and then goes on with what it was about to do. */
  async #sleeps(life: HouseLife): Promise<void> {
    let wake = () => {};
    life.asleep = new Promise((resolve) => {
      wake = resolve;
    });
    await sleep(this.#random() * 12_000);
    life.asleep = null;
    wake();
  }

  /** Everybody comes back, answers arrive, and the session is brought to its end. Answers what got stuck on the way. */
  async #finish(): Promise<string[]> {
    let waited = 0;
    for (let second = 0; second < LONGEST_S; second++) {
      await this.#pass(1);
      for (const person of this.#people) {
        if (!person.isConnected) void person.connect(this.#oneOf(this.#lives), this.#session);
        else if (second % 5 === 0) this.#resend(person);
      }
      const session = await this.#current();
      if (!session) continue;
      const { state } = session;
      if (isOver(state) && this.#people.every((person) => person.isConnected && person.unanswered.length === 0)) {
        await this.#pass(10);
        return [];
      }
      waited = waitingFor(state) === 'panel' ? waited + 1 : 0;
      if (waited > PATIENCE_S) return [`stuck: ${JSON.stringify(state.grammar.value)} at ${state.seq}`];
      if (second % 7 === 0) this.#goOn(state);
    }
    return ['it would not end'];
  }

  async #current(): Promise<Session | null> {
    const found = (this.#lives[0] as HouseLife).house.session(this.#session).catch(() => null);
    return Promise.race([found, this.#pass(0.1).then(() => null)]);
  }

  /** What decent people do when it is their turn. */
  #goOn(state: State): void {
    const [candidate, coach] = this.#people;
    if (isOver(state) || !candidate?.isConnected || !coach?.isConnected) return;
    if (isPaused(state)) coach.say({ type: 'resume' });
    else if (!state.round) (state.grammar.matches('lobby' as never) ? coach : candidate).say({ type: 'begin' });
    else if (waitingFor(state) === 'candidate') candidate.say(this.#goesOn(state.round));
  }

  /** With a clock the time runs out by itself; without one, or with a case to hand in, the candidate says when they are done. */
  #goesOn(round: OpenRound): Bare {
    const done = round.clock.kind === 'off' || round.phase === 'writing';
    return done ? { type: 'finish' } : { type: 'say', text: 'And so on. It is fast.', floor: 'yield' };
  }

  readonly #oneOf = <T>(items: readonly T[]): T => items[Math.floor(this.#random() * items.length)] as T;
}
