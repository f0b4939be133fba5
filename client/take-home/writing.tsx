import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Tabs } from '../parts/tabs.tsx';
import { Prose } from '../prose/prose.tsx';
import type { Stage } from '../reading/stage.ts';
import { PauseButton } from '../room/pause-button.tsx';
import type { Asked, Scene, Source } from '../source/source.ts';
import { BriefPane } from './brief-pane.tsx';
import { Conflict } from './conflict.tsx';
import { Deadline } from './deadline.tsx';
import { Editor } from './editor.tsx';
import { HandIn } from './hand-in.tsx';
import { SaveState } from './save-state.tsx';
import css from './take-home.module.css';
import { Upload } from './upload.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  session: string;
  token: string;
  source: Source;
  scene: Scene;
  stage: Stage;
  onCommand(asked: Asked): void;
}

type Pane = 'brief' | 'write' | 'preview';

export function Writing({ session, token, source, scene, stage, onCommand }: Props): ReactNode {
  const [{ text, saved }, draft] = useDraft(session, token);
  const [pane, setPane] = useState<Pane>('write');
  const wide = useMediaQuery('(min-width: 62rem)', true, { getInitialValueInEffect: false });
  const handing = scene.unanswered.some(({ type }) => type === 'finish');
  const paused = stage.clock.is === 'paused';

  const write = (
    <Editor
      text={text}
      locked={saved.is === 'loading' || saved.is === 'conflict' || handing}
      onType={(next) => draft.type(next)}
      onSave={() => void draft.flush()}
    />
  );
  const preview = (
    <article className={css.preview} aria-label="Preview">
      {text.trim() ? <Prose text={text} top={/^# /m.test(text) ? 2 : 1} /> : <p>Nothing is written yet.</p>}
    </article>
  );
  const brief = <BriefPane stage={stage} />;
  const papers = [
    { id: 'write', name: 'Write', panel: write },
    { id: 'preview', name: 'Preview', panel: preview },
  ] as const;

  return (
    <>
      <section className={css.bar} aria-label="The take-home">
        <Deadline stage={stage} now={source.now} />
        <SaveState saved={saved} text={text} />
        <span className={css.space} />
        <PauseButton stage={stage} onCommand={onCommand} />
        <Upload draft={draft} empty={!text.trim()} disabled={saved.is === 'loading' || saved.is === 'conflict'} />
        <HandIn draft={draft} saved={saved} text={text} busy={handing} paused={paused} onCommand={onCommand} />
      </section>
      {saved.is === 'conflict' && <Conflict mine={text} theirs={saved.theirs.text} draft={draft} />}
      {wide ? (
        <div className={css.columns}>
          {brief}
          <Tabs<Pane>
            label="Your case"
            className={css.tabs}
            tabs={papers}
            open={pane === 'brief' ? 'write' : pane}
            onOpen={setPane}
          />
        </div>
      ) : (
        <Tabs<Pane>
          label="Brief and case"
          className={css.tabs}
          tabs={[...papers, { id: 'brief', name: 'Brief', panel: brief }]}
          open={pane}
          onOpen={setPane}
        />
      )}
    </>
  );
}
