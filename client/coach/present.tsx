import type { ReactNode } from 'react';
import type { Seat } from '../../protocol/roles.ts';
import css from './present.module.css';

/** Who is here, by name. */
export function Present({ seats }: { seats: readonly Seat[] }): ReactNode {
  if (!seats.length) return null;
  const candidate = seats.some(({ role }) => role === 'candidate');
  return (
    <p className={css.present} data-candidate={candidate}>
      <span className={css.dot} aria-hidden="true" />
      {candidate ? 'Candidate is here' : 'Candidate is away'}
      <span className={css.others}>{seats.map(({ name, role }) => `${name} (${role})`).join(', ')}</span>
    </p>
  );
}
