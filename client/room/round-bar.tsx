import { type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import { ClockFace } from '../stage/clock-face.tsx';
import { Phases } from '../stage/phases.tsx';
import { PauseButton } from './pause-button.tsx';
import css from './round-bar.module.css';

interface Props {
  stage: Stage;
  now(): number;
  /** Missing for those who only watch. */
  onCommand?: ((command: Asked) => void) | undefined;
}

/** Where in the round one is, how long it goes on, and the way out of it. */
export function RoundBar({ stage, now, onCommand }: Props): ReactNode {
  const [asking, ask] = useState(false);
  if (!stage.round) return null;
  return (
    <div className={css.bar}>
      <Phases stage={stage} />
      <span className={css.space} />
      <ClockFace stage={stage} now={now} />
      {onCommand && <PauseButton stage={stage} onCommand={onCommand} />}
      {onCommand && (
        <Button look="quiet" icon="check" onClick={() => ask(true)}>
          <span>
            Finish<span className={css.word}> round</span>
          </span>
        </Button>
      )}
      {asking && onCommand && (
        <Confirm
          title="Finish this round?"
          yes="Finish the round"
          onNo={() => ask(false)}
          onYes={() => {
            ask(false);
            onCommand({ type: 'finish' });
          }}
        >
          The panel closes, and what is still open stays unanswered.
        </Confirm>
      )}
    </div>
  );
}
