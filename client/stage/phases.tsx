import type { ReactNode } from 'react';
import type { Phase } from '../../protocol/entries.ts';
import { phaseName, roundName } from '../reading/names.ts';
import type { Stage } from '../reading/stage.ts';
import css from './phases.module.css';

const ofPresentation: readonly Phase[] = ['opening', 'presenting', 'stress-test', 'questions', 'closing'];

/** Where in the round one is. */
export function Phases({ stage }: { stage: Stage }): ReactNode {
  if (!stage.round) return null;
  if (stage.round !== 'case-presentation') {
    return (
      <p className={css.plain}>
        {[roundName[stage.round], stage.phase && phaseName[stage.phase]].filter(Boolean).join(', ')}
      </p>
    );
  }
  const at = stage.phase ? ofPresentation.indexOf(stage.phase) : -1;
  return (
    <ol className={css.phases} aria-label="Phases of the round">
      {ofPresentation.map((phase, i) => (
        <li
          key={phase}
          data-is={i < at ? 'past' : i === at ? 'now' : 'ahead'}
          aria-current={i === at ? 'step' : undefined}
        >
          {phaseName[phase]}
        </li>
      ))}
    </ol>
  );
}
