import type { Question } from '../../interview/agenda.ts';
import { type Debt, overdue, owed, type Timed } from '../../interview/owed.ts';
import { openNextRound, type Received, receive, timeUp, type World } from '../../interview/receive.ts';
import { rounds } from '../../interview/rounds.ts';
import { fold, may, nothing, type State } from '../../interview/state.ts';
import type { Viewer } from '../../interview/visibility.ts';
import type { Next, Reading } from '../../protocol/challenge.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Verdict } from '../../protocol/debrief.ts';
import type { BodyOf, Entry, EntryBody } from '../../protocol/entries.ts';
import type { Scenario } from '../../protocol/scenario.ts';
import { counting } from '../support/entries.ts';

// The rules walked without a server: commands become entries, entries are folded, what is owed is done by a script.

export type Bare = Command extends infer C ? (C extends unknown ? Omit<C, 'id'> : never) : never;

/** What the script makes of what it hears. `at` picks among the words to quote, the panelists, the challenges. */
export interface Hearing {
  noticed: { at: number; force: 'challenge' | 'probe'; weight: number; axis: number }[];
  reply: { reading: Reading; next: Next } | null;
  wish: BodyOf<'claims.weighed'>['wish'];
  supports: number | null;
}

export type Step =
  | { do: 'join' }
  | { do: 'command'; by: Viewer['role']; command: Bare }
  /** The running panel turn gets a few words further. */
  | { do: 'utter'; words: number; asks: boolean }
  /** One piece of owed work is finished. */
  | { do: 'work'; pick: number; hearing: Hearing; verdict: Verdict }
  | { do: 'wait'; ms: number };

const AXES = ['user', 'priority', 'technical', 'metrics', 'viability', 'competition', 'feasibility'] as const;
type Work = Extract<Debt, { kind: 'listen' | 'speak' | 'judge' | 'debrief' }>;

const AT_ONCE = 50;
const WORDS = 'Well then who exactly would pay for that and how do you know';

/** Hidden words, one for each place that has any: none may reach a role that must not see that place. */
export const canary = {
  point: 'CANARY-point',
  quote: 'CANARY-quote',
  fact: 'CANARY-fact',
  why: 'CANARY-why',
  pressed: 'CANARY-pressed',
  note: 'CANARY-note',
  whisper: 'CANARY-whisper',
  question: 'CANARY-question',
  soft: 'CANARY-soft',
  hidden: 'CANARY-hidden',
} as const;

export class Walk {
  state: State = nothing;
  readonly log: Entry[] = [];
  readonly causes = new Set<string>();
  /** What went against the rules that the store and the grammar live by, in words. */
  readonly wrongs: string[] = [];
  now = 1_000_000;
  #uttered: { id: string; text: string; asked: boolean } | null = null;
  readonly #mint = counting();
  readonly #scenario: Scenario;
  readonly #draft: string | null;
  #commands = 0;

  constructor(opened: BodyOf<'session.opened'>, draft: string | null) {
    this.#scenario = opened.scenario as Scenario;
    this.#draft = draft;
    this.#append([opened], 'owed:open:0');
    this.#settle();
  }

  take(step: Step): void {
    switch (step.do) {
      case 'join':
        if (this.state.grammar.matches('anteroom' as never))
          this.#append(openNextRound(this.state, this.#world()), 'owed:join:0');
        break;
      case 'command':
        this.command(step.by, step.command);
        break;
      case 'utter':
        this.#utter(step.words, step.asks);
        break;
      case 'work':
        this.#work(step);
        break;
      case 'wait':
        this.#wait(step.ms);
        break;
    }
    this.#settle();
  }

  /** What a command would become now, without becoming it. */
  judged(by: Viewer['role'], command: Bare): Received {
    return receive(
      this.state,
      { role: by, seat: `seat-${by}`, name: by },
      { id: 'x', ...command } as Command,
      this.#world(),
    );
  }

  command(by: Viewer['role'], command: Bare): Received {
    while (this.#expire());
    const received = this.judged(by, command);
    if ('bodies' in received) this.#append(received.bodies, `cmd:seat-${by}:${++this.#commands}`);
    this.#settle();
    return received;
  }

  get debts(): Debt[] {
    return owed(this.state, questionsFor(this.state));
  }

  #world(): World {
    const speaking = this.debts.find((debt) => debt.kind === 'speak');
    const uttered = speaking && this.#uttered?.id === speaking.id ? this.#uttered : null;
    return {
      now: this.now,
      mint: this.#mint,
      sounded: uttered && { text: uttered.text, asked: uttered.asked, engine: 'builtin', startedAt: this.now },
      draft: this.#draft,
      findScenario: (id) => (id === this.#scenario.id ? this.#scenario : null),
      panelIn: () => [],
    };
  }

  #append(bodies: readonly EntryBody[], cause: string, at = this.now): void {
    if (bodies.length === 0) return;
    // The store answers a cause that it has with `repeat`, for ever: the session would stand still.
    if (this.causes.has(cause)) this.wrongs.push(`${cause} comes twice`);
    this.causes.add(cause);
    for (const body of bodies) {
      if (!may(this.state, body))
        this.wrongs.push(`${body.type} (${cause}) is not taken in ${JSON.stringify(this.state.grammar.value)}`);
      const entry: Entry = { ...body, seq: this.state.seq + 1, at: Math.max(this.state.at, at) };
      this.state = fold(this.state, entry);
      this.log.push(entry);
    }
  }

