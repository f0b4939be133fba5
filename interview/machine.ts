import { assign, initialTransition, type MachineSnapshot, setup, transition } from 'xstate';
import type { EntryBody, EntryOf, Phase } from '../protocol/entries.ts';
import type { RoundId } from '../protocol/loop.ts';
import { type Round, rounds } from './rounds.ts';

// The grammar of an interview: which entry may follow which, and whom we wait for. It is a pure function of the log: no
// invoke, no delays, no clock. Policies (who takes the floor, when a round is over) live in chair.ts and may change freely.
//
// A resting state carries exactly one tag, and the tag names whom it waits for: `candidate`, `panel`, `coach`, `nobody`.
// `can()` is false for a transition with neither target nor action, so what is allowed and changes nothing is `noted`.

type Event = EntryBody;

interface Context {
  rounds: readonly RoundId[];
  /** How many rounds have closed. */
  closed: number;
  real: boolean;
}

const noted = { actions: 'noted' } as const;
const to = (guard: string, target: string) => ({ guard, target });

/** Taken in every state of a live session, and never the last word on anything. */
const anyTime = {
  'note.made': noted,
  'coach.whispered': noted,
  'pressure.set': noted,
  'engine.switched': noted,
  'round.judged': noted,
  'claims.weighed': noted,
  'challenge.settled': noted,
} as const;

const closing = {
  'round.closed': [
    { guard: 'endedByCoach', target: '#scoring', actions: 'countRound' },
    { guard: 'lastRound', target: '#scoring', actions: 'countRound' },
    { guard: 'real', target: '#judging', actions: 'countRound' },
    { target: '#between', actions: 'countRound' },
  ],
};

const paused = {
  tags: ['coach'],
  on: {
    'clock.changed': [
      { guard: 'resumed', target: 'running.asBefore' },
      { guard: 'extended', ...noted },
    ],
  },
};

const warned = { 'clock.warned': noted } as const;

/** A round with interviewers: phases go forward only, one has the floor, and a pause remembers both. */
function conversation(round: Round) {
  const phases = Object.fromEntries(
    round.phases.map((phase, i) => [
      phase,
      { on: { 'phase.opened': round.phases.slice(i + 1).map((later) => ({ ...to(`${later} opens`, later) })) } },
    ]),
  );
  return {
    initial: 'running',
    on: { ...closing, 'point.pressed': noted, 'artifact.shown': noted },
    states: {
      running: {
        type: 'parallel',
        on: { 'clock.changed': [to('paused', 'paused'), { guard: 'givenAnew', ...noted }], ...warned },
        states: {
          phase: { initial: round.phases[0], states: phases },
          floor: {
            initial: 'chair',
            states: {
              candidate: {
                tags: ['candidate'],
                on: {
                  'candidate.said': [to('yields', 'chair'), { ...noted }],
                  'floor.given': [to('toPanelist', 'panelist')],
                  'hand.raised': noted,
                },
              },
              chair: {
                tags: ['panel'],
                on: {
                  'candidate.said': [to('keeps', 'candidate'), { ...noted }],
                  'floor.given': [to('toPanelist', 'panelist'), to('toCandidate', 'candidate')],
                },
              },
              panelist: {
                tags: ['panel'],
                on: {
                  // Heard, but nobody is cut: it crossed, or came before the first word.
                  'candidate.said': noted,
                  'panelist.said': 'chair',
                  'panelist.cutOff': 'chair',
                },
              },
            },
          },
          asBefore: { type: 'history', history: 'deep' },
        },
      },
      paused,
    },
  };
}

/** The take-home: sat alone, handed in once. */
function writing() {
  return {
    initial: 'running',
    on: closing,
    states: {
      running: {
        initial: 'writing',
        on: { 'clock.changed': [to('paused', 'paused'), { guard: 'givenAnew', ...noted }], ...warned },
        states: {
          writing: { tags: ['candidate'], on: { 'case.submitted': 'handedIn' } },
          handedIn: { tags: ['panel'] },
          asBefore: { type: 'history', history: 'deep' },
        },
      },
      paused,
    },
  };
}

const opensRound = Object.fromEntries(Object.keys(rounds).map((id) => [`${id} opens`, id]));

const opensNext = {
  'round.opened': Object.entries(opensRound).map(([guard, id]) => to(guard, `#${id}`)),
  'case.submitted': noted,
  'scenario.changed': noted,
  'plan.changed': { guard: 'noneSat', actions: 'planned' },
  'session.ended': '#scoring',
};

const phaseGuards = Object.fromEntries(
  (['opening', 'presenting', 'stress-test', 'interview', 'questions', 'closing', 'writing'] satisfies Phase[]).map(
    (phase) => [
      `${phase} opens`,
      ({ event }: { event: Event }) => event.type === 'phase.opened' && event.phase === phase,
    ],
  ),
);

