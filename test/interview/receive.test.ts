import { describe, expect, test } from 'vitest';
import { receive, type World } from '../../interview/receive.ts';
import { fold, may, type State } from '../../interview/state.ts';
import type { Viewer } from '../../interview/visibility.ts';
import { errorCode } from '../../protocol/answers.ts';
import { type Command, type CommandType, commands } from '../../protocol/commands.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import { aScenario, counting, given, openedWith, stamped } from '../support/entries.ts';
import { inPresentation, inStressTest, says } from '../support/panel.ts';

// Every command in every state, from every role: taken, or refused with a code. Never swallowed.

const debriefed: EntryBody[] = [
  {
    type: 'debrief.written',
    engine: 'builtin',
    scorecard: {
      recommendation: null,
      overall: null,
      rounds: [
        {
          round: 'case-presentation',
          verdict: 'borderline',
          why: '',
          criteria: [{ id: 'users', name: 'Users', score: 2, why: '', evidence: [] }],
        },
      ],
      panel: [],
      practice: [],
    },
  },
  { type: 'debrief.opened' },
  { type: 'session.closed', because: 'finished' },
];
const closed: EntryBody = { type: 'round.closed', round: 'case-presentation', because: 'finished' };
const twoRounds = { rounds: ['case-presentation', 'technical'] as ('case-presentation' | 'technical')[] };
const speaking: EntryBody[] = [...inPresentation(), { type: 'floor.given', to: 'pm', move: 'ask', turn: 'x' }];

const states: Record<string, EntryBody[]> = {
  lobby: [openedWith({ lobby: true })],
  anteroom: [openedWith()],
  'the panel opens': inPresentation().slice(0, 3),
  presenting: inPresentation(),
  'a panelist speaks': speaking,
  'the chair decides': [...inPresentation(), says('t', 'So.', 'yield')],
  'under a challenge': inStressTest({ challenge: 'c1' }),
  paused: [...inPresentation(), { type: 'clock.changed', endsAt: null, because: 'paused', left: 1_000 }],
  'paused while a panelist speaks': [
    ...speaking,
    { type: 'clock.changed', endsAt: null, because: 'paused', left: 1_000 },
  ],
  'writing the take-home': [
    openedWith({ rounds: ['take-home'] }),
    { type: 'round.opened', round: 'take-home', endsAt: 1e12 },
  ],
  'between rounds': [openedWith(twoRounds), ...inPresentation().slice(1), closed],
  judging: [openedWith({ ...twoRounds, mode: 'real' }), ...inPresentation().slice(1), closed],
  scoring: [...inPresentation(), closed],
  over: [...inPresentation(), closed, ...debriefed],
};

const command: { [T in CommandType]: Omit<Extract<Command, { type: T }>, 'id'> } = {
  say: { type: 'say', text: 'We start with banks.', floor: 'yield' },
  finish: { type: 'finish' },
  begin: { type: 'begin' },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  extend: { type: 'extend', ms: 60_000 },
  skip: { type: 'skip' },
  end: { type: 'end' },
  scenario: { type: 'scenario', scenario: 'known' },
  plan: { type: 'plan', rounds: ['technical', 'behavioral'], level: 'L6' },
  pressure: { type: 'pressure', level: 5 },
  press: { type: 'press', text: 'Who is that?' },
  speakAs: { type: 'speakAs', panelist: 'em', text: 'May I?' },
  whisper: { type: 'whisper', text: 'Slow down.' },
  note: { type: 'note', text: 'Good.' },
  override: {
    type: 'override',
    round: 'case-presentation',
    criterion: 'users',
    score: 4,
    reason: 'They named one aloud.',
  },
};

const world = (): World => ({
  now: 100_000,
  mint: counting(),
  sounded: { text: 'So tell me', asked: false, startedAt: 1 },
  draft: '# Mine',
  findScenario: (id) => (id === 'known' ? aScenario : null),
  panelIn: () => [],
});

const roles: Viewer['role'][] = ['candidate', 'coach', 'observer'];

