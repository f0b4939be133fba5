import type { ReactNode } from 'react';
import { Line } from '../prose/prose.tsx';
import type { Speech } from '../source/source.ts';
import { wordsOf } from '../source/speech.ts';
import type { Person } from './people.ts';
import css from './speech-line.module.css';

/** Words on their way. Not announced: the finished turn is. */
export const SpeechLine = ({ speech, person }: { speech: Speech; person: Person }): ReactNode => (
  <div className={css.speech} data-hue={person.hue} data-speech="">
    <p className={css.who}>
      <b>{person.name}</b>
      <span>{person.title}</span>
    </p>
    <p className={css.words} dir="auto">
      <Line text={wordsOf(speech)} />
      <span className={css.caret} aria-hidden="true" />
    </p>
  </div>
);
