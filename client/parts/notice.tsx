import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import css from './notice.module.css';

interface Props {
  tone?: 'plain' | 'warn' | 'bad' | 'good';
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
  /** Spoken at once by a screen reader. */
  alert?: boolean;
}

/** One line across, with what can be done about it. */
export function Notice({ tone = 'plain', icon = 'alert', children, action, alert }: Props): ReactNode {
  return (
    <div className={css.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  );
}
