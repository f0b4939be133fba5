import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { forgetSession } from '../landing/person.ts';
import { Confirm } from '../parts/confirm.tsx';
import { request } from '../source/http.ts';
import { forgetToken } from '../source/keys.ts';

interface Props {
  session: string;
  token: string;
  onClose(): void;
}

export function Erase({ session, token, onClose }: Props): ReactNode {
  const [, go] = useLocation();
  const [problem, set] = useState<string | null>(null);
  const erase = async (): Promise<void> => {
    try {
      await request(`/api/sessions/${encodeURIComponent(session)}`, { method: 'DELETE', token });
    } catch (error) {
      return set(error instanceof Error ? error.message : String(error));
    }
    for (const gone of forgetSession(session)) forgetToken(gone);
    go('/');
  };
  return (
    <Confirm title="Erase this session?" yes="Erase it for good" onNo={onClose} onYes={() => void erase()}>
      The recording, the case and the debrief are deleted for everybody who holds a link, and so is every time you took
      it again from here.
      {problem && <p role="alert">{problem}</p>}
    </Confirm>
  );
}
