import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import { personOf } from '../conversation/people.ts';
import { TurnLine } from '../conversation/turn-line.tsx';
import { emptyStage, stand } from '../reading/stage.ts';
import css from './compare.module.css';
import type { Take } from './load.ts';

/** The turn before the parting of the ways, so that one knows what was answered. */
const BEFORE = 1;

interface Props {
  name: string;
  take: Take;
  seq: number;
}

export function Column({ name, take, seq }: Props): ReactNode {
  const { entries, view } = take.recording;
  const turns = useMemo(() => entries.reduce(transcribe, noTranscript).turns, [entries]);
  const stage = useMemo(() => entries.reduce(stand, emptyStage), [entries]);
  const shared = turns.filter((turn) => turn.seq <= seq);
  const shown = [...shared.slice(-BEFORE), ...turns.filter((turn) => turn.seq > seq)];
  /** Days may lie between the two; what counts is the time since the parting. */
  const start = turns.find((turn) => turn.seq > seq)?.startedAt ?? 0;
  return (
    <section className={css.column} aria-label={name}>
      <h2>{name}</h2>
      <p className={css.links}>
        {view.debrief ? (
          <>
            <Link href={`/s/${take.session}/replay`}>Replay</Link>{' '}
            <Link href={`/s/${take.session}/debrief`}>Debrief</Link>
          </>
        ) : (
          <Link href={`/s/${take.session}`}>It is still under way: to the room</Link>
        )}
      </p>
      {shown.length > shared.slice(-BEFORE).length ? (
        <ol>
          {shown.map((turn, at) => (
            <TurnLine
              key={turn.turn}
              turn={turn}
              person={personOf(turn.who, stage, view.you.role === 'candidate')}
              into={Math.max(0, turn.startedAt - start)}
              follows={shown[at - 1]?.who === turn.who}
              marked={false}
              section={undefined}
            />
          ))}
        </ol>
      ) : (
        <p className={css.none}>Nothing was said after this moment.</p>
      )}
    </section>
  );
}
