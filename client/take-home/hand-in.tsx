import { type ReactNode, useState } from 'react';
import { wordsIn } from '../../protocol/word-count.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import type { Asked } from '../source/source.ts';
import type { Draft, Saved } from './draft.ts';

interface Props {
  draft: Draft;
  saved: Saved;
  text: string;
  busy: boolean;
  paused: boolean;
  onCommand(asked: Asked): void;
}

/** Once, and for good: what the panel reads is what the server has when this is pressed. */
export function HandIn({ draft, saved, text, busy, paused, onCommand }: Props): ReactNode {
  const [asking, ask] = useState(false);
  const why = paused
    ? 'The round is paused.'
    : !text.trim()
      ? 'Nothing is written yet.'
      : saved.is === 'conflict'
        ? 'Choose between the two versions first.'
        : saved.is === 'offline'
          ? 'It has to reach the server first; it is on its way as soon as the connection is back.'
          : null;
  const handIn = async (): Promise<void> => {
    await draft.flush();
    ask(false);
    if (draft.state().saved.is === 'saved') onCommand({ type: 'finish' });
  };
  return (
    <>
      <Button
        look="main"
        icon="check"
        aria-disabled={why !== null || busy}
        title={why ?? undefined}
        onClick={() => why || busy || ask(true)}
      >
        {busy ? 'Handing it in' : 'Hand in'}
      </Button>
      {asking && (
        <Confirm title="Hand in your case?" yes="Hand it in" onNo={() => ask(false)} onYes={() => void handIn()}>
          {wordsIn(text)} words. The panel reads it as it is now; it cannot be changed afterwards.
        </Confirm>
      )}
    </>
  );
}
