import { type ReactNode, useSyncExternalStore } from 'react';
import { minutes } from '../conversation/items.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import type { Mark } from './marks.ts';
import type { Pin } from './pins.ts';
import type { Playback } from './playback.ts';
import { Scrubber } from './scrubber.tsx';
import css from './transport.module.css';
import { useKeys } from './use-keys.ts';

const rates = [1, 2, 4, 8].map((value) => ({ value, name: `${value}×` }));
const STEP_MS = 10_000;

interface Props {
  playback: Playback;
  marks: readonly Mark[];
  pins: readonly Pin[];
  onMark(mark: Mark): void;
  onPin(pin: Pin): void;
}

export function Transport({ playback, marks, pins, onMark, onPin }: Props): ReactNode {
  const { on, rate, position, length, shorten } = useSyncExternalStore(playback.subscribe, playback.state);
  useKeys({
    k: () => playback.toggle(),
    j: () => playback.seek(position - STEP_MS),
    l: () => playback.seek(position + STEP_MS),
  });
  return (
    <section className={css.transport} aria-label="Playback">
      <Scrubber
        position={position}
        length={length}
        marks={marks}
        pins={pins}
        place={(t) => playback.place(t)}
        onSeek={(to) => playback.seek(to)}
        onMark={onMark}
        onPin={onPin}
      />
      <div className={css.row}>
        <Button
          look="main"
          icon={on ? 'pause' : 'play'}
          className={css.play}
          aria-label={on ? 'Pause' : 'Play'}
          title={`${on ? 'Pause' : 'Play'} (K)`}
          onClick={() => playback.toggle()}
        />
        <Button
          look="quiet"
          icon="back"
          aria-label="Ten seconds back"
          title="Ten seconds back (J)"
          onClick={() => playback.seek(position - STEP_MS)}
        />
        <Button
          look="quiet"
          icon="forward"
          aria-label="Ten seconds on"
          title="Ten seconds on (L)"
          onClick={() => playback.seek(position + STEP_MS)}
        />
        <span className={css.time}>
          <b>{minutes(position)}</b> of {minutes(length)}
        </span>
        <label className={css.check}>
          <input type="checkbox" checked={shorten} onChange={(event) => playback.shorten(event.target.checked)} />
          Skip silences
        </label>
        <div className={css.rates}>
          <Choice label="Speed" options={rates} value={rate} onChange={(next) => playback.rate(next)} />
        </div>
      </div>
    </section>
  );
}
