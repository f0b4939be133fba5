// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
import { type ReactNode, useId } from 'react';
import { kindName } from '../reading/artifacts.ts';
import css from './artifact-figure.module.css';

interface Props {
  title: string;
  kind: string;
  body: string;
}

/** Something to look at, column for column as it was made: it scrolls by itself and never wraps. */
export function ArtifactFigure({ title, kind, body }: Props): ReactNode {
  const id = useId();
  return (
    <figure className={css.figure} aria-labelledby={id}>
      <figcaption id={id}>
        <span className={css.kind}>{kindName(kind)}</span> {title}
      </figcaption>
      <section className={css.body} tabIndex={0} aria-labelledby={id}>
        <pre>{body.replace(/\s+$/, '')}</pre>
      </section>
    </figure>
  );
}
