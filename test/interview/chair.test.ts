import { describe, expect, test } from 'vitest';
import type { Question } from '../../interview/agenda.ts';
import { chair, LISTEN_WAIT_MS } from '../../interview/chair.ts';
import { receive } from '../../interview/receive.ts';
import { fold } from '../../interview/state.ts';
import type { BodyOf, EntryBody } from '../../protocol/entries.ts';
import { counting, given, openedWith, stamped } from '../support/entries.ts';
import { accepted, asks, inPresentation, inStressTest, noticed, replies, says, weighs } from '../support/panel.ts';

const questions: Question[] = [
  { id: 'q-pm', panelist: 'pm', axis: 'user', text: 'Who is it for?' },
  { id: 'q-em', panelist: 'em', axis: 'technical', text: 'What breaks?' },
];

/** What the chair would have happen, as `type:to:move` lines. */
function decides(state: Parameters<typeof chair>[0]): string[] {
  const decision = chair(state, questions);
  if (!decision) return [];
  return decision
    .bodies(() => 'new', state.at)
    .map((body) => {
      if (body.type === 'floor.given')
        return ['floor', body.to, body.move, body.challenge ?? body.ask?.id].filter(Boolean).join(' ');
      if (body.type === 'challenge.settled') return `settled ${body.challenge} ${body.state}`;
      if (body.type === 'phase.opened') return `phase ${body.phase}`;
      if (body.type === 'hand.raised') return `hand ${body.panelist} ${body.challenge}`;
      return body.type;
    });
}

describe('the opening', () => {
  test('the lead opens, and then the case is the candidate’s to present', () => {
    const opened = inPresentation().slice(0, 3);
    expect(decides(given(opened))).toEqual(['floor pm open']);
    expect(decides(given(inPresentation().slice(0, 5)))).toEqual(['phase presenting', 'floor candidate speaks']);
  });
});

describe('the greeting', () => {
  const greeted = (round: 'recruiter-screen' | 'case-presentation'): EntryBody[] => [
    openedWith({ rounds: [round] }),
    { type: 'round.opened', round, endsAt: 3_600_000 },
    { type: 'floor.given', to: round === 'recruiter-screen' ? 'recruiter' : 'pm', move: 'open', turn: 'o' },
  ];
  const cut = (panelist: string): EntryBody => ({
    type: 'panelist.cutOff',
    turn: 'o',
    panelist,
    text: 'Hello',
    asked: false,
  });

  test('asks something, so the floor is the candidate’s after it and no second question follows', () => {
    const said: EntryBody = { type: 'panelist.said', turn: 'o', panelist: 'recruiter', text: 'Tell me about you.' };
    expect(decides(given([...greeted('recruiter-screen'), said]))).toEqual([
      'phase interview',
      'floor candidate speaks',
    ]);
  });

  test('presenting over it opens the presentation, and a weak claim gets a hand', () => {
    const long = Array.from({ length: 400 }, () => 'word').join(' ');
    const over = given([...greeted('case-presentation'), cut('pm'), says('t1', `${long} x`, 'keep')]);
    expect(decides(over)).toEqual(['phase presenting']);
    const opened: EntryBody[] = [
      { type: 'phase.opened', round: 'case-presentation', phase: 'presenting' },
      weighs(9, [noticed('c9', { turn: 't1', quote: 'x', weight: 0.9 })]),
    ];
    expect(decides(given(opened, over))).toEqual(['hand pm c9']);
  });

  test('a hello into it is not the presentation; a whole case is', () => {
    const yielded = (text: string) =>
      given([...greeted('case-presentation'), cut('pm'), says('t1', text, 'yield'), weighs(9, [])]);
    expect(decides(yielded('Thank you, good morning.'))).toEqual(['phase presenting', 'floor candidate speaks']);
    const whole = Array.from({ length: 300 }, () => 'word').join(' ');
    expect(decides(yielded(whole))[0]).toBe('phase stress-test');
    const before: EntryBody[] = [
      says('t1', whole, 'yield'),
      { type: 'panelist.said', turn: 'o', panelist: 'pm', text: 'Go ahead.' },
      weighs(9, []),
    ];
    expect(decides(given([...greeted('case-presentation'), ...before]))[0]).toBe('phase stress-test');
  });
});

