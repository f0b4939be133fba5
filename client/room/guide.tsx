import { type ReactNode, useEffect, useState } from 'react';
import type { SeenEntry } from '../../protocol/entries.ts';
import { Button } from '../parts/button.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import { recall, remember } from '../source/use-kept.ts';
import { FirstHint } from './first-hint.tsx';
import css from './guide.module.css';

const GUIDED = 'hotseat.guided';

/** The first minute of a newcomer: three things, each ticked when it was done. Who has done them once is not shown them again. */
export function Guide({ scene, stage }: { scene: Scene; stage: Stage }): ReactNode {
  const [guided, leave] = useState(() => recall(GUIDED, false));
  const done = stepsDone(scene.entries);
  const through = done === steps.length;
  useEffect(() => {
    if (through) remember(GUIDED, true);
  }, [through]);
  if (guided || stage.round === null) return <FirstHint scene={scene} stage={stage} />;
  if (through) return null;
  return (
    <aside className={css.guide} aria-label="How this goes">
      <ol>
        {steps.map(({ title, words }, at) => (
          <li key={title} data-done={at < done} aria-current={at === done ? 'step' : undefined}>
            <b>{title}</b>
            {at === done && <p>{words(stage)}</p>}
          </li>
        ))}
      </ol>
      <Button
        look="quiet"
        onClick={() => {
          remember(GUIDED, true);
          leave(true);
        }}
      >
        I know how this goes
      </Button>
    </aside>
  );
}

const steps: readonly { title: string; words(stage: Stage): string }[] = [
  {
    title: 'Say the first part',
    words: ({ case: written }) =>
      written
        ? 'Present a section of the case as it stands, or say it in your own words below. “Keep the floor” means that you go on.'
        : 'They ask, you answer below, in your own words. “Keep the floor” means that you go on.',
  },
  {
    title: 'Hand it over',
    words: () =>
      '“Over to the panel” means that it is their turn. A hand goes up before that if somebody has a question.',
  },
  {
    title: 'Answer the question',
    words: () =>
      'Answer it, ask back, concede what is wrong, or say that you do not know and how you would find out. What you send while they speak cuts in.',
  },
];

/** How many of the steps were done, in their order. */
function stepsDone(entries: readonly SeenEntry[]): number {
  const first = entries.findIndex(({ type }) => type === 'candidate.said');
  if (first < 0) return 0;
  const over = entries.findIndex((entry) => entry.type === 'candidate.said' && entry.floor === 'yield');
  if (over < 0) return 1;
  const asked = entries.findIndex((entry, at) => at > over && entry.type === 'panelist.said');
  return asked >= 0 && entries.slice(asked).some(({ type }) => type === 'candidate.said') ? 3 : 2;
}
