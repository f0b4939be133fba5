import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { SessionOpened } from '../../protocol/http.ts';
import { Button } from '../parts/button.tsx';
import css from './links.module.css';

const who = { candidate: 'For the candidate', coach: 'For the coach', observer: 'For an observer' } as const;

/** The seats of a session just opened. Each link is personal. */
export function Links({ opened, title }: { opened: SessionOpened; title: string }): ReactNode {
  return (
    <section id="links" className={css.links} tabIndex={-1} aria-label={`Links to ${title}`}>
      <h3>{title}: the links</h3>
      <ul>
        {(['candidate', 'coach', 'observer'] as const).map((role) => {
          const seat = opened.seats[role];
          return seat && <Seat key={role} name={who[role]} url={seat.url} />;
        })}
      </ul>
    </section>
  );
}

function Seat({ name, url }: { name: string; url: string }): ReactNode {
  const { copy, copied } = useClipboard();
  return (
    <li>
      <b>{name}</b>
      <input readOnly value={url} aria-label={name} onFocus={(event) => event.target.select()} />
      <Button icon={copied ? 'check' : undefined} onClick={() => copy(url)}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
      <a href={url}>Open</a>
    </li>
  );
}
