import type { ReactNode } from 'react';
import { minutes } from '../conversation/items.ts';
import { Icon } from '../parts/icons.tsx';
import { useTick } from '../parts/use-tick.ts';
import type { Stage } from '../reading/stage.ts';
import css from './clock-face.module.css';

interface Props {
  stage: Stage;
  now(): number;
  /** A recording redraws this by itself. */
  still?: boolean;
}

function speedOf({ opened, round }: Stage): number {
  if (!opened || opened.clock === 'off') return 1;
  const ownLength = round === 'take-home' && opened.clock.takeHomeMs !== undefined;
  return ownLength ? 1 : (opened.clock.speed ?? 1);
}

const DAY = 86_400_000;

/** What is left of the round, in the round's own time: at six times the speed it runs six times as fast, as the panel counts it. */
export function ClockFace({ stage, now, still }: Props): ReactNode {
  const { clock, round } = stage;
  const speed = speedOf(stage);
  useTick(speed > 1 ? 200 : 500, !still && clock.is === 'running');
  if (!round) return null;
  if (clock.is === 'off') return <span className={css.face}>No clock</span>;
  const left = clock.is === 'running' ? (clock.endsAt - now()) * speed : clock.left;
  return (
    <span
      className={css.face}
      data-warned={clock.is === 'running' && clock.warned}
      role="timer"
      aria-label="Time left in this round"
    >
      <Icon name={clock.is === 'paused' ? 'pause' : 'clock'} />
      <b>{left === null ? 'Paused' : left > 2 * DAY ? `${Math.ceil(left / DAY)} days` : minutes(left + 499)}</b>
      {clock.is === 'paused' && left !== null && <span>paused</span>}
      {clock.is === 'running' && speed !== 1 && <span>at {speed}×</span>}
    </span>
  );
}
