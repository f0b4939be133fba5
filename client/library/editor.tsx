import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Scenario } from '../../protocol/scenario.ts';
import { Button } from '../parts/button.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { call } from '../source/http.ts';
import { operatorKey } from '../source/keys.ts';
import { useAnswer } from '../source/use-answer.ts';
import { blank, draftOf, keptDraft } from './draft.ts';
import { offered } from './filter.ts';
import { Form } from './form.tsx';
import type { Known } from './use-library.ts';

interface Loaded {
  scenario: Scenario | null;
  surfaces: readonly string[];
}

const load = async (id: string | null, token: string | null, signal: AbortSignal): Promise<Loaded> => {
  const [scenario, { scenarios }] = await Promise.all([
    id ? call<Scenario>(`/api/scenarios/${encodeURIComponent(id)}`, { token, signal }) : null,
    call<{ scenarios: Known[] }>('/api/scenarios', { token, signal }),
  ]);
  return { scenario, surfaces: offered(scenarios).surfaces };
};

/** Where a scenario is written, new or again. */
export default function Editor({ id }: { id: string | null }): ReactNode {
  useDocumentTitle(`${id ? 'Change a scenario' : 'Write a scenario'} | Hotseat`);
  const token = operatorKey();
  const [answer, again] = useAnswer(`${id} ${token}`, (signal) => load(id, token, signal));
  if (!token) {
    return (
      <Standstill title="Scenarios are written by the operator" action={<Link href="/coach">Sign in</Link>}>
        Sign in with the link that the server printed when it started, then come back here.
      </Standstill>
    );
  }
  if (answer.is === 'loading') return <Standstill title="Fetching the scenario" busy />;
  if (answer.is === 'refused') {
    return (
      <Standstill
        title="The scenario did not open"
        action={
          <>
            <Button look="main" onClick={again}>
              Try again
            </Button>
            <Link href="/scenarios">To the scenarios</Link>
          </>
        }
      >
        {answer.error.message}
      </Standstill>
    );
  }
  const { scenario, surfaces } = answer.value;
  const saved = scenario ? draftOf(scenario) : blank;
  return <Form id={id} token={token} saved={saved} surfaces={surfaces} kept={keptDraft(id)} />;
}
