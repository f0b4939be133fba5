import type { ReactNode } from 'react';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { Prose } from '../prose/prose.tsx';
import { surfaceName } from '../reading/names.ts';
import { Focus, factsOf } from './facts.tsx';
import css from './view.module.css';

/** All that a candidate reads of it before the debrief. */
export const PublicView = ({ scenario, top }: { scenario: PublicScenario; top?: boolean }): ReactNode => {
  const Title = top ? 'h1' : 'h3';
  return (
    <section className={css.public}>
      <p className={css.surface}>{surfaceName(scenario.surface) || 'No surface yet'}</p>
      <Title className={css.title}>{scenario.title || 'No title yet'}</Title>
      <p className={css.summary}>{scenario.summary}</p>
      <p className={css.facts}>
        <span>{factsOf(scenario)}</span>
        <Focus scenario={scenario} />
        {scenario.segment && <span>For {scenario.segment}</span>}
      </p>
      <Prose text={scenario.brief} top={top ? 2 : 4} />
    </section>
  );
};