describe('after the candidate yields', () => {
  test('the chair waits for what is still being heard, and then goes on without it', () => {
    const state = given([...inPresentation(), says('t1', 'Data teams need this.', 'yield')]);
    expect(chair(state, questions)?.at).toBe(state.at + LISTEN_WAIT_MS);
  });

  test('it goes on at once when everything has been heard', () => {
    const state = given([...inPresentation(), says('t1', 'Data teams need this.', 'yield'), weighs(8, [])]);
    expect(chair(state, questions)?.at).toBe(state.at);
  });

  test('what was just said is challenged before what the case says', () => {
    const fromCase = weighs(0, [noticed('c1', { turn: 'case', quote: 'x', weight: 0.9 })], null, 'case');
    const state = given([
      ...inPresentation(),
      fromCase,
      says('t1', 'Everybody wants it.', 'yield'),
      weighs(9, [noticed('c2', { turn: 't1', quote: 'Everybody wants it.', weight: 0.5 })]),
    ]);
    expect(decides(state)).toEqual(['phase stress-test', 'floor pm challenge c2']);
  });

  test('a point that has been supported or taken back since is not put', () => {
    const supported: EntryBody = {
      type: 'claims.weighed',
      of: 'speech',
      heard: 11,
      engine: 'builtin',
      noticed: [],
      reply: null,
      supported: ['c2'],
      wish: null,
    };
    const state = given([
      ...inPresentation(),
      says('t1', 'Everybody wants it.', 'keep'),
      weighs(8, [noticed('c2', { turn: 't1', quote: 'Everybody wants it.' })]),
      says('t2', 'By everybody I mean the nine banks we watched.', 'yield'),
      supported,
    ]);
    expect(state.ledger[0]?.state).toBe('dropped');
    expect(decides(state)).toEqual(['phase stress-test', 'floor em ask q-em']);
  });

  test('with nothing to challenge, a prepared question is asked, the quietest seat first', () => {
    const state = given([...inPresentation(), says('t1', 'Sound.', 'yield'), weighs(8, [])]);
    expect(decides(state)).toEqual(['phase stress-test', 'floor em ask q-em']);
  });

  test('nothing is asked twice, and when nothing is left the candidate may ask', () => {
    const state = given([
      ...inStressTest(),
      ...asks('em', 'q-em', 'a1'),
      says('t2', 'This.', 'yield'),
      weighs(20, []),
      ...asks('pm', 'q-pm', 'a2'),
      says('t3', 'That.', 'yield'),
      weighs(40, []),
    ]);
    expect(decides(state)).toEqual(['phase questions', 'floor pm invite-questions']);
  });

  test('whoever the candidate asks for takes the next point', () => {
    const wish = { kind: 'address', panelist: 'em' } as const;
    const state = given([
      ...inStressTest(),
      says('t2', 'I’d like the EM to take that.', 'yield'),
      weighs(30, [], wish),
    ]);
    expect(decides(state)[0]).toMatch(/^floor em/);
  });

  test('a minute is granted by whoever asked', () => {
    const state = given([
      ...inStressTest(),
      says('t2', 'Give me a minute.', 'yield'),
      weighs(30, [], { kind: 'minute' }),
    ]);
    expect(decides(state)).toEqual(['floor pm wait']);
  });
});

