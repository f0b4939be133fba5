import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useTick } from '../parts/use-tick.ts';
import css from './think-hint.module.css';

interface Props {
  /** Since when nothing has been said. */
  since: number;
  now(): number;
  seconds: number;
  onMinute(): void;
}

/** After a while of silence, and only then: there is time. */
export function ThinkHint({ since, now, seconds, onMinute }: Props): ReactNode {
  useTick(1_000, seconds > 0);
  if (!seconds || !since || now() - since < seconds * 1_000) return null;
  return (
    <div className={css.hint}>
      <p>Take your time. You can ask back, put a point off, or say how you would find out.</p>
      <Button look="quiet" icon="clock" onClick={onMinute}>
        Ask for a minute
      </Button>
    </div>
  );
}
