import { expect, test } from 'vitest';
import { EngineFailure } from '../../server/panel/failure.ts';
import { Anchor } from '../../server/panel/openai/anchor.ts';
import { heardIn } from '../../server/panel/openai/heard.ts';
import { begun, jsonIn } from '../../server/panel/openai/json.ts';
import { Retrieval } from '../../server/panel/openai/retrieval.ts';
import { judgedIn, worded } from '../../server/panel/openai/scored.ts';
import { aCard, anotherCard } from '../support/model-cards.ts';
import { aCase, aChallenge, aListening, aScoring, smallScenario } from '../support/model-inputs.ts';

const retrieval = new Retrieval([aCard, anotherCard]);
const claim = (over: object = {}) => ({
  from: 'S1',
  quote: 'We saw it at nine banks',
  axis: 'user',
  force: 'challenge',
  weight: 0.6,
  point: 'Nine banks of a kind do not show that forty have it.',
  fact: null,
  ...over,
});
const heard = (answer: object, input = aListening()) =>
  heardIn(JSON.stringify(answer), input, [aCard, anotherCard], retrieval);

test('a quote is anchored to the very characters that were said', () => {
  const anchor = new Anchor('She said “it’s  fine” — mostly.\nThen **nothing** came, for 3.5 days.');
  expect(anchor.find('she said "it\'s fine" - mostly')?.quote).toBe('She said “it’s  fine” — mostly');
  expect(anchor.find('Then nothing came, for 3.5 days.')?.quote).toBe('Then **nothing** came, for 3.5 days.');
  expect(anchor.find('"nothing came … for 3.5"')).toBeNull();
  expect(anchor.find('Then nothing came, for 3.5 ... or so')?.quote).toBe('Then **nothing** came, for 3.5');
  expect(anchor.find('Then something came')).toBeNull();
});

test('a quote that nobody said is dropped, and so is one that is an interviewer’s', () => {
  const { noticed } = heard({
    claims: [claim({ quote: 'We saw it at twenty banks' }), claim({ quote: 'When is the edge written?' })],
  });
  expect(noticed).toEqual([]);
});

test('the axis finds its panelist, and the label its turn', () => {
  const { noticed } = heard({
    claims: [claim(), claim({ quote: 'when the run ends', axis: 'feasibility', from: 'S9' })],
  });
  expect(noticed).toMatchObject([
    { panelist: 'pm', turn: 't2', quote: 'We saw it at nine banks' },
    { panelist: 'em', turn: 't2', quote: 'When the run ends' },
  ]);
});

test('one sentence carries one challenge, the weightiest; one that has a challenge already carries none', () => {
  const two = [claim({ quote: 'nine banks', weight: 0.2 }), claim({ quote: 'We saw it at nine', weight: 0.9 })];
  expect(heard({ claims: two }).noticed.map((n) => n.quote)).toEqual(['We saw it at nine']);
  const ledger = [{ ...aChallenge, turn: 't2', quote: 'at nine banks' }];
  expect(heard({ claims: [claim()] }, aListening({ ledger })).noticed).toEqual([]);
});

test('a fact stands only if it was shown; without one a technical challenge is a doubt', () => {
  const quote = 'Lineage is captured in pandas too, by itself';
  const on = (fact: string | null) => heard({ claims: [claim({ quote, axis: 'technical', fact })] }).noticed[0];
  expect(on('uc-lineage-pandas')?.fact).toMatchObject({ id: 'uc-lineage-pandas', checked: '2026-11-22' });
  expect(on('invented-card')).toMatchObject({ fact: null, force: 'challenge', axis: 'technical', panelist: 'em' });
});

test('a card is not held against words that say what it says', () => {
  const turns = [
    {
      turn: 't9',
      who: 'candidate',
      text: 'Lineage stops where a data frame goes to pandas.',
      round: 'case-presentation' as const,
    },
  ];
  const { noticed } = heard(
    { claims: [claim({ quote: turns[0]?.text, axis: 'technical', fact: 'uc-lineage-pandas' })] },
    aListening({ turns }),
  );
  expect(noticed).toEqual([]);
});

test('what is read out from the case is the case’s claim', () => {
  const turns = [
    {
      turn: 't9',
      who: 'candidate',
      text: 'As I wrote, the market is 4,000 accounts at $30K each.',
      round: 'case-presentation' as const,
    },
  ];
  const { noticed } = heard(
    { claims: [claim({ quote: 'the market is 4,000 accounts at $30K each', axis: 'viability' })] },
    aListening({ turns }),
  );
  expect(noticed).toMatchObject([{ turn: 'case', quote: 'The market is 4,000 accounts at $30K each' }]);
});

test('a point that repeats a hidden part is replaced', () => {
  const point = smallScenario.hidden.soft.user;
  expect(heard({ claims: [claim({ point })] }).noticed[0]?.point).toBe(
    'It is not shown who has this problem and how that is known.',
  );
});

test('a reading and what follows from it agree', () => {
  const read = (reply: object) => heard({ reply, claims: [] }, aListening({ standing: aChallenge })).reply;
  expect(read({ reading: 'defend', next: 'wait' })).toEqual({ reading: 'defend', next: 'accept' });
  expect(read({ reading: 'defend', next: 'escalate' }), 'a reason that is none').toEqual({
    reading: 'defend',
    next: 'escalate',
  });
  expect(read({ reading: 'counter-challenge', next: 'accept' })).toEqual({
    reading: 'counter-challenge',
    next: 'accept',
  });
  expect(read({ reading: 'clarify', next: 'wait' })).toEqual({ reading: 'clarify', next: 'explain' });
  expect(read({ reading: 'dodge' })).toEqual({ reading: 'dodge', next: 'escalate' });
  expect(read({ reading: 'rubbish', next: 'wait' })).toBeNull();
  expect(heard({ reply: { reading: 'defend', next: 'accept' }, claims: [] }).reply, 'nothing stands').toBeNull();
});

