// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
import type { ReactNode } from 'react';
import { Prose } from '../prose/prose.tsx';
import { about } from '../reading/rounds.ts';
import type { Stage } from '../reading/stage.ts';
import css from './take-home.module.css';

export const BriefPane = ({ stage }: { stage: Stage }): ReactNode => (
  <section className={css.brief} aria-label="The brief" tabIndex={0}>
    <p className={css.kind}>The brief</p>
    <h2>{stage.scenario?.title}</h2>
    <Prose text={stage.scenario?.brief ?? ''} top={3} />
    <p className={css.ends}>
      {about['take-home'].hint} What ends a loop here: {about['take-home'].eliminates.toLowerCase()}
    </p>
  </section>
);
