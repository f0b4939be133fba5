import type { ReactNode } from 'react';
import type { Debrief } from '../../protocol/debrief.ts';
import css from './advice-list.module.css';

/** What to practise next, where it hangs on no single challenge. */
export const AdviceList = ({ advice }: { advice: Debrief['practice'] }): ReactNode => (
  <ol className={css.list}>
    {advice.map(({ what, why }) => (
      <li key={what}>
        <p>{what}</p>
        <p className={css.why}>{why}</p>
      </li>
    ))}
  </ol>
);
