import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { begunHere } from '../landing/person.ts';
import { scenarioName } from '../reading/names.ts';
import { tokenOf } from '../source/keys.ts';
import css from './progress.module.css';
import type { Sat } from './tally.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The sessions themselves; those whose link is on this device lead to their debrief. */
export function SatList({ sessions }: { sessions: readonly Sat[] }): ReactNode {
  const titles = new Map(begunHere().map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">The sessions</h2>
      <ol className={css.sessions}>
        {sessions.map(({ id, scenario, at, overall }) => {
          const title = titles.get(id) ?? scenarioName(scenario);
          return (
            <li key={id}>
              {tokenOf(id, 'seat') ? <Link href={`/s/${id}/debrief`}>{title}</Link> : <b>{title}</b>}
              <time dateTime={new Date(at).toISOString()}>{day.format(at)}</time>
              <span>{overall === null ? 'No score' : `${Math.round(overall)} of 100`}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
