import type { ReactNode } from 'react';
import type { RoundScore } from '../../protocol/debrief.ts';
import { roundName, verdictName } from '../reading/names.ts';
import { Criterion } from './criterion.tsx';
import css from './round.module.css';

/** One round: its verdict and what it rests on. */
export const Round = ({ round, onTurn }: { round: RoundScore; onTurn(turn: string): void }): ReactNode => (
  <section className={css.round} aria-labelledby={`round-${round.round}`}>
    <h2 id={`round-${round.round}`}>{roundName[round.round]}</h2>
    <p className={css.verdict} data-verdict={round.verdict}>
      {verdictName[round.verdict]}
    </p>
    <p className={css.why}>{round.why}</p>
    <ul className={css.criteria}>
      {round.criteria.map((criterion) => (
        <Criterion key={criterion.id} criterion={criterion} onTurn={onTurn} />
      ))}
    </ul>
  </section>
);
