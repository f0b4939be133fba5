import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { axisName, roundName } from '../reading/names.ts';
import { useAnswer } from '../source/use-answer.ts';
import { Belongings } from './belongings.tsx';
import { loadProgress } from './load.ts';
import { Losses } from './losses.tsx';
import { Plot } from './plot.tsx';
import css from './progress.module.css';
import { SatList } from './sat-list.tsx';
import { byAxis, byRound } from './tally.ts';

/** What became of it over several sessions. */
export default function Progress(): ReactNode {
  const [answer, again] = useAnswer('progress', loadProgress);
  useDocumentTitle('Progress | Hotseat');
  if (answer.is === 'loading') return <Standstill title="Reading your debriefs" busy />;
  if (answer.is === 'refused') {
    return (
      <Standstill title="Your progress did not load" action={<Button onClick={again}>Try again</Button>}>
        {answer.error.message}
      </Standstill>
    );
  }
  const { sessions, lost } = answer.value;
  if (!sessions.length) {
    return (
      <Standstill title="Nothing to compare yet" action={<Link href="/">To the start page</Link>}>
        Finish a session on this device; its debrief shows up here, and the next one beside it.
        <Belongings onErased={again} />
      </Standstill>
    );
  }
  return (
    <Page title="Progress">
      <div className={css.page}>
        <h1>Progress</h1>
        <p className={css.lead}>
          {sessions.length === 1 ? 'One finished session' : `${sessions.length} finished sessions`}, the earliest on the
          left. Scenario, level and pressure differ from one to the next, so read the direction and not the digits.
        </p>
        {lost > 0 && <Losses count={lost} />}
        <section aria-labelledby="axes">
          <h2 id="axes">By axis: of the challenges put to you, how many held</h2>
          <div className={css.plots}>
            {byAxis(sessions).map(({ of, points }) => (
              <Plot key={of} name={axisName[of]} points={points} />
            ))}
          </div>
        </section>
        <section aria-labelledby="rounds">
          <h2 id="rounds">By round: the mean of its criteria, 1 to 5</h2>
          <div className={css.plots}>
            {byRound(sessions).map(({ of, points }) => (
              <Plot key={of} name={roundName[of]} points={points} />
            ))}
          </div>
        </section>
        <SatList sessions={sessions} />
        <Belongings onErased={again} />
      </div>
    </Page>
  );
}
