import type { ReactNode } from 'react';
import type { Axis, Challenge } from '../../protocol/challenge.ts';
import type { Panelist } from '../../protocol/loop.ts';
import { ChallengeCard } from '../challenge/challenge-card.tsx';
import { axisName } from '../reading/names.ts';
import type { Filter } from './filter.ts';
import { keeps } from './filter.ts';
import css from './pane.module.css';

interface Props {
  challenges: readonly Challenge[] | null;
  panelists: readonly Panelist[];
  filter: Filter;
  onFilter(filter: Filter): void;
  onTurn(turn: string): void;
}

/** The ledger, narrowed to an axis or to one of the panel; the marks on the timeline follow. */
export function ChallengePane({ challenges, panelists, filter, onFilter, onTurn }: Props): ReactNode {
  if (challenges === null) {
    return <p className={css.none}>The panel’s challenges can be read here once the debrief is open.</p>;
  }
  if (!challenges.length) return <p className={css.none}>No challenge was noticed.</p>;
  const axes = [...new Set(challenges.map(({ axis }) => axis))];
  const by = panelists.filter(({ id }) => challenges.some(({ panelist }) => panelist === id));
  const spoken = (challenge: Challenge): number => (challenge.state === 'open' ? 1 : 0);
  const rows = challenges
    .filter((challenge) => keeps(filter, challenge))
    // What was never said aloud comes last.
    .toSorted((a, b) => spoken(a) - spoken(b));
  return (
    <>
      <div className={css.row}>
        <select
          aria-label="Axis"
          value={filter.axis}
          onChange={(event) => onFilter({ ...filter, axis: event.target.value as Axis | '' })}
        >
          <option value="">Every axis</option>
          {axes.map((axis) => (
            <option key={axis} value={axis}>
              {axisName[axis]}
            </option>
          ))}
        </select>
        <select
          aria-label="Panelist"
          value={filter.panelist}
          onChange={(event) => onFilter({ ...filter, panelist: event.target.value })}
        >
          <option value="">Everybody</option>
          {by.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span role="status">
          {rows.length} of {challenges.length}
        </span>
      </div>
      {rows.map((challenge) => (
        <ChallengeCard key={challenge.id} challenge={challenge} panelists={panelists} onTurn={onTurn} />
      ))}
    </>
  );
}
