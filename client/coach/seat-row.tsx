import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useId, useState } from 'react';
import type { z } from 'zod';
import type { seatRow } from '../../protocol/http.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Pill } from '../parts/pill.tsx';
import css from './seats-desk.module.css';

export type SeatAtHand = z.infer<typeof seatRow>;

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  seat: SeatAtHand;
  /** Known where the link was made. */
  url: string | undefined;
  here: boolean;
  own: boolean;
  onRevoke(): void;
}

/** A seat, whoever sits in it, and its link. */
export function SeatRow({ seat, url, here, own, onRevoke }: Props): ReactNode {
  const { name, role, expiresAt, revoked } = seat;
  const { copy, copied } = useClipboard();
  const [asking, ask] = useState(false);
  const id = useId();
  const over = expiresAt < Date.now();
  const state = revoked ? 'Taken back' : over ? 'Ended' : here ? 'Here' : 'Open';
  return (
    <li className={css.seat}>
      <p className={css.who}>
        <b id={id}>{name}</b> <span>{own ? `${role}, you` : role}</span>{' '}
        <Pill hue={revoked || over ? 'quiet' : here ? 'good' : 'ochre'}>{state}</Pill>
        {!revoked && <span> until {when.format(expiresAt)}</span>}
      </p>
      {!revoked && !over && (
        <div className={css.address}>
          {url && (
            <>
              <input readOnly value={url} aria-labelledby={id} onFocus={(event) => event.target.select()} />
              <Button
                icon={copied ? 'check' : undefined}
                aria-label={`Copy the link of ${name}`}
                onClick={() => copy(url)}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            </>
          )}
          {!own && (
            <Button look="quiet" aria-label={`Take the seat of ${name} back`} onClick={() => ask(true)}>
              Take back
            </Button>
          )}
        </div>
      )}
      {asking && (
        <Confirm
          title={`Take the seat of ${name} back?`}
          yes="Take it back"
          onNo={() => ask(false)}
          onYes={() => {
            ask(false);
            onRevoke();
          }}
        >
          {here ? 'Their connection ends at once, and the link stops working.' : 'The link stops working.'}
        </Confirm>
      )}
    </li>
  );
}
