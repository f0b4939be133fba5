import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import { ClockFace } from '../stage/clock-face.tsx';
import { Phases } from '../stage/phases.tsx';
import css from './coach-bar.module.css';

const FIVE_MINUTES = 300_000;

interface Props {
  session: string;
  stage: Stage;
  now(): number;
  /** Missing for those who only watch. */
  onCommand?: ((command: Asked) => void) | undefined;
}

const sure = {
  skip: { title: 'Skip this round?', yes: 'Skip it', words: 'It closes at once, as skipped.' },
  end: { title: 'End the session?', yes: 'End it', words: 'The debrief opens on what there is.' },
} as const;

/** The rounds and their clock, in the coach's hands. */
export const CoachBar = ({ session, stage, now, onCommand }: Props): ReactNode => (
  <section className={css.bar} aria-label="The session">
    <Phases stage={stage} />
    <ClockFace stage={stage} now={now} />
    <span className={css.space} />
    {onCommand && <Controls stage={stage} onCommand={onCommand} />}
    {(stage.closed || stage.debrief) && <Link href={`/s/${session}/debrief`}>Debrief</Link>}
    {stage.closedRounds.length > 0 && !stage.round && <Link href={`/s/${session}/replay`}>Replay</Link>}
  </section>
);

function Controls({ stage, onCommand }: { stage: Stage; onCommand(command: Asked): void }): ReactNode {
  const [asking, ask] = useState<keyof typeof sure | null>(null);
  const { clock } = stage;
  return (
    <>
      {stage.round && clock.is === 'running' && (
        <Button look="quiet" icon="pause" onClick={() => onCommand({ type: 'pause' })}>
          Pause
        </Button>
      )}
      {stage.round && clock.is === 'paused' && (
        <Button look="main" icon="play" onClick={() => onCommand({ type: 'resume' })}>
          Resume
        </Button>
      )}
      {stage.round && clock.is !== 'off' && (
        <Button look="quiet" icon="clock" onClick={() => onCommand({ type: 'extend', ms: FIVE_MINUTES })}>
          Five more minutes
        </Button>
      )}
      {stage.round && (
        <Button look="quiet" icon="forward" onClick={() => ask('skip')}>
          Skip
        </Button>
      )}
      {!stage.closed && !stage.debrief && (
        <Button look="quiet" onClick={() => ask('end')}>
          End
        </Button>
      )}
      {asking && (
        <Confirm
          title={sure[asking].title}
          yes={sure[asking].yes}
          onNo={() => ask(null)}
          onYes={() => {
            onCommand({ type: asking });
            ask(null);
          }}
        >
          {sure[asking].words}
        </Confirm>
      )}
    </>
  );
}
