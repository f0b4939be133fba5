import type { ReactNode } from 'react';
import type { Challenge } from '../../protocol/challenge.ts';
import type { NextMove } from '../../protocol/http.ts';
import type { Panelist } from '../../protocol/loop.ts';
import { call } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import css from './next-move.module.css';

interface Props {
  session: string;
  token: string;
  /** Where the recording stands: it is asked again whenever something has happened. */
  seq: number;
  /** Why the floor was last given to one of the panel. */
  why: string | undefined;
  ledger: readonly Challenge[];
  panelists: readonly Panelist[];
}

/** What the panel is doing, what it would do next, and why. */
export function NextMoveLine({ session, token, seq, why, ledger, panelists }: Props): ReactNode {
  const [answer] = useAnswer(`${session} ${seq}`, (signal) =>
    call<NextMove>(`/api/sessions/${encodeURIComponent(session)}/next`, { token, signal }),
  );
  const { standing, next } = answer.is === 'here' ? answer.value : { standing: null, next: null };
  const quoteOf = (id: string | null | undefined): string | undefined => ledger.find((each) => each.id === id)?.quote;
  const waiting = quoteOf(standing);
  const about = quoteOf(next?.challenge) ?? next?.text;
  const who = panelists.find(({ id }) => id === next?.panelist)?.name;
  return (
    <dl className={css.next}>
      {why && (
        <div>
          <dt>Now</dt>
          <dd>{sentence(why)}</dd>
        </div>
      )}
      {waiting && (
        <div>
          <dt>Waits for an answer</dt>
          <dd>“{waiting}”</dd>
        </div>
      )}
      {next && (
        <div>
          <dt>{waiting ? 'After that' : 'Next'}</dt>
          <dd>
            {who && <b>{who}: </b>}
            {about && `“${about}” `}
            <span>{sentence(next.why)}</span>
          </dd>
        </div>
      )}
      {answer.is === 'refused' && <p>What comes next cannot be shown: {answer.error.message}</p>}
    </dl>
  );
}

const sentence = (why: string): string => `${(why[0] ?? '').toUpperCase()}${why.slice(1).replace(/[.]$/, '')}.`;
