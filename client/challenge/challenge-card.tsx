import type { ReactNode } from 'react';
import type { Challenge, Next, Reading } from '../../protocol/challenge.ts';
import { Pill } from '../parts/pill.tsx';
import { axisName, hueOf, stateHue, stateName } from '../reading/names.ts';
import css from './challenge-card.module.css';
import { FactNote } from './fact-note.tsx';

const readingWords: Record<Reading, string> = {
  dodge: 'dodged',
  defend: 'defended',
  concede: 'conceded',
  partial: 'answered in part',
  'counter-challenge': 'countered',
  clarify: 'asked back',
  defer: 'put off',
  'unknown-with-plan': 'did not know, had a plan',
};
const nextWords: Record<Next, string> = {
  escalate: 'pressed harder',
  accept: 'accepted',
  narrow: 'narrowed',
  'move-on': 'moved on',
  explain: 'explained',
  wait: 'waited',
};

interface Props {
  challenge: Challenge;
  panelists: readonly { id: string; name: string; seat: string }[];
  /** Where the words were said; missing where there is no way to go there. */
  onTurn?: ((turn: string) => void) | undefined;
  children?: ReactNode;
}

/** One row of the ledger: the words, what is wrong with them, and what became of it. */
export function ChallengeCard({ challenge, panelists, onTurn, children }: Props): ReactNode {
  const { panelist, axis, force, quote, point, state, fact, history, turn } = challenge;
  const who = panelists.find(({ id }) => id === panelist);
  return (
    <article className={css.card} data-hue={hueOf(panelist, panelists)} data-state={state}>
      <p className={css.top}>
        <b>{axisName[axis]}</b>
        <span>
          {force === 'challenge' ? 'challenge' : 'probe'} by {who?.name ?? panelist}
        </span>
        <Pill hue={stateHue[state]}>{stateName[state]}</Pill>
      </p>
      <blockquote className={css.quote}>
        {onTurn && turn !== 'case' ? (
          <button type="button" onClick={() => onTurn(turn)}>
            “{quote}”
          </button>
        ) : (
          <>“{quote}”</>
        )}
        {turn === 'case' && <span className={css.from}> in the case</span>}
      </blockquote>
      {point && <p className={css.point}>{point}</p>}
      {history.length > 0 && (
        <ol className={css.history} aria-label="What became of it">
          {history.map((step) => (
            <li key={`${step.turn} ${step.reading}`}>
              {onTurn ? (
                <button type="button" onClick={() => onTurn(step.turn)}>
                  {readingWords[step.reading]}
                </button>
              ) : (
                readingWords[step.reading]
              )}
              , {nextWords[step.next]}
            </li>
          ))}
        </ol>
      )}
      <FactNote axis={axis} force={force} fact={fact} />
      {children}
    </article>
  );
}
