import { type ReactNode, useCallback, useMemo } from 'react';
import type { Challenge } from '../../protocol/challenge.ts';
import { Pill } from '../parts/pill.tsx';
import { Marking } from '../prose/marking.tsx';
import { marked, type Piece, unmarked } from '../prose/marks.ts';
import { Prose } from '../prose/prose.tsx';
import { axisName, stateHue, stateName } from '../reading/names.ts';
import { claimsIn } from './claims.ts';
import css from './marked-case.module.css';

interface Props {
  text: string;
  challenges: readonly Challenge[];
}

/** The case as it was written, with what the panel stopped at, on which axis, and what became of it. */
export function MarkedCase({ text, challenges }: Props): ReactNode {
  const claims = useMemo(() => claimsIn(unmarked(text), challenges), [text, challenges]);
  const source = useMemo(() => marked(unmarked(text), claims), [text, claims]);
  const show = useCallback(
    ({ id, text: words, last }: Extract<Piece, { is: 'mark' }>): ReactNode => {
      const challenge = claims[id]?.challenge;
      if (!challenge) return words;
      const fate = `${axisName[challenge.axis]}, ${stateName[challenge.state].toLowerCase()}`;
      return (
        <span data-hue={stateHue[challenge.state]}>
          <mark className={css.mark}>{words}</mark>
          {last && (
            <a className={css.fate} href={`#challenge-${challenge.id}`}>
              {fate}
            </a>
          )}
        </span>
      );
    },
    [claims],
  );
  const fates = [...new Set(claims.map(({ challenge }) => challenge.state))];
  return (
    <div className={css.case}>
      {fates.length > 0 ? (
        <p className={css.legend}>
          {claims.length === 1 ? 'One place' : `${claims.length} places`} where the panel stopped:{' '}
          {fates.map((fate) => (
            <Pill key={fate} hue={stateHue[fate]}>
              {claims.filter(({ challenge }) => challenge.state === fate).length} {stateName[fate].toLowerCase()}
            </Pill>
          ))}
        </p>
      ) : (
        <p className={css.legend}>The panel stopped at nothing in the text itself.</p>
      )}
      <Marking.Provider value={show}>
        <Prose text={source} top={/^# /m.test(text) ? 3 : 2} />
      </Marking.Provider>
    </div>
  );
}
