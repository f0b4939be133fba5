import { type ReactNode, useState } from 'react';
import type { CriterionScore } from '../../protocol/debrief.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { Button } from '../parts/button.tsx';
import css from './override.module.css';
import { OverrideForm } from './override-form.tsx';
import { useReview } from './reviewing.tsx';

/** A coach's own score beside the original, with the reason; a coach sets it here. */
export function Override({ round, criterion }: { round: RoundId; criterion: CriterionScore }): ReactNode {
  const review = useReview();
  const [open, set] = useState(false);
  const { override, name } = criterion;
  return (
    <div className={css.override}>
      {override && (
        <p className={css.own}>
          <b>
            {override.by}: {override.score} of 5
          </b>
          {override.reason}
        </p>
      )}
      {review?.role === 'coach' && !open && (
        <Button
          look="quiet"
          className={css.ask}
          aria-label={`${override ? 'Change this score' : 'Score it yourself'}: ${name}`}
          onClick={() => set(true)}
        >
          {override ? 'Change this score' : 'Score it yourself'}
        </Button>
      )}
      {review && open && (
        <OverrideForm review={review} round={round} criterion={criterion} onClose={() => set(false)} />
      )}
    </div>
  );
}
