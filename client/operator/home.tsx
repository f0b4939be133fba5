import { type ReactNode, useEffect, useState } from 'react';
import type { SessionOpened } from '../../protocol/http.ts';
import { OpenForm } from '../landing/open-form.tsx';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { call } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import css from './home.module.css';
import { Links } from './links.tsx';
import { type Row, SessionList } from './session-list.tsx';

interface Props {
  operator: string;
  onOut(why: string | null): void;
}

export function Home({ operator, onOut }: Props): ReactNode {
  const [list, again] = useAnswer(operator, (signal) =>
    call<{ sessions: Row[]; cursor?: string | null }>('/api/sessions?limit=50', { token: operator, signal }),
  );
  const [opened, set] = useState<{ session: SessionOpened; title: string } | null>(null);
  const out = list.is === 'refused' && list.error.code === 'unauthorized';
  useEffect(() => {
    if (out) onOut('That key or code is not valid here.');
  }, [out, onOut]);
  return (
    <Page
      title="Coach"
      tools={
        <Button look="quiet" onClick={() => onOut(null)}>
          Sign out
        </Button>
      }
    >
      <div className={css.home}>
        <h1>Sessions</h1>
        <SessionList list={list} operator={operator} again={again} />
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
