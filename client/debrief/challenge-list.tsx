import type { ReactNode } from 'react';
import type { Challenge, ChallengeState } from '../../protocol/challenge.ts';
import type { Panelist } from '../../protocol/loop.ts';
import { ChallengeCard } from '../challenge/challenge-card.tsx';
import { stateName } from '../reading/names.ts';
import css from './challenge-list.module.css';

/** Lost ones first: that is what one comes back for. */
const spoken: readonly ChallengeState[] = ['unanswered', 'conceded', 'raised', 'defended', 'dropped'];

interface Props {
  challenges: readonly Challenge[];
  panelists: readonly Panelist[];
  onTurn(turn: string): void;
}

export function ChallengeList({ challenges, panelists, onTurn }: Props): ReactNode {
  if (!challenges.length) return <p className={css.none}>There were none.</p>;
  const groups = spoken
    .map((state) => ({ state, rows: challenges.filter((challenge) => challenge.state === state) }))
    .filter(({ rows }) => rows.length > 0);
  const unspoken = challenges.filter(({ state }) => state === 'open');
  const card = (challenge: Challenge): ReactNode => (
    <div key={challenge.id} id={`challenge-${challenge.id}`}>
      <ChallengeCard challenge={challenge} panelists={panelists} onTurn={onTurn} />
    </div>
  );
  return (
    <>
      <p className={css.counts}>
        {groups.map(({ state, rows }) => `${rows.length} ${stateName[state].toLowerCase()}`).join(', ') ||
          'None was spoken.'}
      </p>
      <div className={css.list}>{groups.flatMap(({ rows }) => rows.map(card))}</div>
      {unspoken.length > 0 && (
        <details className={css.unspoken}>
          <summary>{unspoken.length} more noticed, and not spoken</summary>
          <div className={css.list}>{unspoken.map(card)}</div>
        </details>
      )}
    </>
  );
}
