import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { z } from 'zod';
import type { SeatLink, sessionRow } from '../../protocol/http.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pill } from '../parts/pill.tsx';
import { roundName, scenarioName } from '../reading/names.ts';
import { call } from '../source/http.ts';
import { keepToken } from '../source/keys.ts';
import type { Loading } from '../source/use-answer.ts';
import css from './session-list.module.css';

export type Row = z.infer<typeof sessionRow>;

interface Props {
  list: Loading<{ sessions: Row[] }>;
  /** Of the scenarios, by their ids. */
  titles: ReadonlyMap<string, string>;
  operator: string;
  again(): void;
  /** Fetches those before; missing where there are none. */
  more?: (() => void) | undefined;
}

const hue = { waiting: 'quiet', live: 'good', finished: 'plum' } as const;
const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function SessionList({ list, titles, operator, again, more }: Props): ReactNode {
  const [, go] = useLocation();
  const [problem, set] = useState<string | null>(null);
  const [state, choose] = useState<Row['state'] | 'all'>('all');
  /** The operator takes a coach's seat of their own in it. */
  const enter = async (id: string): Promise<void> => {
    try {
      const seat = { role: 'coach', name: 'Coach' };
      const { token } = await call<SeatLink>(`/api/sessions/${id}/seats`, {
        method: 'POST',
        token: operator,
        body: seat,
      });
      keepToken(id, 'coach', token);
      go(`/s/${id}/coach`);
    } catch (error) {
      set(error instanceof Error ? error.message : String(error));
    }
  };
  if (list.is === 'loading') return <p role="status">Fetching the sessions</p>;
  if (list.is === 'refused') {
    return (
      <Notice tone="bad" icon="offline" alert action={<Button onClick={again}>Try again</Button>}>
        {list.error.message}
      </Notice>
    );
  }
  if (!list.value.sessions.length) return <p className={css.none}>None yet. Open the first one below.</p>;
  const { sessions } = list.value;
  const shown = state === 'all' ? sessions : sessions.filter((each) => each.state === state);
  const count = (of: Row['state']): number => sessions.filter((each) => each.state === of).length;
  return (
    <>
      <label className={css.show}>
        Show
        <select value={state} onChange={(event) => choose(event.target.value as Row['state'] | 'all')}>
          <option value="all">All ({sessions.length})</option>
          <option value="live">Live ({count('live')})</option>
          <option value="waiting">Waiting ({count('waiting')})</option>
          <option value="finished">Finished ({count('finished')})</option>
        </select>
      </label>
      {shown.length === 0 && <p className={css.none}>None of these.</p>}
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      <ul className={css.list}>
        {shown.map(({ id, scenario, candidate, state, round, createdAt }) => (
          <li key={id}>
            <Pill hue={hue[state]}>{state}</Pill>
            <b>{candidate || 'Candidate'}</b>
            <span>
              {[titles.get(scenario) ?? scenarioName(scenario), round && roundName[round]].filter(Boolean).join(', ')}
            </span>
            <time dateTime={new Date(createdAt).toISOString()}>{when.format(createdAt)}</time>
            <Button onClick={() => void enter(id)} aria-label={`Enter the session of ${candidate || 'Candidate'}`}>
              Enter
            </Button>
          </li>
        ))}
      </ul>
      {more && (
        <Button look="quiet" icon="down" onClick={more}>
          Earlier sessions
        </Button>
      )}
    </>
  );
}
