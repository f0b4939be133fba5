import type { ReactNode } from 'react';
import type { Panelist } from '../../protocol/loop.ts';
import { hueOf, recommendationName, roundName } from '../reading/names.ts';
import type { Bench } from './apart.ts';
import css from './bench-views.module.css';

/** The heading says already that it is a resolution. */
const plain = (resolved: string): string =>
  resolved.replace(/^Resolved: (.)/u, (_, first: string) => first.toUpperCase());

/** Each of them by themselves first; where they differed, how it was resolved. */
export const BenchViews = ({ bench, panelists }: { bench: Bench; panelists: readonly Panelist[] }): ReactNode => (
  <div className={css.bench} data-pair={bench.views.length > 1}>
    <div className={css.views}>
      {bench.views.map(({ panelist, recommendation, why }) => {
        const who = panelists.find(({ id }) => id === panelist);
        return (
          <figure key={panelist} className={css.view} data-hue={hueOf(panelist, panelists)}>
            <figcaption>
              <b>{who?.name ?? panelist}</b> {who?.seat}
              {bench.round && bench.views.length > 1 && `, ${roundName[bench.round].toLowerCase()}`}
            </figcaption>
            <p className={css.verdict}>{recommendation ? recommendationName[recommendation] : 'No recommendation'}</p>
            <p>{why}</p>
          </figure>
        );
      })}
    </div>
    {bench.resolved && (
      <p className={css.resolved}>
        <b>How the two came to one verdict.</b> {plain(bench.resolved)}
      </p>
    )}
  </div>
);
