import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Standstill } from './parts/standstill.tsx';
import { type Desk, keepToken, takeFragment, tokenOf } from './source/keys.ts';

interface Props {
  session: string;
  desk: Desk;
  children(token: string): ReactNode;
}

/** Takes the seat's token from the link, or from this device if it came here before. */
export function WithToken({ session, desk, children }: Props): ReactNode {
  const [token] = useState(() => {
    const given = takeFragment().get('token');
    if (given) keepToken(session, desk, given);
    return given ?? tokenOf(session, desk);
  });
  if (token) return children(token);
  return (
    <Standstill title="This session needs your link" action={<Link href="/">To the start page</Link>}>
      A seat in a session is a personal link. Open the one you were given; this device will remember it from then on.
    </Standstill>
  );
}