describe('a prepared question', () => {
  const asked = (over: Partial<Extract<EntryBody, { type: 'claims.weighed' }>>, text = 'Well.'): EntryBody[] => [
    ...inStressTest(),
    ...asks('em', 'q-em', 'a1'),
    says('t2', text, 'yield'),
    { ...weighs(40, []), ...over } as EntryBody,
  ];

  test('that was talked past is put once more, and then let go', () => {
    const past = asked({ dodged: 'q-em' });
    expect(decides(given(past))).toEqual(['floor em press q-em']);
    const twice = given([
      ...past,
      { type: 'floor.given', to: 'em', move: 'press', turn: 'a2', ask: { id: 'q-em', text: 'Well?' } },
      { type: 'panelist.said', turn: 'a2', panelist: 'em', text: 'Again: well?' },
      { type: 'floor.given', to: 'candidate', move: 'speaks' },
      says('t3', 'Anyway.', 'yield'),
      { ...weighs(60, []), dodged: 'q-em' } as EntryBody,
    ]);
    expect(decides(twice)).toEqual(['floor pm ask q-pm']);
  });

  test('is put again to who asks to hear it, not another one', () => {
    expect(decides(given(asked({ wish: { kind: 'repeat' } })))).toEqual(['floor em explain q-em']);
  });

  test('takes the place of a challenge: a later answer is not read against that', () => {
    const state = given([...inStressTest({ challenge: 'c1' }), ...asks('em', 'q-em', 'a1')]);
    expect(state.round?.standing).toBeNull();
    expect(state.round?.question?.ask.id).toBe('q-em');
  });

  test('that a coach wants first leaves a challenge that was talked past to come back to', () => {
    const state = given([
      ...inStressTest({ challenge: 'c1' }),
      { type: 'point.pressed', by: 'c', axis: 'technical' },
      says('t2', 'Anyway.', 'yield'),
      replies('c1', 't2', 'dodge', 'escalate'),
      ...asks('em', 'q-em', 'a1'),
    ]);
    expect(state.round?.parked).toEqual(['c1']);
  });

  describe('goes deeper', () => {
    const deep: Question = {
      id: 'q-deal',
      panelist: 'em',
      axis: 'priority',
      text: 'When did you say no?',
      follow: ['How big was the deal?', 'What became of the customer?'],
    };
    const answered = (text: string) =>
      given([...inStressTest(), ...asks('em', 'q-deal', 'a1'), says('t2', text, 'yield'), weighs(40, [])]);
    const next = (text: string) =>
      chair(answered(text), [deep])
        ?.bodies(() => 'n', 0)
        .flatMap((b) => (b.type === 'floor.given' ? [b.ask?.id] : []));

    test('to what has not been told', () => {
      expect(next('To a sales lead who wanted a connector.')).toEqual(['q-deal/1']);
      expect(next('We won the deal all the same, it was two point four million.')).toEqual(['q-deal/2']);
    });
  });
});

