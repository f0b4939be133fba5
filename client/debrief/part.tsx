import type { ReactNode } from 'react';
import css from './debrief-report.module.css';

/** A part of the report under its heading. */
export const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode => (
  <section className={css.part} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);
