import type { ReactNode } from 'react';
import { Link } from 'wouter';
import css from './earlier.module.css';
import { begunHere } from './person.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const SHOWN = 4;

/** The way back into sessions begun on this device. */
export function Earlier(): ReactNode {
  const sessions = begunHere().slice(0, SHOWN);
  if (!sessions.length) return null;
  return (
    <section className={css.earlier} aria-labelledby="earlier">
      <div className={css.head}>
        <h2 id="earlier">Begun on this device</h2>
        <Link href="/progress">Your progress</Link>
      </div>
      <ul>
        {sessions.map(({ id, title, at }) => (
          <li key={id}>
            <Link href={`/s/${id}`}>{title}</Link>
            <time dateTime={new Date(at).toISOString()}>{day.format(at)}</time>
            <Link href={`/s/${id}/replay`} aria-label={`Replay of ${title}, ${day.format(at)}`}>
              Replay
            </Link>
            <Link href={`/s/${id}/debrief`} aria-label={`Debrief of ${title}, ${day.format(at)}`}>
              Debrief
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
