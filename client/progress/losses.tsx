import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionOpened } from '../../protocol/http.ts';
import { personKey, rememberSession } from '../landing/person.ts';
import { Button } from '../parts/button.tsx';
import { call, Refused } from '../source/http.ts';
import { keepToken } from '../source/keys.ts';
import css from './progress.module.css';

/** A session made of what was lost, put again in other words. */
export function Losses({ count }: { count: number }): ReactNode {
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useState<string | null>(null);
  const drill = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    tell(null);
    try {
      const path = `/api/people/${encodeURIComponent(personKey() ?? '')}/drill`;
      const opened = await call<SessionOpened>(path, { method: 'POST', body: {} });
      keepToken(opened.id, 'seat', opened.seats.candidate.token);
      rememberSession(opened, 'A drill of what was lost');
      go(`/s/${opened.id}`);
    } catch (error) {
      setBusy(false);
      const closed = error instanceof Refused && error.code === 'unauthorized';
      tell(closed ? 'Sessions here are opened by a coach; ask yours for one.' : (error as Error).message);
    }
  };
  return (
    <div className={css.drill}>
      <p>
        {count === 1
          ? 'One challenge you lost and have not won since. The panel puts it again, in other words.'
          : `${count} challenges you lost and have not won since. The panel puts them again, in other words.`}
      </p>
      <Button look="main" icon="undo" aria-disabled={busy} onClick={() => void drill()}>
        Drill my losses
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
