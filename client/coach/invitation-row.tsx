import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { Button } from '../parts/button.tsx';
import { Pill } from '../parts/pill.tsx';
import type { Invitation } from './invitations.ts';
import css from './seats-desk.module.css';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  invitation: Invitation;
  here: boolean;
  onRevoke(): void;
}

/** A link and what has become of it. */
export function InvitationRow({ invitation, here, onRevoke }: Props): ReactNode {
  const { name, role, url, expiresAt, revoked } = invitation;
  const { copy, copied } = useClipboard();
  const id = useId();
  const over = expiresAt !== null && expiresAt < Date.now();
  const gone = revoked || over;
  return (
    <li className={css.link}>
      <p>
        <b id={id}>{name}</b> <span>{role}</span>{' '}
        <Pill hue={gone ? 'quiet' : here ? 'good' : 'ochre'}>
          {revoked ? 'Taken back' : over ? 'Ended' : here ? 'Here' : 'Open'}
        </Pill>
        {expiresAt !== null && !revoked && <span> until {when.format(expiresAt)}</span>}
      </p>
      {!gone && (
        <div className={css.address}>
          <input readOnly value={url} aria-labelledby={id} onFocus={(event) => event.target.select()} />
          <Button icon={copied ? 'check' : undefined} aria-label={`Copy the link of ${name}`} onClick={() => copy(url)}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
          <Button look="quiet" aria-label={`Take the link of ${name} back`} onClick={onRevoke}>
            Take back
          </Button>
        </div>
      )}
    </li>
  );
}
