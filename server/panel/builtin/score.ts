import type { RoundScore, Scorecard } from '../../../protocol/debrief.ts';
import type { Scoring } from '../engine.ts';
import type { FactCard } from '../knowledge.ts';
import type { Rubrics } from '../rubric.ts';
import { cardOf } from './scoring/card.ts';
import { scoreOf } from './scoring/criterion.ts';
import { makeContradictions } from './scoring/facts.ts';
import { groundOf } from './scoring/ground.ts';
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

export function makeScorer(rubrics: Rubrics, knowledge: readonly FactCard[]): Scorer {
  const contradictions = makeContradictions(knowledge);
  return {
    judge(input) {
      const rubric = rubrics[input.round] ?? [];
      const ground = groundOf(input, rubric, contradictions);
      return judged(
        input.round,
        rubric.map((criterion) => scoreOf(criterion, ground)),
        rubric,
        input.panel,
        input.level,
      );
    },
    debrief: (input) => cardOf(input, rubrics, contradictions),
  };
}
