import type { Scoring } from '../../engine.ts';
import type { Criterion } from '../../rubric.ts';
import { type Answer, answersOf } from './answers.ts';
import { type Fate, fatesOf } from './fates.ts';
import { type Flaw, flawsOf } from './flaws.ts';
import type { Line } from './line.ts';

/** Everything that bears on one round, read once. */
export interface Ground {
  written: boolean;
  rubric: readonly Criterion[];
  answers: readonly Answer[];
  lines: readonly Line[];
  fates: readonly Fate[];
  flaws: readonly Flaw[];
  /** Every text that may be quoted, by turn. */
  texts: ReadonlyMap<string, string>;
}

export function groundOf(input: Scoring, rubric: Ground['rubric']): Ground {
  const answers = answersOf(input);
  const lines = answers.flatMap((answer) => answer.lines);
  const texts = new Map(
    input.transcript.filter((said) => said.who === 'candidate').map((said) => [said.turn, said.text]),
  );
  if (input.case !== null) texts.set('case', input.case);
  return {
    written: input.round === 'take-home',
    rubric,
    answers,
    lines,
    fates: fatesOf(input, lines),
    flaws: flawsOf(input.round, lines, input.ledger),
    texts,
  };
}
