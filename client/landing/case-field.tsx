import { type ReactNode, useRef } from 'react';
import { wordsIn } from '../../protocol/word-count.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import css from './case-field.module.css';

/** The server takes this much text and no more. */
const MOST_BYTES = 256 * 1024;

interface Props {
  text: string;
  onText(text: string): void;
  /** The text is presented, and not the sample. */
  own: boolean;
  onOwn(own: boolean): void;
}

export function CaseField({ text, onText, own, onOwn }: Props): ReactNode {
  const file = useRef<HTMLInputElement>(null);
  const words = wordsIn(text);
  const large = new Blob([text]).size > MOST_BYTES;
  return (
    <div className={css.field}>
      <Choice
        label="What you present"
        options={[
          { value: 'sample', name: 'The sample case' },
          { value: 'own', name: 'My own' },
        ]}
        value={own ? 'own' : 'sample'}
        onChange={(which) => onOwn(which === 'own')}
        hint={own ? 'Your take-home, as Markdown or plain text.' : 'A written case on this scenario, ready to present.'}
      />
      {own && (
        <div className={css.paste}>
          <label htmlFor="case" className="sr-only">
            Your case
          </label>
          <textarea
            id="case"
            rows={12}
            value={text}
            placeholder="Paste your case here"
            aria-describedby="case-size"
            aria-invalid={large}
            onChange={(event) => onText(event.target.value)}
          />
          <div className={css.under}>
            <Button look="quiet" onClick={() => file.current?.click()}>
              Open a .md or .txt file
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              accept=".md,.txt,text/markdown,text/plain"
              onChange={(event) => void event.target.files?.[0]?.text().then(onText)}
            />
            <span id="case-size" role={large ? 'alert' : undefined}>
              {large
                ? 'That is more than 256 KB of text: too long for a case.'
                : `${words} ${words === 1 ? 'word' : 'words'}`}
            </span>
          </div>
        </div>
      )}
    </div>
  );
}
