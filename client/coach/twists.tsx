import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import css from './twists.module.css';

/** The scenario's own surprises, one press away. */
export function Twists({ stage, onCommand }: { stage: Stage; onCommand(command: Asked): void }): ReactNode {
  const { scenario } = stage;
  const twists =
    scenario && 'hidden' in scenario
      ? (scenario as { hidden: { twists: { title: string; text: string }[] } }).hidden.twists
      : [];
  if (!twists.length) return null;
  return (
    <details className={css.twists}>
      <summary>Throw in a twist</summary>
      <ul>
        {twists.map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b>
            <p>{text}</p>
            <Button onClick={() => onCommand({ type: 'press', text })}>Take this up</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
