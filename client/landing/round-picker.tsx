import type { ReactNode } from 'react';
import { roundMs } from '../../interview/readings/loop.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { roundName } from '../reading/names.ts';
import { about, lengthOf } from '../reading/rounds.ts';
import css from './round-picker.module.css';

interface Props {
  rounds: readonly RoundId[];
  chosen: readonly RoundId[];
  /** Null: there is nothing to choose, all of them are sat. */
  how: 'radio' | 'checkbox' | null;
  onPick(round: RoundId): void;
}

/** The rounds, and what each of them is. */
export const RoundPicker = ({ rounds, chosen, how, onPick }: Props): ReactNode =>
  how ? (
    <fieldset className={css.list} data-how={how}>
      <legend className="sr-only">{how === 'radio' ? 'Choose a round' : 'Choose rounds'}</legend>
      {rounds.map((round) => (
        <label key={round} className={css.round}>
          <input
            type={how}
            name="round"
            checked={chosen.includes(round)}
            onChange={() => onPick(round)}
            className={css.box}
          />
          <Face round={round} open={chosen.includes(round)} />
        </label>
      ))}
    </fieldset>
  ) : (
    <ol className={css.list} data-how="loop" aria-label="The rounds of the loop">
      {rounds.map((round) => (
        <li key={round} className={css.round}>
          <Face round={round} open />
        </li>
      ))}
    </ol>
  );

const Face = ({ round, open }: { round: RoundId; open: boolean }): ReactNode => (
  <span className={css.face}>
    <span className={css.name}>{roundName[round]}</span>
    <span className={css.facts}>
      {lengthOf(roundMs[round])}. {about[round].who}.
    </span>
    {open && (
      <span className={css.what}>
        {about[round].what} <span className={css.out}>What ends it: {lower(about[round].eliminates)}</span>
      </span>
    )}
  </span>
);

const lower = (text: string): string => (text[0] ?? '').toLowerCase() + text.slice(1);
