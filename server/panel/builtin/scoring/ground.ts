import type { Scoring } from '../../engine.ts';
import type { Criterion } from '../../rubric.ts';
import { type Answer, answersOf } from './answers.ts';
import { denialsOf } from './denials.ts';
import { type Contradictions, rests } from './facts.ts';
import { type Fate, fatesOf } from './fates.ts';
import { type Flaw, flawsOf, overlaps } from './flaws.ts';
import type { Line } from './line.ts';

/** Everything that bears on one round, read once. */
export interface Ground {
  written: boolean;
  rubric: readonly Criterion[];
  answers: readonly Answer[];
  lines: readonly Line[];
  fates: readonly Fate[];
  flaws: readonly Flaw[];
  /** Lines that a fact speaks against: whatever shape they have, they show nothing. */
  untrue: ReadonlySet<Line>;
  /** Every text that may be quoted, by turn. */
  texts: ReadonlyMap<string, string>;
}

export function groundOf(input: Scoring, rubric: Ground['rubric'], contradictions: Contradictions): Ground {
  const answers = answersOf(input);
  const lines = answers.flatMap((answer) => answer.lines);
  const texts = new Map(
    input.transcript.filter((said) => said.who === 'candidate').map((said) => [said.turn, said.text]),
  );
  if (input.case !== null) texts.set('case', input.case);
  const fates = fatesOf(input, lines);
  const against = contradictions(lines);
  const denials = new Set(fates.filter(({ kind }) => kind === 'mistaken').flatMap(({ replies }) => replies));
  const corrected = fates.map(({ challenge }) => challenge).filter(rests);
  const untrue = lines.filter(
    (line) =>
      against.has(line) ||
      denials.has(line.turn) ||
      corrected.some((c) => c.turn === line.turn && overlaps(c.quote, line.s.text)),
  );
  return {
    written: input.round === 'take-home',
    rubric,
    answers,
    lines,
    fates,
    flaws: [...flawsOf(input.round, lines, input.ledger, against), ...denialsOf(input.round, answers)],
    untrue: new Set(untrue),
    texts,
  };
}
