import { useDocumentTitle, useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { keepLedger, noLedger } from '../../interview/readings/ledger.ts';
import { CasePane } from '../case/case-pane.tsx';
import { Conversation } from '../conversation/conversation.tsx';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { refusedWords } from '../reading/names.ts';
import { nextRound } from '../reading/stage.ts';
import { ConnectionNotice } from '../room/connection-notice.tsx';
import { Refusals } from '../room/refusals.tsx';
import { useLive } from '../room/use-live.ts';
import type { Asked } from '../source/source.ts';
import { useReading } from '../source/use-source.ts';
import { Seats } from '../stage/seats.tsx';
import { Stepper } from '../stage/stepper.tsx';
import css from './coach.module.css';
import { CoachBar } from './coach-bar.tsx';
import { Cost } from './cost.tsx';
import { Desk } from './desk.tsx';
import { LiveLedger } from './live-ledger.tsx';
import { Lobby } from './lobby.tsx';
import { Present } from './present.tsx';
import { SeatsDesk } from './seats-desk.tsx';

type Pane = 'talk' | 'ledger' | 'desk' | 'seats' | 'case';

/** The room from the coach's chair: the same conversation, the ledger beside it, and a hand on the wheel. An observer sees it too, and steers nothing. */
export default function Coach({ session, token }: { session: string; token: string }): ReactNode {
  const { source, scene, stage } = useLive(session, token);
  const ledger = useReading(scene.entries, keepLedger, noLedger);
  const [marked, mark] = useState<string | null>(null);
  const [pane, setPane] = useState<Pane>('talk');
  const [side, setSide] = useState<Pane>('ledger');
  const wide = useMediaQuery('(min-width: 64rem)', true, { getInitialValueInEffect: false });
  useDocumentTitle(`Coach: ${stage.scenario?.title ?? 'session'} | Hotseat`);

  const { connection, you } = scene;
  if (!stage.opened) {
    if (connection.is !== 'refused') return <Standstill title="Finding your seat" busy />;
    return <Standstill title="You cannot come in">{refusedWords[connection.code] ?? connection.message}</Standstill>;
  }
  if (you?.role === 'candidate') {
    return (
      <Standstill title="This is the coach’s desk" action={<Link href={`/s/${session}`}>To your seat</Link>}>
        Your link is for another seat in this session.
      </Standstill>
    );
  }
  const steers = you?.role === 'coach';
  const next = nextRound(stage);
  const command = (asked: Asked): void => void source.send(asked);
  const goTo = (turn: string): void => {
    mark(turn);
    setPane('talk');
    requestAnimationFrame(() => document.getElementById(`turn-${turn}`)?.scrollIntoView({ block: 'center' }));
  };
  const talk = (
    <section className={css.talk} aria-label="The interview">
      <Seats stage={stage} scene={scene} />
      <div>
        <ConnectionNotice connection={connection} />
        <Refusals list={scene.refusals} onDismiss={(id) => source.dismiss(id)} />
      </div>
      {!(steers && next && !stage.closedRounds.length) && (
        <Conversation scene={scene} stage={stage} own={false} marked={marked} empty="Nothing has been said yet." />
      )}
      {steers && next && <Lobby scene={scene} stage={stage} next={next} onCommand={command} />}
    </section>
  );
  const beside = [
    {
      id: 'ledger',
      name: `Ledger (${ledger.length})`,
      panel: (
        <LiveLedger
          ledger={ledger}
          panelists={stage.opened.panelists}
          onTurn={goTo}
          onCommand={steers && stage.round ? command : undefined}
        />
      ),
    },
    {
      id: 'desk',
      name: steers && !stage.debrief && !stage.closed ? 'Steer' : 'Notes',
      panel: (
        <>
          <Desk
            session={session}
            token={token}
            ledger={ledger}
            stage={stage}
            entries={scene.entries}
            steers={steers}
            onCommand={command}
          />
          {steers && stage.opened.model && (
            <Cost
              session={session}
              token={token}
              seen={scene.entries.findLast((e) => e.type === 'panelist.said')?.seq}
            />
          )}
        </>
      ),
    },
    ...(steers
      ? [
          {
            id: 'seats',
            name: 'Seats',
            panel: <SeatsDesk session={session} token={token} own={you?.seat} present={scene.present} />,
          } as const,
        ]
      : []),
    { id: 'case', name: 'Case', panel: <CasePane scene={scene} stage={stage} /> },
  ] as const;
  return (
    <Page
      fixed
      title={`${steers ? 'Coach' : 'Observer'}: ${stage.scenario?.title ?? ''}`}
      tools={<Present seats={scene.present} />}
    >
      <h1 className="sr-only">
        {steers ? 'Coach’s' : 'Observer’s'} view of {stage.scenario?.title}
      </h1>
      <Stepper stage={stage} />
      <CoachBar session={session} stage={stage} now={source.now} onCommand={steers ? command : undefined} />
      {wide ? (
        <div className={css.columns}>
          {talk}
          <Tabs<Pane> label="Coach’s desk" className={css.tabs} tabs={beside} open={side} onOpen={setSide} />
        </div>
      ) : (
        <Tabs<Pane>
          label="Session"
          className={css.tabs}
          tabs={[{ id: 'talk', name: 'Talk', panel: talk }, ...beside]}
          open={pane}
          onOpen={setPane}
        />
      )}
    </Page>
  );
}
