import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import css from './line.module.css';

interface Props {
  label: string;
  hint?: string;
  send: string;
  /** Whether it may go out without words. */
  bare?: boolean;
  /** A box that goes with the words. */
  tick?: string | undefined;
  onSend(text: string, ticked: boolean): void;
  /** Choices that go with the words. */
  children?: ReactNode;
}

/** A labelled line with its button. */
export function Line({ label, hint, send, bare, tick, onSend, children }: Props): ReactNode {
  const [text, set] = useState('');
  const [ticked, setTicked] = useState(false);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!text.trim() && !bare) return;
    onSend(text.trim(), ticked);
    set('');
    // Said anew each time: what goes to more people is a choice, not a habit.
    setTicked(false);
  };
  return (
    <form className={css.line} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        value={text}
        onChange={(event) => set(event.target.value)}
        aria-describedby={hint && `${id}-hint`}
      />
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      <div className={css.row}>
        {children}
        {tick && (
          <label className={css.tick}>
            <input type="checkbox" checked={ticked} onChange={(event) => setTicked(event.target.checked)} />
            {tick}
          </label>
        )}
        <Button type="submit" aria-disabled={!bare && !text.trim()}>
          {send}
        </Button>
      </div>
    </form>
  );
}
