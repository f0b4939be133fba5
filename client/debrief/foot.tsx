import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { SessionView } from '../../protocol/http.ts';
import buttonCss from '../parts/button.module.css';
import { Button } from '../parts/button.tsx';
import { Exports } from '../replay/exports.tsx';
import { tokenOf } from '../source/keys.ts';
import css from './debrief-report.module.css';
import { Erase } from './erase.tsx';

interface Props {
  session: string;
  token: string;
  view: SessionView;
  fork: { of: string; seq: number } | null;
}

/** Where one goes from here. */
export function Foot({ session, token, view, fork }: Props): ReactNode {
  const [erasing, erase] = useState(false);
  return (
    <footer className={css.foot}>
      <Button icon="print" onClick={() => print()}>
        Print or save as PDF
      </Button>
      <Link href={`/s/${session}/replay`} className={buttonCss.button}>
        Watch the replay
      </Link>
      {view.coach && (
        <a href={view.coach.url} className={buttonCss.button}>
          See what the panel saw
        </a>
      )}
      {fork && tokenOf(fork.of, 'seat') && (
        <Link href={`/s/${session}/compare`} className={buttonCss.button}>
          Compare with the first time
        </Link>
      )}
      <Exports session={session} token={token} />
      {view.you.role === 'candidate' && (
        <Button look="quiet" onClick={() => erase(true)}>
          Erase this session
        </Button>
      )}
      {erasing && <Erase session={session} token={token} onClose={() => erase(false)} />}
    </footer>
  );
}
