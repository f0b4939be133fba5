import { type ReactNode, useEffect, useState } from 'react';
import type { SeatLink } from '../../protocol/http.ts';
import type { Seat } from '../../protocol/roles.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { call, request } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import { keepLink, linksMade } from './invitations.ts';
import { InviteForm, type Wanted } from './invite-form.tsx';
import { type SeatAtHand, SeatRow } from './seat-row.tsx';
import css from './seats-desk.module.css';

interface Props {
  session: string;
  token: string;
  /** The reader's own seat, which nobody takes from under themself. */
  own: string | undefined;
  present: readonly Seat[];
}

/** Who may come in, who is here, and the links that let them in. */
export function SeatsDesk({ session, token, own, present }: Props): ReactNode {
  const path = `/api/sessions/${encodeURIComponent(session)}/seats`;
  const [list, again] = useAnswer(path, (signal) => call<{ seats: SeatAtHand[] }>(path, { token, signal }));
  const [problem, tell] = useState<string | null>(null);
  const here = new Set(present.map(({ seat }) => seat));
  const strangers =
    list.is === 'here' && present.some(({ seat }) => !list.value.seats.some((row) => row.seat === seat));
  useEffect(() => {
    if (strangers) again();
  }, [strangers, again]);

  const trying = async (what: () => Promise<unknown>): Promise<void> => {
    tell(null);
    try {
      await what();
      again();
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  const invite = ({ role, name, expiresAt }: Wanted): Promise<void> =>
    trying(async () => {
      const body = { role, name, ...(expiresAt === null ? {} : { expiresAt }) };
      const { seat, url } = await call<SeatLink>(path, { method: 'POST', token, body });
      keepLink(session, seat, url);
    });
  const revoke = (seat: string): Promise<void> =>
    trying(() => request(`${path}/${encodeURIComponent(seat)}`, { method: 'DELETE', token }));
  const links = linksMade(session);
  const rank = (seat: SeatAtHand): number => (seat.revoked ? 2 : here.has(seat.seat) ? 0 : 1);
  return (
    <div className={css.desk}>
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      {list.is === 'refused' && (
        <Notice tone="bad" icon="offline" alert action={<Button onClick={again}>Try again</Button>}>
          {list.error.message}
        </Notice>
      )}
      <InviteForm onInvite={invite} />
      <section aria-labelledby="seats">
        <h2 id="seats">The seats</h2>
        {list.is === 'loading' && <p role="status">Fetching the seats</p>}
        {list.is === 'here' && (
          <ul>
            {list.value.seats
              .toSorted((a, b) => rank(a) - rank(b))
              .map((seat) => (
                <SeatRow
                  key={seat.seat}
                  seat={seat}
                  url={links[seat.seat]}
                  here={here.has(seat.seat)}
                  own={seat.seat === own}
                  onRevoke={() => void revoke(seat.seat)}
                />
              ))}
          </ul>
        )}
      </section>
    </div>
  );
}
