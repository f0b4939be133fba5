import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { keepOperatorKey } from '../source/keys.ts';
import css from './sign-in.module.css';

export function SignIn({ why, onKey }: { why: string | null; onKey(key: string): void }): ReactNode {
  const [key, set] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!key.trim()) return;
    keepOperatorKey(key.trim());
    onKey(key.trim());
  };
  return (
    <Standstill title="For coaches">
      {why && (
        <Notice tone="bad" alert>
          {why}
        </Notice>
      )}
      <p>Open the link that the server printed when it started, or give the coach’s key.</p>
      <form className={css.form} onSubmit={submit}>
        <label htmlFor="key">Coach’s key</label>
        <input
          id="key"
          type="password"
          autoComplete="current-password"
          value={key}
          onChange={(event) => set(event.target.value)}
        />
        <Button look="main" type="submit">
          Sign in
        </Button>
      </form>
    </Standstill>
  );
}
