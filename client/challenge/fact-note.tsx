import type { ReactNode } from 'react';
import type { Challenge } from '../../protocol/challenge.ts';
import css from './fact-note.module.css';

/** What a technical challenge rests on, with its source; or that it rests on nothing checked. */
export function FactNote({ axis, force, fact }: Pick<Challenge, 'axis' | 'force' | 'fact'>): ReactNode {
  if (fact) {
    return (
      <p className={css.fact}>
        {fact.statement}
        <span className={css.source}>
          <Source text={fact.source} />, read {fact.checked}
        </span>
      </p>
    );
  }
  if (fact === null && axis === 'technical' && force === 'challenge') {
    return <p className={css.fact}>The panelist’s own doubt: not checked against a source.</p>;
  }
  return null;
}

/** Where a source has an address, one can go there. */
function Source({ text }: { text: string }): ReactNode {
  const address = /https?:\/\/[^\s)>\]]+/.exec(text)?.[0];
  if (!address) return text;
  const title = text
    .replace(address, '')
    .replace(/[\s,:;(<[]+$/, '')
    .trim();
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {title || address}
    </a>
  );
}
