import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { Standstill } from '../parts/standstill.tsx';
import { call, type Refused } from '../source/http.ts';
import { forgetOperatorKey, keepOperatorToken, operatorKey, takeFragment } from '../source/keys.ts';
import { Home } from './home.tsx';
import { SignIn } from './sign-in.tsx';

type State = { is: 'out'; why: string | null } | { is: 'asking'; code: string } | { is: 'in'; key: string };

/** The coach's home: signed in by the one-time code of a link, or by the key itself. */
export default function Operator(): ReactNode {
  useDocumentTitle('Coach | Hotseat');
  const [state, set] = useState<State>(() => {
    const code = takeFragment().get('code');
    const key = operatorKey();
    return code ? { is: 'asking', code } : key ? { is: 'in', key } : { is: 'out', why: null };
  });
  const code = state.is === 'asking' ? state.code : null;
  useEffect(() => {
    if (!code) return;
    let stale = false;
    call<{ key: string }>('/api/operator/sign-in', { method: 'POST', body: { code } }).then(
      ({ key }) => {
        keepOperatorToken(key);
        if (!stale) set({ is: 'in', key });
      },
      (error: Refused) => {
        const key = operatorKey();
        if (!stale) set(key ? { is: 'in', key } : { is: 'out', why: error.message });
      },
    );
    return () => {
      stale = true;
    };
  }, [code]);

  if (state.is === 'asking') return <Standstill title="Signing you in" busy />;
  if (state.is === 'out') return <SignIn why={state.why} onKey={(key) => set({ is: 'in', key })} />;
  return (
    <Home
      operator={state.key}
      onOut={(why) => {
        forgetOperatorKey();
        set({ is: 'out', why });
      }}
    />
  );
}
