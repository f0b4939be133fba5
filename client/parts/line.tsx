import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '../parts/button.tsx';
import css from './desk.module.css';

interface Props {
  label: string;
  hint?: string;
  send: string;
  /** Whether it may go out without words. */
  bare?: boolean;
  onSend(text: string): void;
  /** Choices that go with the words. */
  children?: ReactNode;
}

/** A labelled line with its button. */
export function Line({ label, hint, send, bare, onSend, children }: Props): ReactNode {
  const [text, set] = useState('');
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!text.trim() && !bare) return;
    onSend(text.trim());
    set('');
  };
  return (
    <form onSubmit={submit}>
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
        <Button type="submit" aria-disabled={!bare && !text.trim()}>
          {send}
        </Button>
      </div>
    </form>
  );
}
