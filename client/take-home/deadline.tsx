import type { ReactNode } from 'react';
import { Icon } from '../parts/icons.tsx';
import { useTick } from '../parts/use-tick.ts';
import { daysAndHours, speedOf } from '../reading/pace.ts';
import type { Stage } from '../reading/stage.ts';
import css from './deadline.module.css';

const due = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

/** How long there is to write, on the wall's own clock: a deadline that is days away is a date. */
export function Deadline({ stage, now }: { stage: Stage; now(): number }): ReactNode {
  const { clock, opened } = stage;
  useTick(1_000, clock.is === 'running');
  if (clock.is === 'off') return <p className={css.deadline}>No deadline</p>;
  if (clock.is === 'paused') {
    const speed = opened ? (speedOf(opened.clock, 'take-home') ?? 1) : 1;
    return (
      <p className={css.deadline}>
        <Icon name="pause" /> <b>Paused</b>
        {clock.left !== null && <span>{daysAndHours(clock.left / speed)} left</span>}
      </p>
    );
  }
  return (
    <p className={css.deadline} data-warned={clock.warned} role="timer" aria-label="Time left to hand it in">
      <Icon name="clock" />
      <b>{daysAndHours(clock.endsAt - now())}</b>
      <span>
        until <time dateTime={new Date(clock.endsAt).toISOString()}>{due.format(clock.endsAt)}</time>
      </span>
    </p>
  );
}
