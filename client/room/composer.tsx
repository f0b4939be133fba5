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
  /** Nothing is heard meanwhile. */
  paused: boolean;
  /** Whether the floor may be handed over without another word. */
  mayHandOver: boolean;
  /** The field takes the focus as it appears. */
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
  paused,
  mayHandOver,
  focused,
  host,
}: Props): ReactNode {
  const id = useId();
  const empty = draft.trim() === '';
  const placeholder = speaking ? `${speaking} is speaking. Sending now cuts in.` : 'Say it here';
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
        dir="auto"
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: one comes in to speak, or from a button that has gone with the press
        autoFocus={focused}
        value={draft}
        maxLength={12_000}
        placeholder={paused ? '' : placeholder}
        aria-describedby={`${id}-keys`}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.row}>
        <p id={`${id}-keys`} className={css.hint}>
          {host && <span className={css.host}>Your case and answers are sent to {host}. </span>}
          {paused ? (
            'The round is paused. What you write stays here until it goes on.'
          ) : (
            <span className={css.keys}>
              <kbd>{yieldKeys}</kbd> hands over, <kbd>{keepKeys}</kbd> goes on
            </span>
          )}
        </p>
        <Button aria-disabled={empty || paused} onClick={() => onSay('keep')}>
          Keep the floor
        </Button>
        <Button
          look="main"
          icon="send"
          aria-disabled={(empty && !mayHandOver) || paused}
          onClick={() => onSay('yield')}
        >
          Over to the panel
        </Button>
      </div>
    </form>
  );
}
