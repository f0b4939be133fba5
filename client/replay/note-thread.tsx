import { type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import type { Note, Thread } from '../reading/notes.ts';
import css from './notes.module.css';

interface Props {
  thread: Thread;
  onSeq(seq: number): void;
  onAnswer: ((text: string) => void) | undefined;
}

/** One note, the way to its moment, and the answers to it. */
export function NoteThread({ thread: { note, answers }, onSeq, onAnswer }: Props): ReactNode {
  const [answering, answer] = useState(false);
  const { pin } = note;
  return (
    <article className={css.thread}>
      <Words note={note} />
      {answers.map((each) => (
        <div key={each.seq} className={css.answer}>
          <Words note={each} />
        </div>
      ))}
      <p className={css.actions}>
        {pin !== undefined && (
          <Button look="quiet" icon="play" onClick={() => onSeq(pin)}>
            To the moment
          </Button>
        )}
        {onAnswer && !answering && (
          <Button look="quiet" icon="whisper" onClick={() => answer(true)}>
            Answer
          </Button>
        )}
      </p>
      {onAnswer && answering && (
        <Line
          label={`Your answer to ${note.name}`}
          send="Answer"
          onSend={(text) => {
            onAnswer(text);
            answer(false);
          }}
        />
      )}
    </article>
  );
}

const Words = ({ note }: { note: Note }): ReactNode => (
  <>
    <p className={css.who}>
      <b>{note.name}</b> {note.name.toLowerCase() !== note.role && note.role}
      {note.role === 'coach' && (note.for === 'candidate' ? ', for the candidate too' : ', for coaches')}
    </p>
    <p className={css.words}>{note.text}</p>
  </>
);
