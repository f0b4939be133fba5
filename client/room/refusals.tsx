import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { sentence } from '../source/sentence.ts';
import type { Refusal } from '../source/source.ts';

const lead: Partial<Record<Refusal['problem']['code'], string>> = {
  not_now: 'Not at this point.',
  forbidden: 'That is not yours to do here.',
  too_large: 'That is too long for one turn.',
  conflict: 'That was sent twice in different words.',
  internal: 'Something went wrong on the server.',
};

/** What the session did not take, and why. */
export function Refusals({ list, onDismiss }: { list: readonly Refusal[]; onDismiss(id: string): void }): ReactNode {
  return list.map(({ command, problem }) => (
    <Notice
      key={command.id}
      tone="bad"
      alert
      action={
        <Button look="quiet" onClick={() => onDismiss(command.id)}>
          Dismiss
        </Button>
      }
    >
      {lead[problem.code]} {sentence(problem.message)}{' '}
      {command.type === 'say' && 'Your words are back in the field below.'}
    </Notice>
  ));
}
