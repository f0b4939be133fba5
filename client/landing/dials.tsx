import type { ReactNode } from 'react';
import type { Level } from '../../protocol/loop.ts';
import { Choice } from '../parts/choice.tsx';
import { clocks, modes, pressures } from './pressures.ts';
import type { Wishes } from './wishes.ts';

interface Props {
  wishes: Wishes;
  onWish(change: Partial<Wishes>): void;
  /** The levels that the chosen scenario was written for. */
  fits: readonly Level[] | undefined;
  /** Several rounds are sat, so that an elimination can end something. */
  loop: boolean;
}

const levels = (['L4', 'L5', 'L6'] as const).map((value) => ({ value, name: value }));

/** How the interview is held: the bar, the push, the time. */
export const Dials = ({ wishes, onWish, fits, loop }: Props): ReactNode => (
  <>
    <Choice<Level>
      label="Level"
      options={levels}
      value={wishes.level}
      onChange={(level) => onWish({ level })}
      hint={
        fits && !fits.includes(wishes.level)
          ? `This scenario was written for ${fits.join(' and ')}.`
          : 'The bar you are held to.'
      }
    />
    <Choice
      label="Pressure"
      options={[1, 2, 3, 4, 5].map((value) => ({ value, name: String(value) }))}
      value={wishes.pressure}
      onChange={(pressure) => onWish({ pressure })}
      hint={pressures[wishes.pressure]}
    />
    <Choice
      label="Clock"
      options={[
        { value: 'real', name: 'Real' },
        { value: 'fast', name: 'Fast' },
        { value: 'off', name: 'Off' },
      ]}
      value={wishes.clock}
      onChange={(clock) => onWish({ clock })}
      hint={clocks[wishes.clock]}
    />
    {loop && (
      <Choice
        label="Eliminations"
        options={[
          { value: 'practice', name: 'Practice' },
          { value: 'real', name: 'Real' },
        ]}
        value={wishes.mode}
        onChange={(mode) => onWish({ mode })}
        hint={modes[wishes.mode]}
      />
    )}
  </>
);
