import { memo, type ReactNode } from 'react';
import { ArtifactFigure } from '../artifact/artifact-figure.tsx';
import { Icon } from '../parts/icons.tsx';
import type { Happening } from '../reading/happenings.ts';
import css from './happening-line.module.css';

interface Props {
  happening: Happening;
  /** Whether the reader is the candidate. */
  own: boolean;
}

export const HappeningLine = memo(function HappeningLine({ happening, own }: Props): ReactNode {
  const { kind, text, from } = happening;
  if (kind === 'whisper' || kind === 'note') {
    return (
      <li className={css.aside} data-kind={kind} id={`seq-${happening.seq}`}>
        <Icon name="whisper" />
        <p>
          <b>{kind === 'whisper' ? `${from} whispers to ${own ? 'you' : 'the candidate'}` : `Note by ${from}`}</b>
          {text}
        </p>
      </li>
    );
  }
  if (happening.shown) {
    return (
      <li className={css.shown} id={`seq-${happening.seq}`}>
        <details>
          <summary>
            On the screen now: <q>{happening.shown.title}</q>
          </summary>
          <ArtifactFigure {...happening.shown} />
        </details>
      </li>
    );
  }
  return (
    <li className={css.line} data-kind={kind} id={`seq-${happening.seq}`}>
      <span>{text}</span>
    </li>
  );
});
