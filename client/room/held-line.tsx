import type { ReactNode } from 'react';
import type { CommandOf } from '../../protocol/commands.ts';
import { Button } from '../parts/button.tsx';
import { useTick } from '../parts/use-tick.ts';
import css from './held-line.module.css';
import type { Held } from './use-held.ts';

interface Props {
  held: Held;
  onTakeBack(): void;
  onSendNow(): void;
}

/** A line that is not out yet. */
export function HeldLine({ held, onTakeBack, onSendNow }: Props): ReactNode {
  useTick(250, held.due !== null);
  const left = held.due === null ? null : Math.max(0, Math.ceil((held.due - Date.now()) / 1_000));
  return (
    <div className={css.held}>
      <p className={css.words} dir="auto">
        {plain(held.command.text)}
      </p>
      <div className={css.bar}>
        <span className="sr-only" role="status">
          Your line is held for a moment and can be taken back.
        </span>
        <span>
          {left === null
            ? 'Kept from before; not sent.'
            : `${held.command.floor === 'yield' ? 'To the panel' : 'Goes out'} in ${left} s`}
        </span>
        <Button look="quiet" icon="undo" onClick={onTakeBack}>
          Take back
        </Button>
        <Button look="quiet" icon="send" onClick={onSendNow}>
          Send now
        </Button>
      </div>
    </div>
  );
}

/** A line in passing: without a heading's marks and empty lines. */
const plain = (text: string): string => text.replace(/^#{1,6}\s+/gm, '').replace(/\n{2,}/g, '\n');

/** Lines that are out and not confirmed yet. */
export const Unanswered = ({ says, online }: { says: readonly CommandOf<'say'>[]; online: boolean }): ReactNode =>
  says.map(({ id, text }) => (
    <div key={id} className={css.held} data-sent="">
      <p className={css.words} dir="auto">
        {plain(text)}
      </p>
      <p className={css.bar}>{online ? 'Sending' : 'Goes out as soon as the connection is back'}</p>
    </div>
  ));