describe('a reply to the standing challenge', () => {
  const standing = () => inStressTest({ challenge: 'c1' });

  test.each([
    ['dodge', 'escalate', ['floor pm press c1']],
    ['partial', 'narrow', ['floor pm narrow c1']],
    ['clarify', 'explain', ['floor pm explain c1']],
    ['defer', 'wait', ['floor pm wait c1']],
    ['defend', 'accept', ['settled c1 defended', 'floor pm accept c1']],
    ['concede', 'accept', ['settled c1 conceded', 'floor pm accept c1']],
    ['unknown-with-plan', 'accept', ['settled c1 defended', 'floor pm accept c1']],
  ] as const)('%s is answered with %s', (reading, next, then) => {
    const state = given([...standing(), says('t2', 'Well.', 'yield'), replies('c1', 't2', reading, next)]);
    expect(decides(state)).toEqual(then);
  });

  test('a dodge is pressed as often as the pressure allows, and then left unanswered', () => {
    const again = (n: number) => [
      says(`d${n}`, 'Moving on.', 'yield'),
      replies('c1', `d${n}`, 'dodge', 'escalate'),
      { type: 'floor.given', to: 'pm', move: 'press', turn: `p${n}`, challenge: 'c1' } as const,
      { type: 'panelist.said', turn: `p${n}`, panelist: 'pm', text: 'I asked who.', challenge: 'c1' } as const,
      { type: 'floor.given', to: 'candidate', move: 'speaks' } as const,
    ];
    const state = given([
      ...standing(),
      ...again(1),
      ...again(2),
      says('d3', 'Anyway.', 'yield'),
      replies('c1', 'd3', 'dodge', 'escalate'),
    ]);
    expect(decides(state)[0]).toBe('settled c1 unanswered');
  });

  test('leave to think is no part of the answer after it', () => {
    const state = given([
      ...standing(),
      says('t2', 'Let me take a minute.', 'yield'),
      weighs(30, [], { kind: 'minute' }),
      { type: 'floor.given', to: 'pm', move: 'wait', turn: 'w' },
      { type: 'panelist.said', turn: 'w', panelist: 'pm', text: 'Sure.' },
    ]);
    expect(state.round?.standing).toMatchObject({ challenge: 'c1', answerFrom: state.seq });
  });

  test('a point put off is come back to', () => {
    const state = given([
      ...standing(),
      says('t2', 'Let me come back to that.', 'yield'),
      replies('c1', 't2', 'defer', 'wait'),
      { type: 'floor.given', to: 'pm', move: 'wait', turn: 'w', challenge: 'c1' },
      { type: 'panelist.said', turn: 'w', panelist: 'pm', text: 'Sure.', challenge: 'c1' },
      { type: 'floor.given', to: 'candidate', move: 'speaks' },
      says('t3', 'The trade-off is X.', 'yield'),
      weighs(60, []),
    ]);
    expect(decides(state)).toEqual(['floor pm press c1']);
  });

  test('a seat that has been silent for long goes first', () => {
    const state = given([
      ...standing(),
      ...['p1', 'p2'].flatMap((turn): EntryBody[] => [
        says(`d${turn}`, 'Moving on.', 'yield'),
        replies('c1', `d${turn}`, 'dodge', 'escalate'),
        { type: 'floor.given', to: 'pm', move: 'press', turn, challenge: 'c1' },
        { type: 'panelist.said', turn, panelist: 'pm', text: 'I asked who.', challenge: 'c1' },
        { type: 'floor.given', to: 'candidate', move: 'speaks' },
      ]),
      says('d3', 'Anyway.', 'yield'),
      {
        ...replies('c1', 'd3', 'dodge', 'escalate'),
        noticed: [noticed('c2', { turn: 'd3', quote: 'Anyway.' })],
      } as EntryBody,
    ]);
    expect(state.ledger.map((c) => `${c.id} ${c.panelist} ${c.state}`)).toContain('c2 pm open');
    expect(decides(state)).toEqual(['settled c1 unanswered', 'floor em ask q-em']);
  });

  describe('with a wish beside it', () => {
    const answered = (reading: 'defend' | 'dodge', wish: BodyOf<'claims.weighed'>['wish']): EntryBody[] => [
      ...standing(),
      says('t2', 'We watched nine. And the rest is for you.', 'yield'),
      { ...replies('c1', 't2', reading, reading === 'defend' ? 'accept' : 'move-on'), wish } as EntryBody,
    ];

    test('whoever the candidate hands over to goes on once the answer has been accepted', () => {
      const to = (panelist: string) =>
        decides(given([...answered('defend', { kind: 'address', panelist }), ...accepted('c1')]));
      expect(to('em')).toEqual(['floor em ask q-em']);
      expect(to('pm')).toEqual(['floor pm ask q-pm']);
    });

    test('whoever the candidate hands over to goes on when the point is left', () => {
      expect(decides(given(answered('dodge', { kind: 'address', panelist: 'pm' })))).toEqual([
        'settled c1 unanswered',
        'floor pm ask q-pm',
      ]);
    });

    test('a question to the panel in place of an answer is answered once, and the point still stands', () => {
      const wish = { kind: 'ask-panel' } as const;
      const dodge = { ...replies('c1', 't2', 'dodge', 'escalate'), wish } as EntryBody;
      const askedBack = [...standing(), says('t2', 'Would you hire me?', 'yield'), dodge];
      expect(decides(given(askedBack))).toEqual(['floor pm answer']);
      const clarify = { ...replies('c1', 't2', 'clarify', 'explain'), wish } as EntryBody;
      expect(decides(given([...askedBack.slice(0, -1), clarify]))).toEqual(['floor pm answer']);
      const then = given([
        ...askedBack,
        { type: 'floor.given', to: 'pm', move: 'answer', turn: 'n' },
        { type: 'panelist.said', turn: 'n', panelist: 'pm', text: 'I cannot say.' },
        { type: 'floor.given', to: 'candidate', move: 'speaks' },
        says('t3', 'But would you?', 'yield'),
        { ...replies('c1', 't3', 'dodge', 'escalate'), wish } as EntryBody,
      ]);
      expect(decides(then)).toEqual(['floor pm press c1']);
    });

    test('a question to the panel is answered once the answer has been accepted', () => {
      const asked = [...answered('defend', { kind: 'ask-panel', panelist: 'em' }), ...accepted('c1')];
      expect(decides(given(asked))).toEqual(['floor em answer']);
    });
  });

  test('after a concession the next panelist goes on, and then the candidate has the floor', () => {
    const conceded = [
      ...standing(),
      says('t2', 'We watched nine.', 'yield'),
      replies('c1', 't2', 'defend', 'accept'),
      ...accepted('c1'),
    ];
    expect(decides(given(conceded))[0]).toMatch(/^floor (pm|em) ask/);
    const next = given([...conceded, ...asks('em', 'q-em', 'n1').slice(0, 2)]);
    expect(decides(next)).toEqual(['floor candidate speaks']);
  });
});

