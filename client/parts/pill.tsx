import type { ReactNode } from 'react';
import css from './pill.module.css';

/** A word with a colour; the word alone carries the meaning. */
export const Pill = ({ hue, children }: { hue: string; children: ReactNode }): ReactNode => (
  <span className={css.pill} data-hue={hue}>
    {children}
  </span>
);
