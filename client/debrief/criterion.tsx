import type { ReactNode } from 'react';
import type { CriterionScore } from '../../protocol/debrief.ts';
import css from './criterion.module.css';

const steps = [1, 2, 3, 4, 5];

/** A criterion on its five steps, and the candidate's own words under it. */
export const Criterion = ({
  criterion,
  onTurn,
  children,
}: {
  criterion: CriterionScore;
  children?: ReactNode;
  onTurn(turn: string): void;
}): ReactNode => {
  const { name, score, why, evidence } = criterion;
  return (
    <li className={css.criterion}>
      <div>
        <h3>{name}</h3>
        <p className={css.score}>
          {score === null ? (
            'Not shown'
          ) : (
            <>
              <span className={css.steps} aria-hidden="true">
                {steps.map((step) => (
                  <i key={step} data-on={step <= score} />
                ))}
              </span>
              {score} of 5
            </>
          )}
        </p>
        {children}
      </div>
      <div>
        <p>{why}</p>
        {evidence.map(({ turn, quote }) => (
          <blockquote key={turn + quote} className={css.quote}>
            {turn === 'case' ? (
              <>“{quote}”</>
            ) : (
              <button type="button" title="To this moment in the replay" onClick={() => onTurn(turn)}>
                “{quote}”
              </button>
            )}
          </blockquote>
        ))}
      </div>
    </li>
  );
};
