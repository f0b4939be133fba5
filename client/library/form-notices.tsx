import { type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Notice } from '../parts/notice.tsx';
import css from './form.module.css';
import type { Writing } from './use-writing.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What one should know about the work on the page: where it came from, and what stands against saving it. */
export function FormNotices({ writing }: { writing: Writing }): ReactNode {
  const { restored, moved, refused, throwAway, saveOnTop, base } = writing;
  const [asking, ask] = useState(false);
  return (
    <div className={css.notices}>
      {restored !== null && (
        <Notice icon="undo" action={<Button onClick={() => ask(true)}>Throw it away</Button>}>
          This is work that was not saved yet, from {when.format(restored)}.
          {moved &&
            ` Version ${base} was saved meanwhile; yours will be the next, and that one stays among the versions.`}
        </Notice>
      )}
      {refused && (
        <Notice
          tone="bad"
          alert
          icon={refused.code === 'offline' ? 'offline' : 'alert'}
          action={
            refused.code === 'conflict' && !refused.fields['id'] ? (
              <Button onClick={() => void saveOnTop()}>Save mine on top</Button>
            ) : undefined
          }
        >
          {inWords(refused)}
        </Notice>
      )}
      {asking && (
        <Confirm
          title="Throw the unsaved work away?"
          yes="Throw it away"
          onNo={() => ask(false)}
          onYes={() => {
            ask(false);
            throwAway();
          }}
        >
          The form goes back to what is saved. This cannot be taken back.
        </Confirm>
      )}
    </div>
  );
}

function inWords({ code, message, fields }: NonNullable<Writing['refused']>): string {
  if (fields['id'] && code === 'conflict') return 'A scenario with this id exists. Choose another id.';
  if (code === 'conflict')
    return 'Somebody else saved this scenario while you wrote. Yours can go on top: theirs stays among the versions.';
  if (code === 'unauthorized' || code === 'forbidden')
    return 'You are signed out. Your work is kept on this device: sign in at /coach and come back.';
  if (code === 'offline') return `${message} Your work is kept on this device.`;
  return [message, ...Object.entries(fields).map(([path, what]) => `${path}: ${what}`)].join(' ');
}
