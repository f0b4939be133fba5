import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Axis, Challenge } from '../../protocol/challenge.ts';
import { makeComposer } from '../../server/panel/builtin/compose.ts';
import type { Wording } from '../../server/panel/engine.ts';
import { loadPersonas, parsePersona } from '../../server/panel/persona.ts';
import { projectRoot } from '../../server/root.ts';

// How a turn sounds that no model worded: one question at a time, and nothing said of the candidate that may be untrue.

const personas = loadPersonas(join(projectRoot(), 'personas'));
const compose = makeComposer([]);

const challengeOn = (axis: Axis, by: string): Challenge =>
  ({
    id: 'c1',
    panelist: by,
    axis,
    force: 'challenge',
    turn: 't1',
    quote: 'nine of ten analysts wait for a grant',
    weight: 0.8,
    point: '',
    fact: null,
    history: [{ turn: 't2', reading: 'partial', next: 'narrow' }],
  }) as unknown as Challenge;

function worded(persona: Wording['persona'], move: Wording['move'], axis: Axis, seed: number): string {
  return compose({
    persona,
    others: [],
    move,
    challenge: challengeOn(axis, persona.id),
    ask: null,
    last: null,
    candidate: 'Ana',
    presses: 1,
    leaves: false,
    transcript: [],
    seed,
  } as unknown as Wording);
}

const questions = (text: string): number => text.split('?').length - 1;

test('whoever raises, presses, narrows or interrupts asks once, and at the end', () => {
  for (const persona of personas)
    for (const axis of persona.remit)
      for (const move of ['challenge', 'press', 'narrow', 'interject'] as const)
        for (let seed = 0; seed < 40; seed += 1) {
          const said = worded(persona, move, axis, seed);
          expect(questions(said), `${persona.id} ${move}: ${said}`).toBeLessThanOrEqual(1);
          expect(said.length).toBeGreaterThan(10);
        }
});

function said(persona: Wording['persona'], over: Partial<Wording>, seed = 1): string {
  return compose({
    persona,
    others: [],
    move: 'ask',
    challenge: null,
    ask: null,
    last: null,
    candidate: 'Ana',
    presses: 0,
    leaves: false,
    transcript: [],
    seed,
    ...over,
  } as unknown as Wording);
}

