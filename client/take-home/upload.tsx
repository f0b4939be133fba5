import { type ReactNode, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Refused } from '../source/http.ts';
import { sentence } from '../source/sentence.ts';
import { isElsewhere } from './desk.ts';
import type { Draft } from './draft.ts';
import css from './upload.module.css';

const MOST_BYTES = 5 * 1024 * 1024;

interface Props {
  draft: Draft;
  empty: boolean;
  disabled: boolean;
}

/** A file in place of what is in the editor; its text can be worked on from there. */
export function Upload({ draft, empty, disabled }: Props): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const [waiting, wait] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, tell] = useState<string | null>(null);
  const send = async (file: File): Promise<void> => {
    wait(null);
    setBusy(true);
    try {
      await draft.upload(file);
    } catch (error) {
      tell(inWords(error, file.name));
    } finally {
      setBusy(false);
    }
  };
  const choose = (file: File | undefined): void => {
    tell(null);
    if (!file) return;
    if (file.size > MOST_BYTES) tell(`${file.name} is larger than 5 MB, which is the most an upload may be.`);
    else if (empty) void send(file);
    else wait(file);
  };
  return (
    <>
      <Button look="quiet" disabled={disabled} aria-disabled={busy} onClick={() => field.current?.click()}>
        {busy ? 'Reading the file' : 'Upload a file'}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".md,.txt,.pdf,.docx"
        aria-label="A file with your case: .md, .txt, .pdf or .docx, 5 MB at most"
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {problem && (
        <p className={css.problem} role="alert">
          {problem}{' '}
          <Button look="quiet" onClick={() => tell(null)}>
            Dismiss
          </Button>
        </p>
      )}
      {waiting && (
        <Confirm
          title="Replace what is written?"
          yes="Replace it"
          onNo={() => wait(null)}
          onYes={() => void send(waiting)}
        >
          The text of {waiting.name} takes the place of everything in the editor.
        </Confirm>
      )}
    </>
  );
}

function inWords(error: unknown, name: string): string {
  if (isElsewhere(error)) return 'Your case was changed elsewhere meanwhile. Load the page again, then upload.';
  if (error instanceof Refused) {
    return [`${name} was not taken.`, error.message, ...Object.values(error.fields).map(sentence)].join(' ');
  }
  return `${name} was not taken: ${String(error)}`;
}
