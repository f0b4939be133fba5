import type { Engine, Heard, Listening } from '../../server/panel/engine.ts';
import { canary } from '../interview/walk.ts';
import { sleep } from './hostile.ts';

// An engine for simulations: it takes its time, and it says whatever an engine may say, sound or not.

const AXES = ['user', 'priority', 'technical', 'metrics', 'viability', 'competition', 'feasibility'] as const;
const READINGS = [
  'dodge',
  'defend',
  'concede',
  'partial',
  'counter-challenge',
  'clarify',
  'defer',
  'unknown-with-plan',
] as const;
const NEXTS = ['escalate', 'accept', 'narrow', 'move-on', 'explain', 'wait'] as const;
const WISHES = ['address', 'ask-panel', 'minute', 'no-questions', 'repeat'] as const;
const PANELISTS = ['pm', 'em', 'recruiter', 'xfn', 'nobody'];

export function scriptedEngine(random: () => number): Engine {
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

  const notice = (input: Listening): Heard['noticed'] => {
    const from = input.reading === 'case' ? [{ turn: 'case', text: input.case ?? '' }] : input.turns;
    return from.flatMap(({ turn, text }) => {
      const sentences = text.split(/(?<=\.) /);
      return Array.from({ length: Math.floor(random() * 3) }, () => {
        const sentence = oneOf(sentences) ?? '';
        // Whole sentences, halves of them that overlap, and words that nobody said.
        const quote = oneOf([
          sentence,
          sentence.slice(0, Math.ceil(sentence.length / 2)),
          `${canary.quote} nobody said this`,
        ]);
        return {
          panelist: oneOf(PANELISTS),
          axis: oneOf(AXES),
          force: oneOf(['challenge', 'probe'] as const),
          turn,
          quote,
          weight: random(),
          point: canary.point,
          fact: random() < 0.3 ? { id: 'f', statement: canary.fact, source: canary.fact, checked: '2026-01-01' } : null,
        };
      });
    });
  };

  return {
    name: 'builtin',
    async listen(input) {
      await sleep(random() < 0.9 ? random() * 600 : random() * 6_000);
      return {
        noticed: notice(input),
        reply: random() < 0.8 ? { reading: oneOf(READINGS), next: oneOf(NEXTS) } : null,
        supported: input.ledger.filter(() => random() < 0.1).map((c) => c.id),
        wish:
          random() < 0.2 ? { kind: oneOf(WISHES), ...(random() < 0.5 ? { panelist: oneOf(PANELISTS) } : {}) } : null,
      };
    },
    async *word() {
      await sleep(random() * 400);
      yield 'Well. ';
      await sleep(random() * 400);
      yield 'Who would pay for that? ';
      await sleep(random() * 200);
      yield 'And how do you know?';
    },
    async judge(input) {
      await sleep(random() * 2_000);
      return {
        round: input.round,
        verdict: oneOf(['advance', 'borderline', 'eliminate', 'not-shown'] as const),
        why: canary.why,
        criteria: [],
      };
    },
    async debrief() {
      await sleep(random() * 2_000);
      return {
        recommendation: null,
        overall: null,
        rounds: [],
        panel: [],
        practice: [{ what: canary.why, why: canary.why }],
      };
    },
  };
}
