import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SessionView } from '../../protocol/http.ts';
import type { Stage } from '../reading/stage.ts';
import { tokenOf } from '../source/keys.ts';
import { ClockFace } from '../stage/clock-face.tsx';
import { Phases } from '../stage/phases.tsx';
import { Again } from './again.tsx';
import { Exports } from './exports.tsx';
import css from './player.module.css';

interface Props {
  session: string;
  token: string;
  view: SessionView;
  stage: Stage;
  fork: { of: string; seq: number } | null;
  now(): number;
  point: number | null;
  wide: boolean;
}

/** Where the playhead is, and what one can do with the recording. */
export const ReplayBar = ({ session, token, view, stage, fork, now, point, wide }: Props): ReactNode => (
  <div className={css.bar}>
    <div className={css.now}>
      <Phases stage={stage} />
      <ClockFace stage={stage} now={now} still />
    </div>
    {fork && tokenOf(fork.of, 'seat') && <Link href={`/s/${session}/compare`}>Compare with the first time</Link>}
    {view.debrief && <Link href={`/s/${session}/debrief`}>Debrief</Link>}
    {wide && <Exports session={session} token={token} />}
    {(view.debrief || view.you.role === 'coach') && view.you.role !== 'observer' && (
      <Again
        session={session}
        token={token}
        title={view.scenario.title}
        point={point}
        coach={view.you.role === 'coach'}
      />
    )}
  </div>
);
