import type { ReactNode } from 'react';
import { minutes } from '../conversation/items.ts';
import { axisName, stateHue, stateName } from '../reading/names.ts';
import type { Mark } from './marks.ts';
import type { Pin } from './pins.ts';
import css from './scrubber.module.css';

interface Props {
  position: number;
  length: number;
  marks: readonly Mark[];
  pins: readonly Pin[];
  place(t: number): number;
  onSeek(position: number): void;
  onMark(mark: Mark): void;
  onPin(pin: Pin): void;
}

const STEP_MS = 1_000;
/** A short recording has this many places to rest on, however short. */
const PLACES = 50;

export function Scrubber({ position, length, marks, pins, place, onSeek, onMark, onPin }: Props): ReactNode {
  // A range input only rests on whole steps: the end is one, or it would round back to before it and say so in a change.
  const step = Math.min(STEP_MS, Math.max(1, Math.round(length / PLACES)));
  const max = Math.max(1, Math.ceil(length / step)) * step;
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
        {pins.map((pin) => (
          <button
            key={pin.note}
            type="button"
            className={css.mark}
            data-kind="pin"
            data-hue="ochre"
            style={{ left: `${(place(pin.t) / max) * 100}%` }}
            title={pin.name}
            aria-label={`Bookmark: ${pin.name}, at ${minutes(place(pin.t))}`}
            onClick={() => onPin(pin)}
          />
        ))}
      </div>
      <input
        type="range"
        className={css.range}
        min={0}
        max={max}
        step={step}
        value={position >= length && length > 0 ? max : position}
        aria-label="Position in the recording"
        aria-valuetext={`${minutes(position)} of ${minutes(length)}`}
        onChange={(event) => onSeek(Number(event.target.value))}
      />
    </div>
  );
}
