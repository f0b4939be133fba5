import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import css from './round-bar.module.css';

/** Who sits alone holds the clock too. */
export function PauseButton({ stage, onCommand }: { stage: Stage; onCommand(asked: Asked): void }): ReactNode {
  const { clock } = stage;
  if (!stage.opened?.solo || clock.is === 'off') return null;
  const paused = clock.is === 'paused';
  return (
    <Button
      look="quiet"
      icon={paused ? 'play' : 'pause'}
      onClick={() => onCommand({ type: paused ? 'resume' : 'pause' })}
    >
      <span className={css.word}>{paused ? 'Resume' : 'Pause'}</span>
    </Button>
  );
}
