import { type ReactNode, useMemo } from 'react';
import type { Turn } from '../../interview/readings/transcript.ts';
import type { Challenge } from '../../protocol/challenge.ts';
import { axisName, roundName, stateHue, stateName } from '../reading/names.ts';
import css from './challenge-timeline.module.css';
import { type Bar, chartOf } from './lanes.ts';

interface Props {
  challenges: readonly Challenge[];
  turns: readonly Turn[];
  onTurn(turn: string): void;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** When each challenge was raised and how long it stood, a lane for each axis. */
export function ChallengeTimeline({ challenges, turns, onTurn }: Props): ReactNode {
  const { lanes, bands } = useMemo(() => chartOf(challenges, turns), [challenges, turns]);
  if (!lanes.length) return <p className={css.none}>No challenge was spoken.</p>;
  return (
    <div className={css.chart}>
      <ol className={css.bands} aria-hidden="true">
        {bands.map(({ round, from, to }) => (
          <li key={round} style={{ left: percent(from), width: percent(to - from) }}>
            <span>{roundName[round]}</span>
          </li>
        ))}
      </ol>
      {lanes.map(({ axis, bars, rows }) => (
        <section key={axis} className={css.lane} aria-label={axisName[axis]}>
          <h3>{axisName[axis]}</h3>
          <ul className={css.track} style={{ height: `${rows * 1.5}rem` }}>
            {bars.map((bar) => (
              <li key={bar.challenge.id}>
                <BarButton bar={bar} onTurn={onTurn} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const BarButton = ({ bar, onTurn }: { bar: Bar; onTurn(turn: string): void }): ReactNode => {
  const { challenge, from, to, row, turn } = bar;
  const name = `${stateName[challenge.state]}: “${challenge.quote}”`;
  return (
    <button
      type="button"
      className={css.bar}
      data-hue={stateHue[challenge.state]}
      data-state={challenge.state}
      style={{ left: percent(from), width: `max(1.25rem, ${percent(to - from)})`, top: `${row * 1.5}rem` }}
      title={name}
      aria-label={`${name}. To this moment in the replay`}
      onClick={() => onTurn(turn)}
    />
  );
};
