import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { SeatRole } from '../../protocol/roles.ts';
import { Button } from '../parts/button.tsx';
import css from './seats-desk.module.css';

/** A seat to be made; without an end it lasts as long as the session's own. */
export interface Wanted {
  role: SeatRole;
  name: string;
  expiresAt: number | null;
}

const DAY = 86_400_000;
const ends = [
  { value: 1, name: 'for a day' },
  { value: 7, name: 'for a week' },
  { value: 0, name: 'as long as the session' },
] as const;

const roles: readonly { value: SeatRole; name: string }[] = [
  { value: 'observer', name: 'An observer, who reads along' },
  { value: 'coach', name: 'Another coach' },
  { value: 'candidate', name: 'The candidate, on a new link' },
];

export function InviteForm({ onInvite }: { onInvite(wanted: Wanted): Promise<void> }): ReactNode {
  const id = useId();
  const [role, setRole] = useState<SeatRole>('observer');
  const [name, setName] = useState('');
  const [days, setDays] = useState(7);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!name.trim()) return;
    void onInvite({ role, name: name.trim(), expiresAt: days ? Date.now() + days * DAY : null });
    setName('');
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label="Make a link">
      <h2>Let somebody in</h2>
      <label htmlFor={`${id}-role`}>Who</label>
      <select id={`${id}-role`} value={role} onChange={(event) => setRole(event.target.value as SeatRole)}>
        {roles.map((each) => (
          <option key={each.value} value={each.value}>
            {each.name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-name`}>Their name</label>
      <input id={`${id}-name`} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      <label htmlFor={`${id}-days`}>The link works</label>
      <select id={`${id}-days`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
        {ends.map((each) => (
          <option key={each.value} value={each.value}>
            {each.name}
          </option>
        ))}
      </select>
      <Button type="submit" aria-disabled={!name.trim()}>
        Make the link
      </Button>
    </form>
  );
}
