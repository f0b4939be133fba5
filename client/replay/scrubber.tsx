import type { ReactNode } from 'react';
import { minutes } from '../conversation/items.ts';
import { axisName, stateHue, stateName } from '../reading/names.ts';
import type { Mark } from './marks.ts';
import css from './scrubber.module.css';

interface Props {
  position: number;
  length: number;
  marks: readonly Mark[];
  place(t: number): number;
  onSeek(position: number): void;
  onMark(mark: Mark): void;
}

const STEP_MS = 1_000;

export function Scrubber({ position, length, marks, place, onSeek, onMark }: Props): ReactNode {
  // A range input only rests on whole steps: the end is one, or it would round back to before it and say so in a change.
  const max = Math.max(1, Math.ceil(length / STEP_MS)) * STEP_MS;
  return (
    <div className={css.scrubber}>
      <div className={css.marks}>
        {marks.map((mark) => {
          const { kind, challenge, turn } = mark;
          const name = `${axisName[challenge.axis]}, ${kind === 'raised' ? 'raised' : stateName[challenge.state].toLowerCase()}`;
          return (
            <button
              key={`${kind} ${challenge.id} ${turn}`}
              type="button"
              className={css.mark}
              data-kind={kind}
              data-hue={kind === 'raised' ? 'quiet' : stateHue[challenge.state]}
              style={{ left: `${(place(mark.t) / max) * 100}%` }}
              title={name}
              aria-label={`${name}, at ${minutes(place(mark.t))}`}
              onClick={() => onMark(mark)}
            />
          );
        })}
      </div>
      <input
        type="range"
        className={css.range}
        min={0}
        max={max}
        step={STEP_MS}
        value={position >= length && length > 0 ? max : position}
        aria-label="Position in the recording"
        aria-valuetext={`${minutes(position)} of ${minutes(length)}`}
        onChange={(event) => onSeek(Number(event.target.value))}
      />
    </div>
  );
}
