import type { ReactNode } from 'react';
import type { RoundId } from '../../protocol/loop.ts';
import { Prose } from '../prose/prose.tsx';
import { roundName } from '../reading/names.ts';
import { about } from '../reading/rounds.ts';
import type { Stage } from '../reading/stage.ts';
import css from './about-round.module.css';

/** Beside a round that has no document: what it is after. */
export const AboutRound = ({ round, stage }: { round: RoundId; stage: Stage }): ReactNode => (
  <article className={css.about} aria-label="About this round">
    <h2>{roundName[round]}</h2>
    <p className={css.what}>{about[round].what}</p>
    <dl className={css.facts}>
      <dt>What ends a loop here</dt>
      <dd>{about[round].eliminates}</dd>
      <dt>What helps</dt>
      <dd>{about[round].hint}</dd>
      <dt>Your questions</dt>
      <dd>There is time for them near the end, and they are answered in role.</dd>
    </dl>
    {stage.scenario && (
      <details className={css.brief}>
        <summary>The brief of “{stage.scenario.title}”</summary>
        <Prose text={stage.scenario.brief} top={3} />
      </details>
    )}
  </article>
);
