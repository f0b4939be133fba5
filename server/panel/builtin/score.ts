import type { RoundScore, Scorecard } from '../../../protocol/debrief.ts';
import type { Scoring } from '../engine.ts';
import type { Rubrics } from '../rubric.ts';
import { answersOf } from './scoring/answers.ts';
import { cardOf } from './scoring/card.ts';
import { type Ground, scoreOf } from './scoring/criterion.ts';
import { fatesOf } from './scoring/fates.ts';
import { flawsOf } from './scoring/flaws.ts';
import { judged } from './scoring/verdict.ts';

/**
 * The builtin engine's judge. It sees the transcript, the case, the fates in the ledger and the rubric, and of the
 * transcript only the candidate's own words count: it looks for shapes that hold together, not for words that sound
 * right. Pure, and the same for the same input.
 */
export interface Scorer {
  judge(input: Scoring): RoundScore;
  debrief(input: Scoring & { rounds: readonly RoundScore[] }): Scorecard;
}

export function makeScorer(rubrics: Rubrics): Scorer {
  return {
    judge(input) {
      const rubric = rubrics[input.round] ?? [];
      const ground = groundOf(input, rubric);
      return judged(
        input.round,
        rubric.map((criterion) => scoreOf(criterion, ground)),
        rubric,
        input.panel,
        input.level,
      );
    },
    debrief: (input) => cardOf(input, rubrics),
  };
}

function groundOf(input: Scoring, rubric: Ground['rubric']): Ground {
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