  #expire(): boolean {
    const debt = overdue(this.debts, this.now);
    if (!debt) return false;
    this.#append(timeUp(this.state, { ...this.#world(), now: debt.at }), `owed:${debt.id}`, debt.at);
    return true;
  }

  #settle(): void {
    for (let i = 0; i < AT_ONCE; i++) {
      this.#expire();
      const due = this.debts.find((d): d is Timed => (d.kind === 'decide' || d.kind === 'warn') && d.at <= this.now);
      if (!due) return;
      this.#append(due.bodies(this.#mint, this.now), `owed:${due.id}`);
    }
    this.wrongs.push('the rules do not come to rest');
  }

  /** Time passes; what is due on the way happens at its own time. */
  #wait(ms: number): void {
    const until = this.now + ms;
    for (let i = 0; i < 200; i++) {
      const next = Math.min(...this.debts.flatMap((d) => ('at' in d && d.at > this.now ? [d.at] : [])));
      if (next > until) break;
      this.now = next;
      this.#settle();
    }
    this.now = until;
  }

  #utter(words: number, asks: boolean): void {
    const debt = this.debts.find((d) => d.kind === 'speak');
    if (!debt) return;
    const text = WORDS.split(' ').slice(0, words).join(' ');
    this.#uttered = { id: debt.id, text: asks ? `${text}?` : text, asked: asks };
  }

  #work({ pick, hearing, verdict }: Extract<Step, { do: 'work' }>): void {
    const jobs = this.debts.filter((debt): debt is Work => !('at' in debt));
    const debt = jobs[pick % Math.max(1, jobs.length)];
    if (debt) this.#append(this.#result(debt, hearing, verdict), `owed:${debt.id}`);
  }

  #result(debt: Work, hearing: Hearing, verdict: Verdict): EntryBody[] {
    switch (debt.kind) {
      case 'listen':
        return [this.#heard(debt.of, hearing)];
      case 'speak': {
        const { to, turn = '', challenge } = debt.floor;
        return [{ type: 'panelist.said', turn, panelist: to, text: `${WORDS}?`, ...(challenge ? { challenge } : {}) }];
      }
      case 'judge':
        return [
          {
            type: 'round.judged',
            round: debt.round,
            score: { round: debt.round, verdict, why: canary.why, criteria: [] },
          },
        ];
      case 'debrief': {
        const practice = [{ what: canary.why, why: canary.why }];
        const scorecard = { recommendation: null, overall: null, rounds: [], panel: [], practice };
        return [
          { type: 'debrief.written', scorecard, engine: 'builtin' },
          { type: 'debrief.opened' },
          { type: 'session.closed', because: 'finished' },
        ];
      }
    }
  }

  /** As the listener of the house would record it: known panelists, and a reply only to the standing challenge. */
  #heard(of: 'speech' | 'case', hearing: Hearing): EntryBody {
    const turns = this.state.transcript.turns.filter(
      (t) => t.who === 'candidate' && t.seq >= (this.state.unheard ?? 0),
    );
    const last = turns.at(-1);
    const seats =
      rounds[of === 'case' ? 'case-presentation' : (this.state.round?.id ?? 'case-presentation')].interviewers;
    const standing = this.state.round?.standing;
    const open = this.state.ledger.filter((c) => c.state === 'open');
    const supported = hearing.supports === null ? undefined : open[hearing.supports % Math.max(1, open.length)];
    return {
      type: 'claims.weighed',
      of,
      heard:
        of === 'case' ? 0 : (this.state.transcript.turns.findLast((t) => t.who === 'candidate')?.seq ?? this.state.seq),
      engine: 'builtin',
      noticed: hearing.noticed.map(({ at, force, weight, axis }) => ({
        id: this.#mint(),
        panelist: seats[at % seats.length] ?? 'pm',
        axis: AXES[axis % AXES.length] ?? 'user',
        force,
        turn: of === 'case' ? 'case' : (turns[at % Math.max(1, turns.length)]?.turn ?? 'case'),
        quote: canary.quote,
        weight,
        point: canary.point,
        fact: at % 2 ? { id: 'f', statement: canary.fact, source: canary.fact, checked: '2026-01-01' } : null,
      })),
      reply:
        of === 'speech' && standing && hearing.reply && last
          ? { challenge: standing.challenge, turn: last.turn, ...hearing.reply }
          : null,
      supported: supported ? [supported.id] : [],
      wish: of === 'speech' ? hearing.wish : null,
    };
  }
}

export function questionsFor(state: State): Question[] {
  const round = state.round;
  if (!round) return [];
  return rounds[round.id].interviewers.flatMap((panelist) =>
    [1, 2].map((n) => ({
      id: `${round.id}:${panelist}:${n}`,
      panelist,
      axis: AXES[n] ?? 'user',
      text: canary.question,
    })),
  );
}

/** A scenario with a hidden word in each place that only coaches may read. */
export function withCanaries(scenario: Scenario): Scenario {
  return {
    ...scenario,
    hidden: {
      soft: { user: canary.soft },
      questions: [{ panelist: 'pm', axis: 'user', text: canary.hidden }],
      numbers: [{ what: canary.hidden, value: canary.hidden, source: canary.hidden }],
      twists: [{ title: canary.hidden, text: canary.hidden }],
      // Shown to the candidate when its time has come.
      artifact: { title: 'Notes', kind: 'notebook', body: 'A cell.', ask: 'What is wrong here?' },
    },
    // The sample's text is read out when it is handed in as the case; its title and quality say what is wrong with it.
    sample: { title: canary.hidden, quality: 'weak', case: 'A case.' },
  };
}
