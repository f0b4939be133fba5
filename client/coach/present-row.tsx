import { type ReactNode, useState } from 'react';
import type { Seat } from '../../protocol/roles.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import css from './seats-desk.module.css';

interface Props {
  seat: Seat;
  own: boolean;
  onRevoke: (() => void) | undefined;
}

export function PresentRow({ seat, own, onRevoke }: Props): ReactNode {
  const [asking, ask] = useState(false);
  return (
    <li className={css.here}>
      <b>{seat.name}</b> <span>{own ? `${seat.role}, you` : seat.role}</span>
      {onRevoke && (
        <Button look="quiet" aria-label={`Take the seat of ${seat.name} away`} onClick={() => ask(true)}>
          Take the seat away
        </Button>
      )}
      {asking && onRevoke && (
        <Confirm
          title={`Take the seat of ${seat.name} away?`}
          yes="Take it away"
          onNo={() => ask(false)}
          onYes={() => {
            ask(false);
            onRevoke();
          }}
        >
          Their connection ends at once, and their link stops working.
        </Confirm>
      )}
    </li>
  );
}
