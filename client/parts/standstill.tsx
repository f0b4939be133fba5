import type { ReactNode } from 'react';
import { Page } from './page.tsx';
import css from './standstill.module.css';

interface Props {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  busy?: boolean;
}

/** A whole page that waits, or that cannot go on, and says why. */
export function Standstill({ title, children, action, busy }: Props): ReactNode {
  return (
    <Page>
      <div className={css.middle} role={busy ? 'status' : undefined}>
        {busy && <span className={css.pulse} aria-hidden="true" />}
        <h1>{title}</h1>
        {children && <div className={css.words}>{children}</div>}
        {action && <div className={css.action}>{action}</div>}
      </div>
    </Page>
  );
}
