import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionOpened } from '../../protocol/http.ts';
import { rememberSession } from '../landing/person.ts';
import { Links } from '../operator/links.tsx';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { call } from '../source/http.ts';
import { keepToken } from '../source/keys.ts';
import css from './again.module.css';

interface Props {
  session: string;
  token: string;
  title: string;
  /** The entry to go on from; null where there is none before the playhead. */
  point: number | null;
  /** A coach gives the links away; a candidate goes to their seat. */
  coach: boolean;
}

/** The same panel, the same words up to here, and another answer. */
export function Again({ session, token, title, point, coach }: Props): ReactNode {
  const [, go] = useLocation();
  const [asking, ask] = useState(false);
  const [problem, tell] = useState<string | null>(null);
  const [opened, open] = useState<SessionOpened | null>(null);
  const fork = async (): Promise<void> => {
    try {
      const path = `/api/sessions/${encodeURIComponent(session)}/fork`;
      const made = await call<SessionOpened>(path, { method: 'POST', token, body: { seq: point } });
      ask(false);
      if (coach) {
        if (made.seats.coach) keepToken(made.id, 'coach', made.seats.coach.token);
        return open(made);
      }
      keepToken(made.id, 'seat', made.seats.candidate.token);
      rememberSession(made, `${title}, again`, session);
      go(`/s/${made.id}`);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <Button
        icon="undo"
        aria-disabled={point === null}
        title={point === null ? 'Move the playhead past the first question' : undefined}
        onClick={() => point !== null && ask(true)}
      >
        Take it again from here
      </Button>
      {asking && (
        <Confirm title="Take it again from here?" yes="Take it again" onNo={() => ask(false)} onYes={() => void fork()}>
          A new session begins as this one stood at your last turn before the playhead, with the same panel. This
          recording stays as it is, and the two can be compared.
          {problem && <p role="alert">{problem}</p>}
        </Confirm>
      )}
      {opened && (
        <div className={css.links}>
          <Links opened={opened} title={`${title}, again`} />
        </div>
      )}
    </>
  );
}
