import type { ReactNode } from 'react';
import { everyRound, roundMs, theLoop } from '../../interview/readings/loop.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { Choice } from '../parts/choice.tsx';
import { lengthOf } from '../reading/rounds.ts';
import { RoundPicker } from './round-picker.tsx';
import css from './sitting.module.css';
import { roundsOf, type Wishes } from './wishes.ts';

interface Props {
  wishes: Wishes;
  onWish(change: Partial<Wishes>): void;
}

/** One round as a drill, the whole loop, or rounds of one's own choosing. */
export function Sitting({ wishes, onWish }: Props): ReactNode {
  const { sitting, one, some, level } = wishes;
  const rounds = roundsOf(wishes);
  const pick = (round: RoundId): void => {
    if (sitting === 'one') onWish({ one: round });
    else onWish({ some: some.includes(round) ? some.filter((each) => each !== round) : [...some, round] });
  };
  return (
    <div className={css.sitting}>
      <Choice
        label="How much of it"
        options={[
          { value: 'one', name: 'One round' },
          { value: 'loop', name: 'The whole loop' },
          { value: 'some', name: 'Some rounds' },
        ]}
        value={sitting}
        onChange={(next) => onWish({ sitting: next })}
        hint={
          sitting === 'loop'
            ? `${inAll(rounds)} You begin each round when you like; the same link brings you back days later.${
                level === 'L6' ? '' : ' At L6 the founder’s round comes with it.'
              }`
            : sitting === 'some'
              ? inAll(rounds)
              : 'A drill: this round alone, then the debrief.'
        }
      />
      <RoundPicker
        rounds={sitting === 'loop' ? theLoop(level) : everyRound}
        chosen={rounds}
        how={sitting === 'one' ? 'radio' : sitting === 'some' ? 'checkbox' : null}
        onPick={pick}
      />
      {one === 'founder' && sitting === 'one' && level !== 'L6' && (
        <p className={css.note}>In a real loop this round is held at L6.</p>
      )}
    </div>
  );
}

function inAll(rounds: readonly RoundId[]): string {
  if (!rounds.length) return 'Choose at least one.';
  const talk = rounds.filter((round) => round !== 'take-home').reduce((sum, round) => sum + roundMs[round], 0);
  const count = rounds.length === 1 ? 'One round' : `${rounds.length} rounds`;
  const writing = rounds.includes('take-home') ? 'a week to write' : '';
  return `${count}: ${[talk ? `${lengthOf(talk)} of talking` : '', writing].filter(Boolean).join(' and ')}.`;
}
