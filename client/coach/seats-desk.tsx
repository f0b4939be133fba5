import { type ReactNode, useState } from 'react';
import type { SeatLink } from '../../protocol/http.ts';
import type { Seat } from '../../protocol/roles.ts';
import { Notice } from '../parts/notice.tsx';
import { call, request } from '../source/http.ts';
import { InvitationRow } from './invitation-row.tsx';
import { type Invitation, invitationsOf, keepInvitations } from './invitations.ts';
import { InviteForm, type Wanted } from './invite-form.tsx';
import { PresentRow } from './present-row.tsx';
import css from './seats-desk.module.css';

interface Props {
  session: string;
  token: string;
  /** The reader's own seat, which nobody takes from under themself. */
  own: string | undefined;
  present: readonly Seat[];
}

/** Who sits in this session: those who are here, and the links that let others in. */
export function SeatsDesk({ session, token, own, present }: Props): ReactNode {
  const [list, set] = useState(() => invitationsOf(session));
  const [problem, tell] = useState<string | null>(null);
  const path = `/api/sessions/${encodeURIComponent(session)}/seats`;
  const keep = (next: readonly Invitation[]): void => {
    set(next);
    keepInvitations(session, next);
  };
  const trying = async (what: () => Promise<void>): Promise<void> => {
    tell(null);
    try {
      await what();
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  const invite = ({ role, name, expiresAt }: Wanted): Promise<void> =>
    trying(async () => {
      const body = { role, name, ...(expiresAt === null ? {} : { expiresAt }) };
      const { seat, url } = await call<SeatLink>(path, { method: 'POST', token, body });
      keep([{ seat, url, role, name, expiresAt, revoked: false }, ...list]);
    });
  const revoke = (seat: string): Promise<void> =>
    trying(async () => {
      await request(`${path}/${encodeURIComponent(seat)}`, { method: 'DELETE', token });
      keep(list.map((each) => (each.seat === seat ? { ...each, revoked: true } : each)));
    });
  const others = present.filter(({ seat }) => !list.some((each) => each.seat === seat));
  return (
    <div className={css.desk}>
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      <section aria-labelledby="here">
        <h2 id="here">Here now</h2>
        {present.length === 0 && <p className={css.none}>Nobody.</p>}
        <ul>
          {present.map((seat) => (
            <PresentRow
              key={seat.seat}
              seat={seat}
              own={seat.seat === own}
              onRevoke={others.includes(seat) && seat.seat !== own ? () => void revoke(seat.seat) : undefined}
            />
          ))}
        </ul>
      </section>
      <InviteForm onInvite={invite} />
      {list.length > 0 && (
        <section aria-labelledby="made">
          <h2 id="made">Links made on this device</h2>
          <ul>
            {list.map((invitation) => (
              <InvitationRow
                key={invitation.seat}
                invitation={invitation}
                here={present.some(({ seat }) => seat === invitation.seat)}
                onRevoke={() => void revoke(invitation.seat)}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
