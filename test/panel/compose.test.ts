import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Axis, Challenge } from '../../protocol/challenge.ts';
import { makeComposer } from '../../server/panel/builtin/compose.ts';
import type { Wording } from '../../server/panel/engine.ts';
import { loadPersonas, parsePersona } from '../../server/panel/persona.ts';
import { projectRoot } from '../../server/root.ts';

// How a turn sounds that no model worded: one question at a time, nothing granted twice.

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

test('who narrows grants once: the question says what is granted', () => {
  const pm = personas.find(({ id }) => id === 'pm');
  if (!pm) throw new Error('no pm');
  const own = new Set(pm.narrows.metrics);
  for (let seed = 0; seed < 20; seed += 1) expect(own).toContain(worded(pm, 'narrow', 'metrics', seed));
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