describe('while the candidate presents', () => {
  const weak = (weight: number) => noticed('c9', { turn: 't1', quote: 'x', weight });
  const long = Array.from({ length: 400 }, () => 'word').join(' ');

  test('a hand goes up for a claim that is weak enough, and its owner breaks in a moment later', () => {
    const heard = [...inPresentation(), says('t1', `${long} x`, 'keep'), weighs(8, [weak(0.9)])];
    expect(decides(given(heard))).toEqual(['hand pm c9']);
    const up = given([...heard, { type: 'hand.raised', panelist: 'pm', challenge: 'c9' }]);
    expect(decides(up)).toEqual(['floor pm interject c9']);
    expect(chair(up, questions)?.at).toBeGreaterThan(up.at);
  });

  test('nobody breaks in for a small thing, or into a short beginning', () => {
    expect(
      decides(given([...inPresentation(), says('t1', `${long} x`, 'keep'), weighs(8, [weak(0.3)])])),
    ).not.toContain('hand pm c9');
    expect(decides(given([...inPresentation(), says('t1', 'x', 'keep'), weighs(8, [weak(0.9)])]))).not.toContain(
      'hand pm c9',
    );
  });

  test('at pressure 1 nobody breaks in at all', () => {
    const state = given([
      ...inPresentation(),
      { type: 'pressure.set', level: 1, by: 'c' },
      says('t1', `${long} x`, 'keep'),
      weighs(9, [weak(1)]),
    ]);
    expect(decides(state)).not.toContain('hand pm c9');
  });
});

describe('while a panelist breaks in', () => {
  const breaksIn = (): EntryBody[] => [
    ...inPresentation(),
    says('t1', 'We serve everybody.', 'keep'),
    weighs(8, [noticed('c9', { turn: 't1', quote: 'We serve everybody.', weight: 0.9 })]),
    { type: 'hand.raised', panelist: 'pm', challenge: 'c9' },
    { type: 'floor.given', to: 'pm', move: 'interject', turn: 'i', challenge: 'c9' },
  ];
  const speaks: EntryBody = { type: 'panelist.said', turn: 'i', panelist: 'pm', text: 'Who is that?', challenge: 'c9' };
  const answers: EntryBody[] = [
    says('t3', 'The platform lead.', 'yield'),
    replies('c9', 't3', 'defend', 'accept'),
    { type: 'challenge.settled', challenge: 'c9', state: 'defended', because: 'defend' },
    { type: 'floor.given', to: 'pm', move: 'accept', turn: 'a', challenge: 'c9' },
    { type: 'panelist.said', turn: 'a', panelist: 'pm', text: 'Fine.', challenge: 'c9' },
  ];

  test('a candidate who goes on gets the presentation back, and again after the answer', () => {
    const state = given([...breaksIn(), says('t2', 'And by the way.', 'keep'), speaks]);
    expect(decides(state)).toEqual(['floor candidate speaks']);
    const back = given([{ type: 'floor.given', to: 'candidate', move: 'speaks' }, ...answers], state);
    expect(decides(back)).toEqual(['floor candidate speaks']);
  });

  test('a candidate who yields has presented: they answer, and the panel goes on', () => {
    const state = given([...breaksIn(), says('t2', 'That is my case.', 'yield'), speaks]);
    expect(decides(state)).toEqual(['phase stress-test', 'floor candidate speaks']);
    const on: EntryBody[] = [
      { type: 'phase.opened', round: 'case-presentation', phase: 'stress-test' },
      { type: 'floor.given', to: 'candidate', move: 'speaks' },
      ...answers,
    ];
    expect(decides(given(on, state))).toEqual(['floor em ask q-em']);
  });

  test('a candidate who yields has presented also where the panelist is broken off and says it again', () => {
    const cut: EntryBody = {
      type: 'panelist.cutOff',
      turn: 'i',
      panelist: 'pm',
      text: 'Who',
      challenge: 'c9',
      asked: false,
    };
    const state = given([...breaksIn(), says('t2', 'That is my case.', 'yield'), cut]);
    expect(decides(state)).toEqual(['phase stress-test', 'floor pm interject c9']);
  });
});

describe('the end', () => {
  test('no more questions closes the round', () => {
    const asked = [
      ...inStressTest(),
      { type: 'phase.opened', round: 'case-presentation', phase: 'questions' } as const,
      says('t2', 'No, thank you.', 'yield'),
      weighs(30, [], { kind: 'no-questions' }),
    ];
    expect(decides(given(asked))).toEqual(['phase closing', 'floor pm close']);
    const closed = given([
      ...asked,
      { type: 'phase.opened', round: 'case-presentation', phase: 'closing' },
      { type: 'floor.given', to: 'pm', move: 'close', turn: 'z' },
      { type: 'panelist.said', turn: 'z', panelist: 'pm', text: 'Thank you.' },
    ]);
    expect(decides(closed)).toEqual(['round.closed']);
  });
});

