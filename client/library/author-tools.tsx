import { type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import css from './author-tools.module.css';
import { keepDraft } from './draft.ts';
import type { Known } from './use-library.ts';

/** A new scenario, or one from a file. Both end in the form, where it is looked at before it is kept. */
export function AuthorTools({ scenarios }: { scenarios: readonly Known[] }): ReactNode {
  const [, go] = useLocation();
  const file = useRef<HTMLInputElement>(null);
  const [problem, tell] = useState<string | null>(null);
  const take = async (picked: File): Promise<void> => {
    const { readFile } = await import('./file.ts');
    const read = readFile(await picked.text());
    if ('problem' in read) return tell(`${picked.name}: ${read.problem}`);
    const { id } = read.draft;
    const known = scenarios.find((each) => each.id === id);
    keepDraft(known ? id : null, { base: known?.version ?? null, at: Date.now(), draft: read.draft });
    go(known ? `/scenarios/${id}/edit` : '/scenarios/new');
  };
  return (
    <div className={css.tools}>
      <div className={css.row}>
        <Button look="main" onClick={() => go('/scenarios/new')}>
          Write a scenario
        </Button>
        <Button onClick={() => file.current?.click()}>Take one from a file</Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".yaml,.yml,text/yaml,application/yaml"
          aria-label="A scenario file"
          onChange={(event) => {
            const picked = event.target.files?.[0];
            event.target.value = '';
            tell(null);
            if (picked) void take(picked);
          }}
        />
      </div>
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
    </div>
  );
}
