import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Conversation } from '../conversation/conversation.tsx';
import { personOf } from '../conversation/people.ts';
import { Tabs } from '../parts/tabs.tsx';
import { nothingShown, show } from '../reading/artifacts.ts';
import type { Stage } from '../reading/stage.ts';
import type { Scene, Source } from '../source/source.ts';
import { useReading } from '../source/use-source.ts';
import { Seats } from '../stage/seats.tsx';
import { Between } from './between.tsx';
import { Composer } from './composer.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Guide } from './guide.tsx';
import { hasKeyboard } from './has-keyboard.ts';
import { HeldLine, Unanswered } from './held-line.tsx';
import { type PaneId, panesOf } from './panes.tsx';
import { Refusals } from './refusals.tsx';
import css from './table.module.css';
import { ThinkHint } from './think-hint.tsx';
import { useComposer } from './use-composer.ts';

interface Props {
  session: string;
  source: Source;
  scene: Scene;
  stage: Stage;
  hold: boolean;
  /** Seconds of silence before the room says that there is time. */
  think: number;
  /** The round was just begun from here: the composer takes the focus. */
  begun: boolean;
}

/** The panel across, the paper beside, and one's own words in front. */
export function Table({ session, source, scene, stage, hold, think, begun }: Props): ReactNode {
  const { artifacts } = useReading(scene.entries, show, nothingShown);
  const [side, setSide] = useState<PaneId | null>(null);
  const [tab, setTab] = useState<PaneId | 'talk'>('talk');
  const [looked, look] = useState(artifacts.length);
  const wide = useMediaQuery('(min-width: 62rem)', true, { getInitialValueInEffect: false });
  const paused = stage.clock.is === 'paused';
  const speech = useComposer(session, source, scene, hold, paused);
  const { holding } = speech;
  const candidate = scene.you?.role === 'candidate';
  const open = stage.round !== null;
  const yours = candidate && open && stage.floor === 'candidate';
  const sending = scene.unanswered.filter((asked) => asked.type === 'say');
  const silent = yours && !speech.draft && !holding.held && !sending.length && !paused;
  const speaker = scene.speech && personOf(scene.speech.panelist, stage, true).name;

  const heldLine = holding.held && (
    <HeldLine held={holding.held} onTakeBack={speech.takeBack} onSendNow={holding.sendNow} />
  );
  const panes = panesOf({
    scene,
    stage,
    artifacts,
    onPresent: candidate && open && !paused ? speech.present : undefined,
    leaving: holding.held?.command.text,
  });
  const fresh = artifacts.length > looked;
  const shown = fresh ? panes[0]?.id : (panes.find(({ id }) => id === side) ?? panes[0])?.id;
  const talk = (
    <section className={css.talk} aria-label="The interview">
      <Seats stage={stage} scene={scene} onAddress={candidate && open ? speech.address : undefined} />
      <div className={css.notices}>
        <ConnectionNotice connection={scene.connection} />
        <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
      </div>
      <Conversation scene={scene} stage={stage} own={candidate} empty="Nothing has been said yet.">
        <Unanswered says={sending} online={scene.connection.is === 'live'} />
        {heldLine}
        {candidate && !heldLine && (wide || !speech.draft) && <Guide scene={scene} stage={stage} />}
        {silent && (
          <ThinkHint
            since={stage.floorAt}
            now={source.now}
            seconds={think}
            onMinute={() => speech.say('yield', 'Could I have a minute to think?')}
          />
        )}
      </Conversation>
      {candidate && !open && <Between session={session} stage={stage} />}
      {candidate && open && (
        <Composer
          field={speech.field}
          draft={speech.draft}
          onDraft={speech.setDraft}
          onSay={speech.say}
          onEscape={() => holding.held && speech.takeBack()}
          speaking={speaker}
          mayHandOver={speech.mayHandOver}
          paused={paused}
          focused={begun || hasKeyboard()}
          host={stage.engine === 'openai' ? (stage.opened?.model?.host ?? null) : null}
        />
      )}
    </section>
  );
  const [only, ...more] = panes;
  if (wide) {
    return (
      <div className={css.columns} data-exhibit={shown?.startsWith('shown-') ? '' : undefined}>
        {more.length && shown ? (
          <Tabs<PaneId>
            label="Beside the conversation"
            className={css.beside}
            tabs={panes}
            open={shown}
            onOpen={(id) => {
              look(artifacts.length);
              setSide(id);
            }}
          />
        ) : (
          <div className={css.case}>{only?.panel}</div>
        )}
        {talk}
      </div>
    );
  }
  return (
    <Tabs<PaneId | 'talk'>
      label="Conversation and papers"
      className={css.tabs}
      open={tab === 'talk' || panes.some(({ id }) => id === tab) ? tab : 'talk'}
      onOpen={(id) => {
        look(artifacts.length);
        setTab(id);
      }}
      tabs={[
        { id: 'talk', name: 'Conversation', panel: talk },
        ...panes.map(({ id, name, panel }, at) => ({
          id,
          name,
          fresh: fresh && at === 0,
          panel: (
            <>
              <div className={css.case}>{panel}</div>
              {heldLine && <div className={css.toast}>{heldLine}</div>}
            </>
          ),
        })),
      ]}
    />
  );
}
