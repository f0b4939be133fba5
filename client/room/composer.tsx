import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { Button } from '../parts/button.tsx';
import css from './composer.module.css';

interface Props {
  field: Ref<HTMLTextAreaElement>;
  draft: string;
  onDraft(text: string): void;
  onSay(floor: 'keep' | 'yield'): void;
  /** Escape: takes back a line that is still held. */
  onEscape(): void;
  /** The panelist who speaks just now, by name. */
  speaking: string | null;
  /** Whether the floor may be handed over without another word. */
  mayHandOver: boolean;
  /** The round was just begun from here: the floor is, too. */
  focused: boolean;
  /** Where the words go, if they leave this server. */
  host: string | null;
}

const mac = /Mac|iPhone|iPad/.test(navigator.platform);
const yieldKeys = mac ? '⌘ Enter' : 'Ctrl Enter';
const keepKeys = mac ? '⇧ ⌘ Enter' : 'Ctrl Shift Enter';

export function Composer({
  field,
  draft,
  onDraft,
  onSay,
  onEscape,
  speaking,
  mayHandOver,
  focused,
  host,
}: Props): ReactNode {
  const id = useId();
  const empty = draft.trim() === '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onEscape();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSay(event.shiftKey ? 'keep' : 'yield');
  };
  return (
    <form className={css.composer} onSubmit={(event) => event.preventDefault()} aria-label="Speak">
      <label htmlFor={id} className="sr-only">
        What you say
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: the button that had the focus has gone with the press
        autoFocus={focused}
        value={draft}
        maxLength={12_000}
        placeholder={speaking ? `${speaking} is speaking. Sending now cuts in.` : 'Say it here'}
        aria-describedby={`${id}-keys`}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.row}>
        <p id={`${id}-keys`} className={css.hint}>
          {host && <span className={css.host}>Your case and answers are sent to {host}. </span>}
          <span className={css.keys}>
            <kbd>{yieldKeys}</kbd> hands over, <kbd>{keepKeys}</kbd> goes on
          </span>
        </p>
        <Button aria-disabled={empty} onClick={() => onSay('keep')}>
          Keep the floor
        </Button>
        <Button look="main" icon="send" aria-disabled={empty && !mayHandOver} onClick={() => onSay('yield')}>
          Over to the panel
        </Button>
      </div>
    </form>
  );
}
