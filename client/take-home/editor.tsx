import { type KeyboardEvent, type ReactNode, useId } from 'react';
import css from './editor.module.css';

interface Props {
  text: string;
  locked: boolean;
  onType(text: string): void;
  onSave(): void;
}

/** A page to write on. Tab leaves it, as it leaves any field. */
export function Editor({ text, locked, onType, onSave }: Props): ReactNode {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSave();
  };
  return (
    <div className={css.editor}>
      <label htmlFor={id} className="sr-only">
        Your case, as Markdown
      </label>
      <textarea
        id={id}
        value={text}
        readOnly={locked}
        spellCheck
        placeholder={'## Who has the problem\n\nWrite in Markdown: ## for a heading, - for a list.'}
        aria-describedby={`${id}-how`}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-how`} className="sr-only">
        It is saved as you write. Tab leaves the field.
      </p>
    </div>
  );
}
