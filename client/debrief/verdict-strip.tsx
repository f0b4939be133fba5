import type { ReactNode } from 'react';
import type { RoundScore } from '../../protocol/debrief.ts';
import { roundName, verdictName } from '../reading/names.ts';
import type { Stage } from '../reading/stage.ts';
import { stepsOf } from '../reading/steps.ts';
import css from './verdict-strip.module.css';

/** The loop at a glance: each round with its verdict, those that were not sat too. */
export function VerdictStrip({ stage, rounds }: { stage: Stage; rounds: readonly RoundScore[] }): ReactNode {
  const steps = stepsOf(stage);
  if (steps.length < 2) return null;
  return (
    <ol className={css.strip} aria-label="The rounds and their verdicts">
      {steps.map(({ round }) => {
        const score = rounds.find((each) => each.round === round);
        return (
          <li key={round} data-verdict={score?.verdict ?? 'unsat'}>
            {score ? <a href={`#round-${round}`}>{roundName[round]}</a> : <span>{roundName[round]}</span>}
            <b>{score ? verdictName[score.verdict] : 'Not sat'}</b>
          </li>
        );
      })}
    </ol>
  );
}