const roundGuards = Object.fromEntries(
  Object.keys(rounds).map((id) => [
    `${id} opens`,
    ({ context, event }: { context: Context; event: Event }) =>
      event.type === 'round.opened' && event.round === id && context.rounds[context.closed] === id,
  ]),
);

const clockGuard =
  (because: EntryOf<'clock.changed'>['because']) =>
  ({ event }: { event: Event }) =>
    event.type === 'clock.changed' && event.because === because;

const interviewSetup = setup({
  types: { context: {} as Context, events: {} as Event, tags: {} as 'candidate' | 'panel' | 'coach' | 'nobody' },
  actions: {
    noted: () => {},
    open: assign(({ event }) =>
      event.type === 'session.opened' ? { rounds: event.rounds, closed: 0, real: event.mode === 'real' } : {},
    ),
    planned: assign(({ event }) => (event.type === 'plan.changed' ? { rounds: event.rounds } : {})),
    countRound: assign({ closed: ({ context }) => context.closed + 1 }),
  },
  guards: {
    ...phaseGuards,
    ...roundGuards,
    paused: clockGuard('paused'),
    resumed: clockGuard('resumed'),
    extended: clockGuard('extended'),
    givenAnew: ({ event }) =>
      event.type === 'clock.changed' && (event.because === 'extended' || event.because === 'forked'),
    yields: ({ event }) => event.type === 'candidate.said' && event.floor === 'yield',
    keeps: ({ event }) => event.type === 'candidate.said' && event.floor === 'keep',
    toCandidate: ({ event }) => event.type === 'floor.given' && event.to === 'candidate',
    toPanelist: ({ event }) => event.type === 'floor.given' && event.to !== 'candidate',
    coachBegins: ({ event }) => event.type === 'session.opened' && event.lobby,
    endedByCoach: ({ event }) => event.type === 'round.closed' && event.because === 'ended',
    noneSat: ({ context }) => context.closed === 0,
    lastRound: ({ context }) => context.closed + 1 >= context.rounds.length,
    real: ({ context }) => context.real,
    eliminates: ({ event }) => event.type === 'round.judged' && event.score.verdict === 'eliminate',
  },
});

const config = {
  id: 'interview',
  context: { rounds: [], closed: 0, real: false },
  initial: 'unopened',
  states: {
    unopened: {
      tags: ['nobody'],
      on: {
        'session.opened': [
          { guard: 'coachBegins', target: 'lobby', actions: 'open' },
          { target: 'anteroom', actions: 'open' },
        ],
      },
    },
    /** Nothing starts until the coach begins it. */
    lobby: { tags: ['coach'], on: { ...anyTime, ...opensNext } },
    /** The first round opens when the candidate joins. */
    anteroom: { tags: ['candidate'], on: { ...anyTime, ...opensNext } },
    round: {
      on: anyTime,
      initial: 'take-home',
      states: Object.fromEntries(
        Object.values(rounds).map((round) => [
          round.id,
          { id: round.id, ...(round.kind === 'writing' ? writing() : conversation(round)) },
        ]),
      ),
    },
    between: { id: 'between', tags: ['candidate'], on: { ...anyTime, ...opensNext } },
    /** In `real` mode the verdict on a round decides whether there is another. */
    judging: {
      id: 'judging',
      tags: ['panel'],
      on: {
        ...anyTime,
        'round.judged': [to('eliminates', '#scoring'), { target: 'between' }],
        'session.ended': '#scoring',
      },
    },
    scoring: {
      id: 'scoring',
      tags: ['panel'],
      on: { ...anyTime, 'debrief.written': 'written' },
    },
    written: { tags: ['panel'], on: { ...anyTime, 'debrief.opened': 'open' } },
    open: { tags: ['panel'], on: { ...anyTime, 'session.closed': 'closed' } },
    /** Not dead: notes and overrides are taken after the end. */
    closed: { tags: ['nobody'], on: { 'note.made': noted, 'score.overridden': noted } },
  },
};

// The states are built from data, which the machine's literal types cannot follow; the walk in
// test/interview/machine.test.ts checks what the compiler cannot.
export const machine = interviewSetup.createMachine(
  config as unknown as Parameters<typeof interviewSetup.createMachine>[0],
);

export type Grammar = MachineSnapshot<
  Context,
  Event,
  never,
  never,
  'candidate' | 'panel' | 'coach' | 'nobody',
  never,
  never,
  never
>;

export const begin = (): Grammar => initialTransition(machine)[0] as unknown as Grammar;

/** Whether the grammar takes this entry now. Refuse at the door: an event that no transition takes vanishes silently. */
export const takes = (grammar: Grammar, event: Event): boolean => grammar.can(event);

export const step = (grammar: Grammar, event: Event): Grammar =>
  transition(machine, grammar as never, event)[0] as unknown as Grammar;
