import { useDocumentTitle, useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { CasePane } from '../case/case-pane.tsx';
import { Conversation } from '../conversation/conversation.tsx';
import { personOf } from '../conversation/people.ts';
import { THINK_KEY } from '../landing/think-time.tsx';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { Tabs } from '../parts/tabs.tsx';
import type { Asked } from '../source/source.ts';
import { recall, useKept } from '../source/use-kept.ts';
import { Seats } from '../stage/seats.tsx';
import { Between } from './between.tsx';
import { Composer } from './composer.tsx';
import { ConnectionNotice, refusedWords } from './connection-notice.tsx';
import { FirstHint } from './first-hint.tsx';
import { HeldLine, Unanswered } from './held-line.tsx';
import { Refusals } from './refusals.tsx';
import css from './room.module.css';
import { RoundBar } from './round-bar.tsx';
import { Settings } from './settings.tsx';
import { ThinkHint } from './think-hint.tsx';
import { HOLD_KEY, useComposer } from './use-composer.ts';
import { useLive } from './use-live.ts';

export default function Room({ session, token }: { session: string; token: string }): ReactNode {
  const { source, scene, stage } = useLive(session, token);
  const [hold, setHold] = useKept(HOLD_KEY, true);
  const [think, setThink] = useState(() => recall(THINK_KEY, 45));
  const [begun, setBegun] = useState(false);
  const [tab, setTab] = useState<'case' | 'talk'>('talk');
  const wide = useMediaQuery('(min-width: 62rem)', true, { getInitialValueInEffect: false });
  const speech = useComposer(session, source, scene, hold);
  const { holding } = speech;
  const candidate = scene.you?.role === 'candidate';
  const yours = candidate && stage.round !== null && stage.floor === 'candidate';
  useDocumentTitle(`${yours ? 'Your turn, ' : ''}${stage.scenario?.title ?? 'Session'} | Hotseat`);

  if (!stage.opened) {
    const { connection } = scene;
    return connection.is === 'refused' ? (
      <Standstill title="You cannot come in" action={<Link href="/">To the start page</Link>}>
        {refusedWords[connection.code] ?? connection.message}
      </Standstill>
    ) : (
      <Standstill title={connection.is === 'lost' ? 'The server cannot be reached' : 'Finding your seat'} busy>
        {connection.is === 'lost' && 'This page keeps trying.'}
      </Standstill>
    );
  }

  const open = stage.round !== null;
  const command = (asked: Asked): void => void source.send(asked);
  const begin = (): void => {
    setBegun(true);
    command({ type: 'begin' });
  };
  const online = scene.connection.is === 'live';
  const sending = scene.unanswered.filter((asked) => asked.type === 'say');
  const present = candidate && open ? speech.present : undefined;
  const silent = yours && !speech.draft && !holding.held && !sending.length && stage.clock.is !== 'paused';

  const casePane = <CasePane scene={scene} stage={stage} onPresent={present} leaving={holding.held?.command.text} />;
  const heldLine = holding.held && (
    <HeldLine held={holding.held} onTakeBack={speech.takeBack} onSendNow={holding.sendNow} />
  );
  const talk = (
    <section className={css.talk} aria-label="The interview">
      <Seats stage={stage} scene={scene} onAddress={candidate && open ? speech.address : undefined} />
      <div className={css.notices}>
        <ConnectionNotice connection={scene.connection} />
        <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
      </div>
      <Conversation scene={scene} stage={stage} own={candidate} empty="Nothing has been said yet.">
        <Unanswered says={sending} online={online} />
        {heldLine}
        {candidate && !heldLine && <FirstHint scene={scene} stage={stage} />}
        {silent && (
          <ThinkHint
            since={stage.floorAt}
            now={source.now}
            seconds={think}
            onMinute={() => speech.say('yield', 'Could I have a minute to think?')}
          />
        )}
      </Conversation>
      {candidate && !open && <Between session={session} stage={stage} onBegin={begin} />}
      {candidate && open && (
        <Composer
          field={speech.field}
          draft={speech.draft}
          onDraft={speech.setDraft}
          onSay={speech.say}
          onEscape={() => holding.held && speech.takeBack()}
          speaking={scene.speech && personOf(scene.speech.panelist, stage, true).name}
          mayHandOver={speech.mayHandOver}
          focused={begun}
          host={stage.engine === 'openai' ? (stage.opened.model?.host ?? null) : null}
        />
      )}
    </section>
  );
  const tools = (
    <>
      {scene.you?.role === 'coach' && <Link href={`/s/${session}/coach`}>Coach’s view</Link>}
      {candidate && <Settings hold={hold} onHold={setHold} onClose={() => setThink(recall(THINK_KEY, 45))} />}
    </>
  );
  return (
    <Page fixed title={stage.scenario?.title} tools={tools}>
      <h1 className="sr-only">{stage.scenario?.title}</h1>
      <RoundBar stage={stage} now={source.now} onCommand={candidate ? command : undefined} />
      {wide ? (
        <div className={css.columns}>
          <div className={css.case}>{casePane}</div>
          {talk}
        </div>
      ) : (
        <Tabs<'talk' | 'case'>
          label="Case and conversation"
          className={css.tabs}
          open={tab}
          onOpen={setTab}
          tabs={[
            { id: 'talk', name: 'Conversation', panel: talk },
            {
              id: 'case',
              name: 'Case',
              panel: (
                <>
                  <div className={css.case}>{casePane}</div>
                  {heldLine && <div className={css.toast}>{heldLine}</div>}
                </>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
