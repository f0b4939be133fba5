import { memo, type ReactNode } from 'react';
import type { Turn } from '../../interview/readings/transcript.ts';
import { Prose } from '../prose/prose.tsx';
import type { Section } from '../reading/sections.ts';
import { minutes } from './items.ts';
import type { Person } from './people.ts';
import css from './turn-line.module.css';

interface Props {
  turn: Turn;
  person: Person;
  into: number;
  /** The same person goes on. */
  follows: boolean;
  marked: boolean;
  /** The part of the case that this turn reads out. */
  section: Section | undefined;
}

export const TurnLine = memo(
  function TurnLine({ turn, person, into, follows, marked, section }: Props): ReactNode {
    return (
      <li
        className={css.turn}
        id={`turn-${turn.turn}`}
        data-hue={person.hue}
        data-follows={follows}
        data-marked={marked}
      >
        <p className={follows ? 'sr-only' : css.who}>
          <b>{person.name}</b>
          {person.title && <span>{person.title}</span>}
          {turn.human && <span>spoken by a coach</span>}
          <time>{minutes(into)}</time>
        </p>
        {section ? (
          <details className={css.presented}>
            <summary>Presents {section.title ? <q>{section.title}</q> : 'a part of the case'}</summary>
            <Prose text={turn.text} top={4} />
          </details>
        ) : (
          <div dir="auto">
            <Prose text={turn.text} top={4} />
          </div>
        )}
        {turn.cutOff && <p className={css.cut}>cut off</p>}
      </li>
    );
  },
  (before, after) =>
    before.turn === after.turn &&
    before.follows === after.follows &&
    before.marked === after.marked &&
    before.section === after.section &&
    before.person.name === after.person.name,
);
