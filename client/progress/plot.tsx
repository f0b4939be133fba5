import type { ReactNode } from 'react';
import css from './plot.module.css';
import type { Point } from './tally.ts';

interface Props {
  name: string;
  points: readonly Point[];
  tell(value: number, of: number): string;
}

const WIDTH = 240;
const HEIGHT = 64;
const EDGE = 6;

/** A line over sessions. Its numbers stand beside it and in a list for those who do not see it. */
export function Plot({ name, points, tell }: Props): ReactNode {
  const place = (value: number, i: number): { x: number; y: number } => ({
    x: points.length === 1 ? WIDTH / 2 : EDGE + (i * (WIDTH - 2 * EDGE)) / (points.length - 1),
    y: HEIGHT - EDGE - value * (HEIGHT - 2 * EDGE),
  });
  const places = points.map(({ value }, i) => place(value, i));
  const last = points.at(-1);
  return (
    <figure className={css.plot}>
      <figcaption>
        <b>{name}</b> {last && <span>{tell(last.value, last.of)}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className={css.line}>
        <path className={css.ground} d={`M0 ${HEIGHT - EDGE}H${WIDTH}M0 ${EDGE}H${WIDTH}`} />
        <path className={css.way} d={places.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x} ${y}`).join('')} />
        {places.map(({ x, y }, i) => (
          <circle key={points[i]?.id} className={css.point} cx={x} cy={y} r={i === places.length - 1 ? 4.5 : 3} />
        ))}
      </svg>
      <ol className="sr-only">
        {points.map(({ id, value, of }) => (
          <li key={id}>{tell(value, of)}</li>
        ))}
      </ol>
    </figure>
  );
}