const persona = (id: string): Wording['persona'] => {
  const found = personas.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

test('a line with a name in it is not said again to who gave no name', () => {
  const lines = ["You've won me over on this one, {name}.", 'That answers it.'];
  const pm = { ...persona('pm'), lines: { ...persona('pm').lines, accept: lines } };
  const before = {
    turn: 'p1',
    who: 'pm',
    text: "You've won me over on this one.",
    round: 'case-presentation' as const,
  };
  const over = { move: 'accept', candidate: '', challenge: challengeOn('user', 'pm'), transcript: [before] } as const;
  expect(new Set(seeds.map((seed) => said(pm, over, seed)))).toEqual(new Set(['That answers it.']));
});

test('what goes deeper is asked bare; a new question has at most one sentence before it', () => {
  for (const each of personas)
    for (const seed of seeds) {
      const text = 'How big was it?';
      expect(said(each, { ask: { id: 'q/1', text } }, seed)).toBe(text);
      const fresh = said(each, { ask: { id: 'q', text } }, seed);
      expect(fresh.endsWith(text)).toBe(true);
      expect(fresh.slice(0, -text.length).match(/[.?!:](?=\s|$)/g)?.length ?? 0, fresh).toBeLessThanOrEqual(1);
    }
});

test('a full answer is nodded at now and then, and a short one never', () => {
  const nodded = (words: number) =>
    seeds.filter((seed) => {
      const text = Array.from({ length: words }, () => 'word').join(' ');
      const transcript = [{ turn: 't', who: 'candidate', text, round: 'behavioral' as const }];
      const lead = said(persona('xfn'), { ask: { id: 'q', text: 'And?' }, transcript }, seed).replace(/ ?And\?$/, '');
      return persona('xfn').lines['heard']?.includes(lead);
    }).length;
  expect(nodded(40)).toBeGreaterThan(0);
  expect(nodded(40)).toBeLessThan(seeds.length / 2);
  expect(nodded(3)).toBe(0);
});

test('who asks to hear it again gets the question that stands, whichever it is', () => {
  for (const each of personas)
    for (const seed of seeds) {
      const ask = { id: 'q', text: 'What gave you the right to say so?' };
      expect(said(each, { move: 'explain', ask }, seed).endsWith(ask.text)).toBe(true);
      const stands = 'You wrote "it pays". Nobody is named. Who pays for it? ';
      const challenge = challengeOn('viability', each.id);
      const again = said(each, { move: 'explain', challenge, stands }, seed);
      expect(again).toMatch(/"nine of ten analysts wait for a grant"\. Who pays for it\?$/);
    }
});

test('a question that was talked past is put again in the same words', () => {
  const ask = { id: 'q', text: 'Which of the two moved?' };
  for (const each of personas) expect(said(each, { move: 'press', ask })).toMatch(/\. Which of the two moved\?$/);
});

test('a question about a thing that is shown says that something is shown', () => {
  const ask = { id: 'model-serving-cold-start:artifact', text: 'What do you see?' };
  for (const seed of seeds)
    expect(said(persona('tech-em'), { ask }, seed)).toMatch(/on the screen.*What do you see\?$/);
});

test('what a panelist cannot say is said to be that, to who asked', () => {
  const last = (text: string) => ({ turn: 't', who: 'candidate', text, round: 'technical' as const });
  for (const each of personas) {
    const text = 'Could I ask you: what would have made you say no to this in the first five minutes?';
    const answer = said(each, { move: 'answer', last: last(text) });
    expect(each.lines['cannotSay']?.map((line) => line.replace('{name}', 'Ana'))).toContain(answer);
  }
  const known = said(persona('xfn'), { move: 'answer', last: last('What are the next steps after this?') });
  expect(known).toContain('debrief');
});

describe('a name', () => {
  const greeting = (candidate: string, line: string) =>
    said({ ...persona('pm'), lines: { open: [line] } }, { move: 'open', candidate });

  test.each([
    ['Candidate', '{name}, welcome, I’m Farah.', 'Welcome, I’m Farah.'],
    ['Candidate', 'Welcome, {name}. Hello.', 'Welcome. Hello.'],
    ['Candidate', 'Hi {name}, it’s Dana.', 'Hi, it’s Dana.'],
    ['Dr. Kim', 'Welcome, {name}.', 'Welcome, Dr. Kim.'],
    ['Ana Maria Ruiz', 'Welcome, {name}.', 'Welcome, Ana.'],
    ['$&', 'Welcome, {name}.', 'Welcome, $&.'],
  ])('%s in "%s"', (candidate, line, then) => {
    expect(greeting(candidate, line)).toBe(then);
  });
});

test('every greeting of a round without a presentation asks the candidate to begin', () => {
  const bids = /\?$|\b(?:tell|start|begin|give|take|convince|pick|choose|let's|skip|help)\b/i;
  for (const { id, lines } of personas.filter((each) => !each.rounds.includes('case-presentation')))
    for (const line of lines['open'] ?? []) expect(line, id).toMatch(bids);
});

test('a line that stands before a question and asks something itself is refused, with its place', () => {
  const file = [
    '---',
    'id: x',
    'name: Ana Ruiz',
    'seat: PM',
    'remit: [user]',
    'rounds: [case-presentation]',
    'lines:',
    '  press:',
    '    - "Go on. Who is it?"',
    '---',
    'Plain.',
  ].join('\n');
  expect(() => parsePersona(file, 'x.md')).toThrow('x.md: lines.press.0: stands before a question, so it may not ask');
});
