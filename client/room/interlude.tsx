import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { roundMs } from '../../interview/readings/loop.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { Button } from '../parts/button.tsx';
import { Prose } from '../prose/prose.tsx';
import { closedBecause, roundName } from '../reading/names.ts';
import { realLength } from '../reading/pace.ts';
import { about, lengthOf } from '../reading/rounds.ts';
import type { Stage } from '../reading/stage.ts';
import type { Scene, Source } from '../source/source.ts';
import { Faces } from '../stage/faces.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import css from './interlude.module.css';
import { Refusals } from './refusals.tsx';

interface Props {
  session: string;
  source: Source;
  scene: Scene;
  stage: Stage;
  next: RoundId;
  /** Missing for those who only watch. */
  onBegin: (() => void) | undefined;
}

/** Between two rounds: nothing runs, and what comes next is said in peace. */
export function Interlude({ session, source, scene, stage, next, onBegin }: Props): ReactNode {
  const last = stage.closedRounds.at(-1);
  const clock = stage.opened?.clock ?? 'off';
  const real = realLength(clock, next);
  const ms = roundMs[next];
  const { what, eliminates, hint } = about[next];
  const beginning = scene.unanswered.some(({ type }) => type === 'begin');
  return (
    <div className={css.scroll}>
      <ConnectionNotice connection={scene.connection} />
      <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
      <section className={css.interlude} aria-labelledby="next">
        {last && (
          <p className={css.last}>
            {roundName[last.round]}: {last.because === 'finished' ? 'done' : closedBecause[last.because]}.
          </p>
        )}
        <h2 id="next">Next: {roundName[next]}</h2>
        <p className={css.what}>{what}</p>
        <dl className={css.facts}>
          <div>
            <dt>How long</dt>
            <dd>
              {real === null
                ? `${sentence(lengthOf(ms))} in a real loop; here no clock runs.`
                : real === ms
                  ? `${sentence(lengthOf(ms))}.`
                  : `${sentence(lengthOf(real))}, for ${lengthOf(ms)} of a real loop.`}
            </dd>
          </div>
          <div>
            <dt>What ends a loop here</dt>
            <dd>{eliminates}</dd>
          </div>
          <div>
            <dt>What helps</dt>
            <dd>{hint}</dd>
          </div>
        </dl>
        <Faces stage={stage} round={next} />
        <div className={css.begin}>
          {onBegin ? (
            <Button look="main" icon="play" aria-disabled={beginning} onClick={() => beginning || onBegin()}>
              {beginning ? 'One moment' : `Begin ${next === 'take-home' ? 'the take-home' : 'the round'}`}
            </Button>
          ) : (
            <p>The candidate or a coach begins it.</p>
          )}
          <p className={css.later} role="status">
            {beginning && stage.opened?.mode === 'real'
              ? 'The last round is being judged first.'
              : 'It begins when you say so. Days may pass: this link brings you back here.'}
          </p>
        </div>
        <p className={css.back}>
          <Link href={`/s/${session}/replay`}>Read back what was said so far</Link>
        </p>
        {stage.case?.from === 'candidate' && (
          <details className={css.case}>
            <summary>Your take-home, as it was handed in</summary>
            <Prose text={stage.case.text} top={3} />
          </details>
        )}
      </section>
    </div>
  );
}

const sentence = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1);
