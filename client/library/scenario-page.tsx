import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { call } from '../source/http.ts';
import { operatorKey } from '../source/keys.ts';
import { useAnswer } from '../source/use-answer.ts';
import { HiddenView } from './hidden-view.tsx';
import { PublicView } from './public-view.tsx';
import css from './scenario-page.module.css';
import { isWhole, type Known } from './use-library.ts';
import { Versions } from './versions.tsx';
import { WholeTools } from './whole-tools.tsx';

/** One scenario: the brief for everybody, and for the operator all that the candidate does not see. */
export default function ScenarioPage({ id }: { id: string }): ReactNode {
  const token = operatorKey();
  const path = `/api/scenarios/${encodeURIComponent(id)}`;
  const [answer, again] = useAnswer(`${path} ${token}`, (signal) => call<Known>(path, { token, signal }));
  const [, go] = useLocation();
  const [older, look] = useState<Known | null>(null);
  useDocumentTitle(`${answer.is === 'here' ? answer.value.title : 'Scenario'} | Hotseat`);
  if (answer.is === 'loading') return <Standstill title="Fetching the scenario" busy />;
  if (answer.is === 'refused') {
    const gone = answer.error.code === 'not_found';
    return (
      <Standstill
        title={gone ? 'There is no such scenario' : 'The scenario did not open'}
        action={
          <>
            {!gone && (
              <Button look="main" onClick={again}>
                Try again
              </Button>
            )}
            <Link href="/scenarios">To the scenarios</Link>
          </>
        }
      >
        {gone ? 'It may have been taken away. Recordings made on it still show it.' : answer.error.message}
      </Standstill>
    );
  }
  const scenario = older ?? answer.value;
  return (
    <Page title="Scenarios" tools={<Link href="/scenarios">All scenarios</Link>}>
      <article className={css.page}>
        <PublicView scenario={scenario} top />
        <div className={css.actions}>
          <Button look="main" icon="send" onClick={() => go(`${token ? '/coach' : '/'}?scenario=${id}#scenario`)}>
            {token ? 'Open a session on it' : 'Sit this one'}
          </Button>
          {isWhole(scenario) && <WholeTools scenario={scenario} operator={token} />}
        </div>
        {isWhole(scenario) && (
          <>
            <HiddenView scenario={scenario} />
            <Versions id={id} operator={token} shown={scenario.version} onLook={look} />
          </>
        )}
      </article>
    </Page>
  );
}
