import type { ReactNode } from 'react';
import type { Panelist } from '../../protocol/loop.ts';
import { FactNote } from '../challenge/fact-note.tsx';
import { Pill } from '../parts/pill.tsx';
import { axisName, hueOf, stateHue, stateName } from '../reading/names.ts';
import type { Lost } from './lost.ts';
import css from './lost-list.module.css';

interface Props {
  lost: readonly Lost[];
  panelists: readonly Panelist[];
  onTurn(turn: string): void;
}

/** What one comes back for: the challenges that were not met, and what would have met them. */
export const LostList = ({ lost, panelists, onTurn }: Props): ReactNode => (
  <ol className={css.list}>
    {lost.map(({ challenge, advice }) => {
      const { id, axis, force, quote, point, panelist, state, fact, turn, history } = challenge;
      const who = panelists.find((each) => each.id === panelist)?.name ?? 'The panelist';
      const moment = turn === 'case' ? history.at(-1)?.turn : turn;
      return (
        <li key={id} id={`challenge-${id}`} className={css.lost} data-hue={hueOf(panelist, panelists)}>
          <h3>
            {axisName[axis]} <Pill hue={stateHue[state]}>{stateName[state]}</Pill>
          </h3>
          <dl>
            <dt>{turn === 'case' ? 'Your words, in the case' : 'Your words'}</dt>
            <dd className={css.quote}>
              {moment ? (
                <button type="button" title="To this moment in the replay" onClick={() => onTurn(moment)}>
                  “{quote}”
                </button>
              ) : (
                <>“{quote}”</>
              )}
            </dd>
            <dt>What {who.split(' ')[0]} was after</dt>
            <dd>{advice?.why.replace(`${who} was after this: `, '') ?? point}</dd>
            {advice && (
              <>
                <dt>What would clear the bar</dt>
                <dd className={css.clears}>{advice.what}</dd>
              </>
            )}
          </dl>
          <FactNote axis={axis} force={force} fact={fact} />
        </li>
      );
    })}
  </ol>
);
