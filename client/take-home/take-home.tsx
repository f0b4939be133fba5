import type { ReactNode } from 'react';
import { Prose } from '../prose/prose.tsx';
import type { Stage } from '../reading/stage.ts';
import { ConnectionNotice } from '../room/connection-notice.tsx';
import { Refusals } from '../room/refusals.tsx';
import type { Asked, Scene, Source } from '../source/source.ts';
import { Deadline } from './deadline.tsx';
import css from './take-home.module.css';
import { Writing } from './writing.tsx';

interface Props {
  session: string;
  token: string;
  source: Source;
  scene: Scene;
  stage: Stage;
  onCommand(asked: Asked): void;
}

/** The round that is sat alone: the brief beside what is being written. */
export function TakeHome({ session, token, source, scene, stage, onCommand }: Props): ReactNode {
  const notices = (
    <>
      <ConnectionNotice connection={scene.connection} />
      <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
    </>
  );
  if (scene.you?.role === 'candidate') {
    return (
      <div className={css.round}>
        {notices}
        <Writing session={session} token={token} source={source} scene={scene} stage={stage} onCommand={onCommand} />
      </div>
    );
  }
  return (
    <div className={css.round}>
      {notices}
      <div className={css.watch}>
        <Deadline stage={stage} now={source.now} />
        <h2>The candidate is writing</h2>
        <p>The draft is theirs alone until it is handed in. This is the brief they have.</p>
        <Prose text={stage.scenario?.brief ?? ''} top={3} />
      </div>
    </div>
  );
}
