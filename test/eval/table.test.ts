import { describe, expect, test } from 'vitest';
import type { ReplyOutcome } from './measures.ts';
import { type Outcome, tableOf } from './table.ts';

const reply = (over: Partial<ReplyOutcome>): ReplyOutcome => ({
  id: 't/0',
  kind: 'dodge',
  reading: 'dodge',
  expect: 'escalate',
  next: 'escalate',
  stoodIn: false,
  ...over,
});
const outcome = (over: Partial<Outcome>): Outcome => ({
  part: 'mine',
  engine: 'openai',
  date: '2026-11-23',
  flaws: [],
  clean: [],
  threads: [],
  cases: [],
  manipulations: [],
  repeats: null,
  compared: [],
  speed: null,
  ...over,
});
const STOOD_IN = 'sessions in which the builtin engine stood in';

describe('figures of a model', () => {
  test('say in how many sessions the builtin engine answered in its place, replies among them', () => {
    const threads = [reply({}), reply({ stoodIn: true }), reply({ stoodIn: true })];
    expect(tableOf(outcome({ threads }))).toContain(`| ${STOOD_IN} | 2 of 3 = 67 %`);
  });

  test('not of the builtin engine, which stands in for nobody', () => {
    expect(tableOf(outcome({ engine: 'builtin', threads: [reply({})] }))).not.toContain(STOOD_IN);
  });
});
