import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { Turn } from '../../interview/readings/transcript.ts';
import { personOf } from '../conversation/people.ts';
import { roundName } from '../reading/names.ts';
import type { Stage } from '../reading/stage.ts';
import { find } from './filter.ts';
import css from './pane.module.css';

interface Props {
  turns: readonly Turn[];
  stage: Stage;
  own: boolean;
  onTurn(turn: string): void;
}

/** Words looked for in everything that was said. */
export function FindPane({ turns, stage, own, onTurn }: Props): ReactNode {
  const [words, set] = useState('');
  const wanted = useDeferredValue(words);
  const found = useMemo(() => find(turns, wanted), [turns, wanted]);
  return (
    <>
      <label className={css.search}>
        <span>Search what was said</span>
        <input type="text" value={words} onChange={(event) => set(event.target.value)} />
      </label>
      <p className={css.count} role="status">
        {wanted.trim().length < 2 ? '' : found.length ? `${found.length} found` : 'Nobody said that.'}
      </p>
      <ul>
        {found.map(({ turn, before, hit, after }) => (
          <li key={turn.turn} className={css.found}>
            <button type="button" onClick={() => onTurn(turn.turn)}>
              <b>{personOf(turn.who, stage, own).name}</b>
              {turn.round && <span>, {roundName[turn.round].toLowerCase()}</span>}
              <q>
                {before}
                <mark>{hit}</mark>
                {after}
              </q>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
