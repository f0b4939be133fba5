import { type ReactNode, useState } from 'react';
import type { Ledger } from '../../interview/readings/ledger.ts';
import type { Panelist } from '../../protocol/loop.ts';
import { ChallengeCard } from '../challenge/challenge-card.tsx';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import type { Asked } from '../source/source.ts';
import css from './live-ledger.module.css';

interface Props {
  ledger: Ledger;
  panelists: readonly Panelist[];
  onTurn(turn: string): void;
  /** Missing for those who only watch. */
  onCommand?: ((command: Asked) => void) | undefined;
}

const filters = [
  { value: 'standing', name: 'Standing' },
  { value: 'settled', name: 'Settled' },
  { value: 'all', name: 'All' },
] as const;
type Filter = (typeof filters)[number]['value'];

/** What the panel has noticed, spoken or not, newest first. */
export function LiveLedger({ ledger, panelists, onTurn, onCommand }: Props): ReactNode {
  const [filter, set] = useState<Filter>(onCommand ? 'standing' : 'all');
  const rows = ledger
    .filter(({ state }) => filter === 'all' || (filter === 'standing') === (state === 'open' || state === 'raised'))
    .toReversed();
  return (
    <div className={css.ledger}>
      <Choice<Filter> label="Show" options={filters} value={filter} onChange={set} />
      {rows.length === 0 && (
        <p className={css.none}>{ledger.length ? 'None of these.' : 'The panel has noticed nothing yet.'}</p>
      )}
      {rows.map((challenge) => (
        <ChallengeCard key={challenge.id} challenge={challenge} panelists={panelists} onTurn={onTurn}>
          {onCommand && (challenge.state === 'open' || challenge.state === 'raised') && (
            <p className={css.press}>
              <Button onClick={() => onCommand({ type: 'press', challenge: challenge.id })}>Take up next</Button>
            </p>
          )}
        </ChallengeCard>
      ))}
    </div>
  );
}
