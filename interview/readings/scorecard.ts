import type { CriterionScore, Scorecard } from '../../protocol/debrief.ts';
import type { BodyOf } from '../../protocol/entries.ts';

/** The scorecard with a coach's score beside the original; a null takes an override back. */
export function overrideScore(
  card: Scorecard,
  { round, criterion, score, reason, name }: BodyOf<'score.overridden'>,
): Scorecard {
  const beside = (original: CriterionScore): CriterionScore => {
    if (original.id !== criterion) return original;
    const { override: _before, ...rest } = original;
    return score === null ? rest : { ...rest, override: { score, by: name, reason } };
  };
  const rounds = card.rounds.map((each) =>
    each.round === round ? { ...each, criteria: each.criteria.map(beside) } : each,
  );
  return { ...card, rounds };
}