function outcome(state: State, role: Viewer['role'], type: CommandType): string {
  const parsed = commands.parse({ id: 'x', ...command[type] });
  const received = receive(state, { role, seat: role, name: role }, parsed, world());
  if ('refuse' in received) return `refused: ${errorCode.parse(received.refuse.code)}`;
  expect(received.bodies.length, 'what is taken leaves a trace').toBeGreaterThan(0);
  let after = state;
  for (const entry of stamped(received.bodies, state)) {
    expect(may(after, entry), `${type} → ${entry.type}`).toBe(true);
    after = fold(after, entry);
  }
  return received.bodies.map((body) => body.type).join(' + ');
}

describe.each(Object.entries(states))('%s', (name, bodies) => {
  const state = given(bodies);
  test.each(roles)('as %s', (role) => {
    const table = Object.fromEntries(
      Object.keys(command).map((type) => [type, outcome(state, role, type as CommandType)]),
    );
    expect(table).toMatchSnapshot(`${name}, ${role}`);
  });
});

test('a cut-in is two entries, the broken turn right before the words that broke it', () => {
  expect(outcome(given(speaking), 'candidate', 'say')).toBe('panelist.cutOff + candidate.said');
});

test('a candidate alone holds the clock, and not the rounds', () => {
  const alone = given([openedWith({ rounds: ['case-presentation'], solo: true }), ...inPresentation().slice(1)]);
  expect(outcome(alone, 'candidate', 'pause')).toMatch(/clock.changed$/);
  for (const type of ['end', 'skip', 'extend'] as const)
    expect(outcome(alone, 'candidate', type)).toBe('refused: forbidden');
});

test('a note is for whom its maker says, an observer too, and for coaches if nobody is named', () => {
  const made = (role: 'coach' | 'observer', whom?: 'coaches' | 'candidate') => {
    const note = { id: 'x', type: 'note', text: 'Good.', ...(whom ? { for: whom } : {}) } as const;
    const received = receive(given(inPresentation()), { role, seat: role, name: role }, note, world());
    return 'bodies' in received && received.bodies;
  };
  for (const role of ['coach', 'observer'] as const) {
    expect(made(role)).toMatchObject([{ type: 'note.made', by: role, for: 'coaches' }]);
    expect(made(role, 'candidate')).toMatchObject([{ type: 'note.made', by: role, for: 'candidate' }]);
  }
});

test('before the first word nobody is cut: it is simply heard too', () => {
  const silent: World = { ...world(), sounded: null };
  const say = commands.parse({ id: 'x', ...command.say });
  const received = receive(given(speaking), { role: 'candidate', seat: 'c', name: 'Ada' }, say, silent);
  expect('bodies' in received && received.bodies.map((b) => b.type)).toEqual(['candidate.said']);
});

describe('finish', () => {
  const finish = (state: State) =>
    receive(
      state,
      { role: 'candidate', seat: 'c', name: 'Ada' },
      { id: '1', type: 'finish' },
      {
        now: 0,
        mint: counting(),
        sounded: null,
        draft: null,
        farewell: { panelist: 'pm', text: 'Thank you.' },
        findScenario: () => null,
        panelIn: () => [],
      },
    );
  const types = (state: State) => {
    const received = finish(state);
    return 'bodies' in received && received.bodies.map((b) => b.type);
  };

  test('is answered with a goodbye, and the round is closed with it', () => {
    expect(types(given(inStressTest()))).toEqual(['floor.given', 'panelist.said', 'round.closed']);
  });

  test('while a panelist is about to speak, lets nobody speak twice', () => {
    const about = given([...inPresentation().slice(0, 4)]);
    expect(types(about)).toEqual(['panelist.cutOff', 'floor.given', 'panelist.said', 'round.closed']);
    const received = finish(about);
    if ('bodies' in received) expect(given(received.bodies, about).round).toBeNull();
  });

  test('after the panel has wrapped up needs no second goodbye', () => {
    const wrapped = given([...inStressTest(), { type: 'phase.opened', round: 'case-presentation', phase: 'closing' }]);
    expect(types(wrapped)).toEqual(['round.closed']);
  });
});
