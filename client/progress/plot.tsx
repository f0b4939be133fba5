import type { ReactNode } from 'react';
import css from './plot.module.css';
import type { Point } from './tally.ts';

const WIDTH = 240;
const HEIGHT = 64;
const EDGE = 6;

/** A line over sessions. Its last number stands beside it, and all of them in a list for those who do not see it. */
export function Plot({ name, points }: { name: string; points: readonly Point[] }): ReactNode {
  const place = (value: number, i: number): { x: number; y: number } => ({
    x: points.length === 1 ? WIDTH / 2 : EDGE + (i * (WIDTH - 2 * EDGE)) / (points.length - 1),
    y: HEIGHT - EDGE - value * (HEIGHT - 2 * EDGE),
  });
  const places = points.map(({ value }, i) => place(value, i));
  return (
    <figure className={css.plot}>
      <figcaption>
        <b>{name}</b> <span>{points.at(-1)?.told}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className={css.line}>
        <path className={css.ground} d={`M0 ${HEIGHT - EDGE}H${WIDTH}M0 ${EDGE}H${WIDTH}`} />
        <path className={css.way} d={places.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x} ${y}`).join('')} />
        {places.map(({ x, y }, i) => (
          <circle key={points[i]?.id} className={css.point} cx={x} cy={y} r={i === places.length - 1 ? 4.5 : 3} />
        ))}
      </svg>
      <ol className="sr-only">
        {points.map(({ id, told }) => (
          <li key={id}>{told}</li>
        ))}
      </ol>
    </figure>
  );
}