describe('a coach', () => {
  test('who presses a point has it taken up next, by whoever they name, on the candidate’s own words', () => {
    const mint = counting();
    const state = given([...inStressTest(), says('t5', 'Two engineers build it in a week. It is done then.', 'yield')]);
    const pressed = receive(
      state,
      { role: 'coach', seat: 'c', name: 'Coach' },
      { id: '1', type: 'press', text: 'How would two engineers build it?', axis: 'feasibility', panelist: 'em' },
      { now: 0, mint, sounded: null, draft: null, findScenario: () => null, panelIn: () => [] },
    );
    if ('refuse' in pressed) throw new Error(pressed.refuse.message);
    const [point] = pressed.bodies;
    expect(point).toMatchObject({
      type: 'point.pressed',
      noticed: { turn: 't5', quote: 'Two engineers build it in a week.', panelist: 'em', axis: 'feasibility' },
    });
    const after = given(
      [...pressed.bodies, weighs(99, [noticed('c8', { turn: 't5', quote: 'It is done then.' })])],
      state,
    );
    expect(decides(after)).toEqual(['floor em challenge id1']);
  });

  test('who presses a point while a reply is due gets it after the reply has been met', () => {
    const point: EntryBody = {
      type: 'point.pressed',
      by: 'c',
      text: 'Who signs?',
      panelist: 'em',
      noticed: noticed('p1', { panelist: 'em' }),
    };
    const answered = (next: 'accept' | 'escalate') => [
      ...inStressTest({ challenge: 'c1' }),
      point,
      says('t2', 'Well.', 'yield'),
      replies('c1', 't2', next === 'accept' ? 'defend' : 'dodge', next),
    ];
    expect(decides(given(answered('escalate')))).toEqual(['floor em challenge p1']);
    expect(decides(given([...answered('accept'), ...accepted('c1')]))).toEqual(['floor em challenge p1']);
  });

  test('who presses an axis that no question is on gets one that fits, and another the next time', () => {
    const press: EntryBody = { type: 'point.pressed', by: 'c', axis: 'competition' };
    const first = [...inStressTest(), press, says('t2', 'Well.', 'yield'), weighs(40, [])];
    expect(decides(given(first))).toEqual(['floor pm ask general:competition:0']);
    const second = [...asks('pm', 'general:competition:0', 'g'), press, says('t3', 'Well.', 'yield'), weighs(60, [])];
    expect(decides(given([...first, ...second]))).toEqual(['floor pm ask general:competition:1']);
    const third = [...asks('pm', 'general:competition:1', 'h'), press, says('t4', 'Well.', 'yield'), weighs(80, [])];
    expect(decides(given([...first, ...second, ...third]))[0]).toMatch(/^floor pm ask coach:\d+$/);
  });

  test('who presses the same sentence twice finds one challenge there, not two', () => {
    const press = (state: Parameters<typeof chair>[0], text: string) =>
      receive(
        state,
        { role: 'coach', seat: 'c', name: 'Coach' },
        { id: '1', type: 'press', text },
        { now: 0, mint: counting(), sounded: null, draft: null, findScenario: () => null, panelIn: () => [] },
      );
    const state = given(inStressTest({ challenge: 'c1' }));
    const pressed = press(state, 'Who is everybody that we serve?');
    expect('bodies' in pressed && pressed.bodies[0]).toMatchObject({
      challenge: 'c1',
      text: 'Who is everybody that we serve?',
    });
  });
});

describe('silence', () => {
  test('the days before a fork, and a pause, are none', () => {
    const asked = given(inStressTest());
    const patience = (chair(asked, questions)?.at ?? 0) - asked.at;
    const later = asked.at + 7 * 86_400_000;
    const changed = (because: 'forked' | 'resumed'): EntryBody => ({
      type: 'clock.changed',
      endsAt: later + 3_600_000,
      because,
    });
    const [forked] = stamped([changed('forked')], { ...asked, at: later });
    const paused = given([{ type: 'clock.changed', endsAt: null, because: 'paused', left: 3_600_000 }], asked);
    const [resumed] = stamped([changed('resumed')], { ...paused, at: later });
    for (const [state, entry] of [
      [asked, forked],
      [paused, resumed],
    ] as const) {
      const now = entry ? fold(state, entry) : state;
      expect(chair(now, questions)?.at).toBe(now.at + patience);
    }
  });
});