test('of a point that ends in a hidden part the beginning stays, where it says something', () => {
  const hidden = smallScenario.hidden.soft.user?.replace(/^Says /, '');
  const point = (text: string) => heard({ claims: [claim({ point: text })] }).noticed[0]?.point;
  expect(point(`Nine banks are not counted against anything, and nothing shows ${hidden}`)).toBe(
    'Nine banks are not counted against anything.',
  );
  expect(point(`Well, ${hidden}`)).toBe('It is not shown who has this problem and how that is known.');
});

test('wishes and supported points name what there is', () => {
  const open = { ...aChallenge, state: 'open' as const };
  const answer = { claims: [], supported: ['O1', 'O7'], wish: { kind: 'address', panelist: 'cfo' } };
  expect(heard(answer, aListening({ ledger: [open] }))).toMatchObject({ supported: ['c1'], wish: null });
  expect(heard({ claims: [], wish: { kind: 'minute', panelist: null } }).wish).toEqual({ kind: 'minute' });
  expect(heard({ claims: [], wish: { kind: 'address', panelist: 'em' } }).wish).toEqual({
    kind: 'address',
    panelist: 'em',
  });
});

test('one bad claim does not spoil the rest, and what is no answer is malformed', () => {
  expect(heard({ claims: [{ quote: 7 }, 'x', claim({ weight: 'high', force: 'shout' })] }).noticed).toMatchObject([
    { weight: 0.5, force: 'probe' },
  ]);
  expect(() => heard({ text: 'hello' })).toThrow(EngineFailure);
});

test('JSON is found bare, fenced, after thoughts and between words', () => {
  const wanted = { a: 'a } brace', b: [1] };
  for (const text of [
    JSON.stringify(wanted),
    `\`\`\`json\n${JSON.stringify(wanted, null, 2)}\n\`\`\``,
    `<think>{no}</think>Here: ${JSON.stringify(wanted)} Done.`,
  ])
    expect(jsonIn(text)).toEqual(wanted);
  for (const text of ['', 'no', '{"a": 1', '[1]']) expect(() => jsonIn(text), text).toThrow(EngineFailure);
});

test('of an answer that is still being written, what is whole can be used', () => {
  const text =
    '{"reply": {"reading": "defend", "next": "accept"}, "wish": null, "supported": ["O1"], "claims": [{"quote": "a", "axis": "user"}, {"quote": "b';
  expect(JSON.parse(begun(text) ?? '')).toEqual({
    reply: { reading: 'defend', next: 'accept' },
    wish: null,
    supported: ['O1'],
    claims: [{ quote: 'a', axis: 'user' }],
  });
  expect(begun(text.slice(0, 40))).toBeNull();
  expect(begun('{"reply": null, "wi')).toBeNull();
});

test('the cards that bear on a text come first, and none where none does', () => {
  const ids = (text: string) => retrieval.cardsFor(text, 'unity-catalog', 5).map((c) => c.id);
  expect(ids('Unity Catalog traces the pandas data frames for us automatically.')[0]).toBe('uc-lineage-pandas');
  expect(ids('Delta keeps every version, so time travel works after VACUUM.')[0]).toBe('delta-vacuum');
  expect(ids('Good morning and thank you for having me here today.')).toEqual([]);
});

const rubric = [
  { id: 'u', name: 'User', bar: { L4: 3, L5: 3, L6: 3 }, eliminates: true, strong: 'One role.', weak: 'Everyone.' },
  { id: 'm', name: 'Metrics', bar: { L4: 3, L5: 3, L6: 3 }, eliminates: false, strong: 'A number.', weak: 'Views.' },
];

test('a score stands on the candidate’s own words or is none', () => {
  const criteria = [
    { id: 'u', score: 4.4, why: 'Named.', quotes: [{ from: 'T9', quote: 'our user is the data scientist' }] },
    { id: 'm', score: 5, why: 'Great.', quotes: [{ from: 'T1', quote: 'When is the edge written?' }] },
  ];
  expect(judgedIn(JSON.stringify({ criteria }), aScoring({ case: aCase }), rubric)).toMatchObject([
    { id: 'u', score: 4, evidence: [{ turn: 'case', quote: 'Our user is the data scientist' }] },
    { id: 'm', score: null, evidence: [] },
  ]);
  expect(() => judgedIn('{"criteria": [{"id": "other"}]}', aScoring(), rubric)).toThrow(EngineFailure);
});

test('a model words the debrief and changes none of its numbers', () => {
  const card = {
    recommendation: 'lean-hire' as const,
    overall: 61,
    rounds: [],
    panel: [{ panelist: 'pm', recommendation: 'lean-hire' as const, why: 'Four.' }],
    practice: [{ challenge: 'c1', what: 'Count.', why: 'Left.' }],
  };
  const said = {
    panel: [{ seat: 'P1', why: 'Brandt saw a user.', recommendation: 'strong-hire' }],
    practice: [],
    overall: 100,
  };
  expect(worded(JSON.stringify(said), card)).toEqual({
    ...card,
    panel: [{ ...card.panel[0], why: 'Brandt saw a user.' }],
  });
});
