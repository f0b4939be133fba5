import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { useAnswer } from '../source/use-answer.ts';
import { Column } from './column.tsx';
import css from './compare.module.css';
import { loadPair } from './load.ts';
import { Scores } from './scores.tsx';

/** The same moment answered twice, side by side. */
export default function Compare({ session, token }: { session: string; token: string }): ReactNode {
  const [pair, again] = useAnswer(`${session} ${token}`, (signal) => loadPair(session, token, signal));
  useDocumentTitle('Compare | Hotseat');
  if (pair.is === 'loading') return <Standstill title="Fetching the two recordings" busy />;
  if (pair.is === 'refused') {
    return (
      <Standstill
        title="There is nothing to compare yet"
        action={
          <>
            <Button onClick={again}>Try again</Button>
            <Link href={`/s/${session}`}>To the session</Link>
          </>
        }
      >
        {pair.error.message}
      </Standstill>
    );
  }
  const { first, again: second, seq } = pair.value;
  return (
    <Page title={`Compared: ${second.recording.view.scenario.title}`}>
      <div className={css.page}>
        <h1>The first time, and again</h1>
        <p className={css.lead}>
          Both are the same up to the first turn below. What follows it is what became of each.
        </p>
        <Scores first={first} again={second} />
        <div className={css.columns}>
          <Column name="The first time" take={first} seq={seq} />
          <Column name="Again" take={second} seq={seq} />
        </div>
      </div>
    </Page>
  );
}
