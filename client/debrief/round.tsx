import type { ReactNode } from 'react';
import type { RoundScore } from '../../protocol/debrief.ts';
import type { Level } from '../../protocol/loop.ts';
import { roundName, verdictName } from '../reading/names.ts';
import { about } from '../reading/rounds.ts';
import { Override } from '../review/override.tsx';
import { Criterion } from './criterion.tsx';
import css from './round.module.css';

interface Props {
  round: RoundScore;
  level: Level;
  onTurn(turn: string): void;
}

/** One round: its verdict and what it rests on. */
export const Round = ({ round, level, onTurn }: Props): ReactNode => (
  <section className={css.round} aria-labelledby={`round-${round.round}`}>
    <h2 id={`round-${round.round}`}>{roundName[round.round]}</h2>
    <p className={css.verdict} data-verdict={round.verdict}>
      {verdictName[round.verdict]}
    </p>
    <p className={css.why}>{round.why}</p>
    <p className={css.bar}>
      Held to the bar for {level}. What ends a loop in this round: {about[round.round].eliminates}
    </p>
    <ul className={css.criteria}>
      {round.criteria.map((criterion) => (
        <Criterion key={criterion.id} criterion={criterion} onTurn={onTurn}>
          <Override round={round.round} criterion={criterion} />
        </Criterion>
      ))}
    </ul>
  </section>
);
