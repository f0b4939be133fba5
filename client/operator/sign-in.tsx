import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { call, Refused } from '../source/http.ts';
import { keepOperatorKey } from '../source/keys.ts';
import { isNoKey, NO_KEY } from './key.ts';
import css from './sign-in.module.css';

export function SignIn({ why, onKey }: { why: string | null; onKey(key: string): void }): ReactNode {
  const [key, set] = useState('');
  const [problem, tell] = useState(why);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = key.trim();
    if (!given || busy) return;
    setBusy(true);
    tell(null);
    try {
      await call('/api/sessions?limit=1', { token: given });
      keepOperatorKey(given);
      onKey(given);
    } catch (error) {
      tell(error instanceof Refused && !isNoKey(error) ? error.message : NO_KEY);
      setBusy(false);
    }
  };
  return (
    <Standstill title="For coaches">
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      <p>
        Open the link that the server printed when it started, or give the coach’s key. The link works once: restart the
        server for a new one, or set COACH_KEY.
      </p>
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <label htmlFor="key">Coach’s key</label>
        <input
          id="key"
          type="password"
          autoComplete="current-password"
          value={key}
          onChange={(event) => set(event.target.value)}
        />
        <Button look="main" type="submit" aria-disabled={busy}>
          Sign in
        </Button>
      </form>
    </Standstill>
  );
}
