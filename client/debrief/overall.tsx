import type { ReactNode } from 'react';
import css from './overall.module.css';

/** The overall score on its scale. */
export function Overall({ value }: { value: number | null }): ReactNode {
  if (value === null) return null;
  return (
    <div className={css.overall}>
      <p>
        <b>{Math.round(value)}</b> of 100
      </p>
      <div className={css.scale} aria-hidden="true">
        <span className={css.fill} style={{ width: `${value}%` }} />
      </div>
    </div>
  );
}
