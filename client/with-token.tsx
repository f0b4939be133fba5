import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button } from './parts/button.tsx';
import { Standstill } from './parts/standstill.tsx';
import { call, Refused } from './source/http.ts';
import { type Desk, keepToken, takeFragment, tokenOf } from './source/keys.ts';
import { useAnswer } from './source/use-answer.ts';

interface Props {
  session: string;
  desk: Desk;
  children(token: string): ReactNode;
}

/** Takes the seat's token from the link, or from this device if it came here before. */
export function WithToken({ session, desk, children }: Props): ReactNode {
  const [{ given, kept }] = useState(() => {
    const found = { given: takeFragment().get('token'), kept: tokenOf(session, desk) };
    if (found.given && found.given === found.kept) keepToken(session, desk, found.given);
    return found;
  });
  if (given && given !== kept) {
    return (
      <Proving session={session} desk={desk} given={given} kept={kept}>
        {children}
      </Proving>
    );
  }
  if (kept) return children(kept);
  return (
    <Standstill title="This session needs your link" action={<Link href="/">To the start page</Link>}>
      A seat in a session is a personal link. Open the one you were given; this device will remember it from then on.
    </Standstill>
  );
}

const noSeat = new Set(['unauthorized', 'forbidden', 'not_found']);

/** A link may have lost its end on the way, and must not cost the seat that this device already has. */
function Proving({ session, desk, given, kept, children }: Props & { given: string; kept: string | null }): ReactNode {
  const [proof, again] = useAnswer(given, async (signal) => {
    try {
      await call(`/api/sessions/${encodeURIComponent(session)}`, { token: given, signal });
    } catch (error) {
      // Without another to go by, the page itself says what is wrong with it.
      if (error instanceof Refused && noSeat.has(error.code)) return kept ?? given;
      throw error;
    }
    keepToken(session, desk, given);
    return given;
  });
  if (proof.is === 'here') return children(proof.value);
  if (proof.is === 'loading') return <Standstill title="Finding your seat" busy />;
  return (
    <Standstill title="Your seat could not be found just now" action={<Button onClick={again}>Try again</Button>}>
      {proof.error.message}
    </Standstill>
  );
}
