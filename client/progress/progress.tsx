import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { axisName, roundName } from '../reading/names.ts';
import { useAnswer } from '../source/use-answer.ts';
import { loadProgress } from './load.ts';
import { Plot } from './plot.tsx';
import css from './progress.module.css';
import { byAxis, byRound, type Sat } from './tally.ts';

/** What became of it over several sessions, on this device. */
export default function Progress(): ReactNode {
  const [answer] = useAnswer('progress', loadProgress);
  useDocumentTitle('Progress | Hotseat');
  if (answer.is !== 'here') return <Standstill title="Reading your debriefs" busy />;
  const sat = answer.value;
  if (!sat.length) {
    return (
      <Standstill title="Nothing to compare yet" action={<Link href="/">To the start page</Link>}>
        Finish a session on this device; its debrief shows up here, and the next one beside it.
      </Standstill>
    );
  }
  return (
    <Page title="Progress">
      <div className={css.page}>
        <h1>Progress</h1>
        <p className={css.lead}>
          {sat.length === 1 ? 'One finished session' : `${sat.length} finished sessions`} on this device, the earliest
          on the left. Scenario, level and pressure differ from one to the next, so read the direction and not the
          digits.
        </p>
        <section aria-labelledby="axes">
          <h2 id="axes">By axis: of the challenges put to you, how many held</h2>
          <div className={css.plots}>
            {byAxis(sat).map(({ of, points }) => (
              <Plot key={of} name={axisName[of]} points={points} tell={share} />
            ))}
          </div>
        </section>
        <section aria-labelledby="rounds">
          <h2 id="rounds">By round: the mean of its criteria, 1 to 5</h2>
          <div className={css.plots}>
            {byRound(sat).map(({ of, points }) => (
              <Plot key={of} name={roundName[of]} points={points} tell={mean} />
            ))}
          </div>
        </section>
        <Sessions sat={sat} />
      </div>
    </Page>
  );
}

const share = (value: number, of: number): string => `${Math.round(value * of)} of ${of} held`;
const mean = (value: number): string => `${(1 + 4 * value).toFixed(1)} of 5`;
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

const Sessions = ({ sat }: { sat: readonly Sat[] }): ReactNode => (
  <section aria-labelledby="sessions">
    <h2 id="sessions">The sessions</h2>
    <ol className={css.sessions}>
      {[...sat]
        .sort((a, b) => a.at - b.at)
        .map(({ id, title, at, report }) => (
          <li key={id}>
            <Link href={`/s/${id}/debrief`}>{title}</Link>
            <time dateTime={new Date(at).toISOString()}>{day.format(at)}</time>
            <span>{report.overall === null ? 'No score' : `${Math.round(report.overall)} of 100`}</span>
          </li>
        ))}
    </ol>
  </section>
);
