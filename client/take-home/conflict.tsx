// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
import { type ReactNode, useEffect, useRef } from 'react';
import { wordsIn } from '../../protocol/word-count.ts';
import { Button } from '../parts/button.tsx';
import css from './conflict.module.css';
import type { Draft } from './draft.ts';

interface Props {
  mine: string;
  theirs: string;
  draft: Draft;
}

/** Two versions of one case, from two tabs or two devices. Neither is thrown away unseen. */
export function Conflict({ mine, theirs, draft }: Props): ReactNode {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const keep = (text: string): void => void draft.choose(text);
  return (
    <section ref={box} className={css.conflict} aria-labelledby="conflict" tabIndex={-1}>
      <h2 id="conflict">Your case was changed elsewhere</h2>
      <p>In another tab or on another device. Both versions are here; choose which one goes on.</p>
      <div className={css.both}>
        <Version name="What you have here" text={mine} yes="Keep this one" onYes={() => keep(mine)} />
        <Version name="What was saved elsewhere" text={theirs} yes="Take that one" onYes={() => keep(theirs)} />
      </div>
      <Button onClick={() => keep(`${theirs.trimEnd()}\n\n---\n\n${mine.trimStart()}`)}>
        Keep both, one under the other
      </Button>
    </section>
  );
}

const Version = ({ name, text, yes, onYes }: { name: string; text: string; yes: string; onYes(): void }): ReactNode => (
  <div className={css.version}>
    <h3>
      {name}, {wordsIn(text)} words
    </h3>
    <section className={css.words} tabIndex={0} aria-label={name}>
      {text || 'Empty'}
    </section>
    <Button onClick={onYes}>{yes}</Button>
  </div>
);
