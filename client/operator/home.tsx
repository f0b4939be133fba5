import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { SessionOpened } from '../../protocol/http.ts';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { OpenForm } from '../landing/open-form.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { call } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import css from './home.module.css';
import { isNoKey, NO_KEY } from './key.ts';
import { Links } from './links.tsx';
import { ModelState } from './model-state.tsx';
import { type Row, SessionList } from './session-list.tsx';

interface Props {
  operator: string;
  onOut(why: string | null): void;
}

export function Home({ operator, onOut }: Props): ReactNode {
  const [pages, setPages] = useState(1);
  const [list, again] = useAnswer(`${operator} ${pages}`, (signal) => loadSessions(operator, pages, signal));
  const [scenarios] = useAnswer('scenarios', (signal) =>
    call<{ scenarios: PublicScenario[] }>('/api/scenarios', { signal }),
  );
  const titles = new Map(scenarios.is === 'here' ? scenarios.value.scenarios.map(({ id, title }) => [id, title]) : []);
  const [opened, set] = useState<{ session: SessionOpened; title: string } | null>(null);
  const out = list.is === 'refused' && isNoKey(list.error);
  useEffect(() => {
    if (out) onOut(NO_KEY);
  }, [out, onOut]);
  return (
    <Page
      title="Coach"
      tools={
        <>
          <Link href="/scenarios">Scenarios</Link>
          <Button look="quiet" onClick={() => onOut(null)}>
            Sign out
          </Button>
        </>
      }
    >
      <div className={css.home}>
        <h1>Sessions</h1>
        <ModelState operator={operator} />
        <SessionList
          list={list}
          titles={titles}
          operator={operator}
          again={again}
          more={list.is === 'here' && list.value.cursor ? () => setPages(pages + 1) : undefined}
        />
        <h2 id="open">Open a session</h2>
        {opened && <Links opened={opened.session} title={opened.title} />}
        <OpenForm
          operator={operator}
          start="Open the session"
          onOpened={(session, title) => {
            set({ session, title });
            again();
            requestAnimationFrame(() => document.getElementById('links')?.focus());
          }}
        />
      </div>
    </Page>
  );
}

/** The newest sessions, that many pages of them. */
async function loadSessions(operator: string, pages: number, signal: AbortSignal): Promise<Listed> {
  const all: Listed = { sessions: [], cursor: null };
  for (let page = 0; page < pages; page++) {
    const from = all.cursor ? `&cursor=${encodeURIComponent(all.cursor)}` : '';
    const next = await call<Listed>(`/api/sessions?limit=50${from}`, { token: operator, signal });
    all.sessions.push(...next.sessions);
    all.cursor = next.cursor;
    if (!all.cursor) break;
  }
  return all;
}

interface Listed {
  sessions: Row[];
  cursor: string | null;
}
