import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { refusedWords } from '../reading/names.ts';
import type { Refused } from '../source/http.ts';
import { Button } from './button.tsx';
import { Standstill } from './standstill.tsx';

interface Props {
  title: string;
  session: string;
  error: Refused;
  again(): void;
}

const deadLink = new Set(['unauthorized', 'forbidden', 'not_found']);

/** A page of a session that did not open. A dead link stays one, however often it is tried. */
export function ClosedDoor({ title, session, error, again }: Props): ReactNode {
  const dead = deadLink.has(error.code);
  return (
    <Standstill
      title={title}
      action={
        dead ? (
          <Link href="/">To the start page</Link>
        ) : (
          <>
            <Button look="main" onClick={again}>
              Try again
            </Button>
            <Link href={`/s/${session}`}>To the room</Link>
          </>
        )
      }
    >
      {dead ? refusedWords[error.code] : error.message}
    </Standstill>
  );
}
