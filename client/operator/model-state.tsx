import type { ReactNode } from 'react';
import { Notice } from '../parts/notice.tsx';
import { useTick } from '../parts/use-tick.ts';
import { call } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import css from './model-state.module.css';
import { type Spent, spentWords } from './spent.ts';

interface Report {
  engine: 'builtin' | 'openai';
  model: string | null;
  host: string | null;
  state: 'ok' | 'failing';
  code: string | null;
  note: string | null;
  tokens: { today: Spent; caps: { perDay: number | null } } | null;
}

const because: Record<string, string> = {
  unauthorized: 'it does not take this OPENAI_API_KEY',
  'rate-limited': 'it asks to be called less often',
  unavailable: 'it does not answer',
  'first-token': 'its first word takes too long',
  stalled: 'it stops in mid-sentence',
  deadline: 'its answers take too long',
  cut: 'its answers break off',
};

const REFRESH_MS = 20_000;

/** How the model is doing that speaks for the panel, where one is configured. */
export function ModelState({ operator }: { operator: string }): ReactNode {
  useTick(REFRESH_MS);
  const [answer] = useAnswer(`${operator} ${Math.floor(Date.now() / REFRESH_MS)}`, (signal) =>
    call<Report>('/api/operator/panel', { token: operator, signal }),
  );
  if (answer.is !== 'here' || answer.value.engine === 'builtin') return null;
  return (
    <div className={css.state}>
      <Told report={answer.value} />
    </div>
  );
}

function Told({ report: { model, host, state, code, note, tokens } }: { report: Report }): ReactNode {
  const today = tokens?.today.calls ? ` Today: ${spentWords(tokens.today, tokens.caps.perDay)}.` : '';
  if (state === 'failing') {
    return (
      <Notice tone="bad" alert>
        <b>{host}</b> is left alone for now: {because[code ?? ''] ?? code}. The builtin engine speaks in all sessions
        and the model comes back when it can.{today}
      </Notice>
    );
  }
  return (
    <Notice tone={note ? 'warn' : 'plain'} icon={note ? 'alert' : 'check'}>
      <b>{model}</b> at {host} speaks for the panel.{note ? ` But ${note}.` : ''}
      {today}
    </Notice>
  );
}
