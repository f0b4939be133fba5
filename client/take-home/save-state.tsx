import type { ReactNode } from 'react';
import { wordsIn } from '../../protocol/word-count.ts';
import { Icon } from '../parts/icons.tsx';
import type { Saved } from './draft.ts';
import css from './save-state.module.css';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

function told(saved: Saved): string {
  switch (saved.is) {
    case 'loading':
      return 'Fetching your draft';
    case 'saved':
      return saved.at ? `Saved ${clock.format(saved.at)}` : 'Saved';
    case 'typing':
    case 'saving':
      return 'Saving';
    case 'offline':
      return 'Kept on this device; sent when the connection is back';
    case 'refused':
      return `Not saved: ${saved.message}`;
    case 'conflict':
      return 'Changed elsewhere';
  }
}

/** How much is written, and whether it is safe. */
export const SaveState = ({ saved, text }: { saved: Saved; text: string }): ReactNode => {
  const count = wordsIn(text);
  return (
    <p className={css.state} data-is={saved.is}>
      <b>
        {count} {count === 1 ? 'word' : 'words'}
      </b>
      <span className={css.told}>
        {saved.is === 'saved' && <Icon name="check" />}
        {saved.is === 'offline' && <Icon name="offline" />}
        {(saved.is === 'refused' || saved.is === 'conflict') && <Icon name="alert" />}
        {told(saved)}
      </span>
      {/* Spoken only where it matters: not at every pause in the typing. */}
      <span className="sr-only" role="status">
        {saved.is === 'offline' || saved.is === 'refused' || saved.is === 'conflict' ? told(saved) : ''}
      </span>
    </p>
  );
};
