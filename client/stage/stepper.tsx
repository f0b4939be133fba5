import type { ReactNode } from 'react';
import { Icon } from '../parts/icons.tsx';
import { closedBecause, roundName } from '../reading/names.ts';
import { realLength } from '../reading/pace.ts';
import { lengthOf } from '../reading/rounds.ts';
import type { Stage } from '../reading/stage.ts';
import { type Step, stepsOf } from '../reading/steps.ts';
import css from './stepper.module.css';

const words: Record<Step['is'], string> = {
  done: 'done',
  now: 'now',
  next: 'next',
  ahead: 'to come',
  unsat: 'not sat',
};

/** The rounds of the loop: behind one, under way, ahead. A drill has none to show. */
export function Stepper({ stage }: { stage: Stage }): ReactNode {
  const steps = stepsOf(stage);
  if (steps.length < 2 || !stage.opened) return null;
  const { clock } = stage.opened;
  const here = steps.findIndex(({ is }) => is === 'now' || is === 'next');
  const done = steps.filter(({ is }) => is === 'done').length;
  return (
    <nav className={css.stepper} aria-label="The rounds">
      <ol className={css.steps}>
        {steps.map(({ round, is, because }, at) => {
          const ms = realLength(clock, round);
          return (
            <li key={round} className={css.step} data-is={is} aria-current={is === 'now' ? 'step' : undefined}>
              <span className={css.mark} aria-hidden="true">
                {is === 'done' ? <Icon name="check" /> : at + 1}
              </span>
              <span className={css.name}>{roundName[round]}</span>
              <span className={css.how}>
                {is === 'done'
                  ? because && because !== 'finished'
                    ? closedBecause[because]
                    : 'done'
                  : is === 'ahead' && ms !== null
                    ? lengthOf(ms)
                    : words[is]}
              </span>
            </li>
          );
        })}
      </ol>
      <p className={css.where} aria-hidden="true">
        {here >= 0 ? `${here + 1} of ${steps.length}` : `${done} of ${steps.length} sat`}
      </p>
    </nav>
  );
}
