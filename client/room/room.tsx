import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { THINK_KEY } from '../landing/think-time.tsx';
import { Page } from '../parts/page.tsx';
import { Standstill } from '../parts/standstill.tsx';
import { refusedWords } from '../reading/names.ts';
import { nextRound } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import { recall, useKept } from '../source/use-kept.ts';
import { Stepper } from '../stage/stepper.tsx';
import { TakeHome } from '../take-home/take-home.tsx';
import { Interlude } from './interlude.tsx';
import { RoundBar } from './round-bar.tsx';
import { Settings } from './settings.tsx';
import { Table } from './table.tsx';
import { HOLD_KEY } from './use-composer.ts';
import { useLive } from './use-live.ts';

export default function Room({ session, token }: { session: string; token: string }): ReactNode {
  const { source, scene, stage } = useLive(session, token);
  const [hold, setHold] = useKept(HOLD_KEY, true);
  const [think, setThink] = useState(() => recall(THINK_KEY, 45));
  const [begun, setBegun] = useState(false);
  const { you, connection } = scene;
  const candidate = you?.role === 'candidate';
  const yours = candidate && stage.round !== null && stage.floor === 'candidate';
  useDocumentTitle(`${yours ? 'Your turn, ' : ''}${stage.scenario?.title ?? 'Session'} | Hotseat`);

  if (!stage.opened) {
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

  const command = (asked: Asked): void => {
    if (asked.type === 'begin') setBegun(true);
    void source.send(asked);
  };
  const tools = (
    <>
      {you?.role === 'coach' && <Link href={`/s/${session}/coach`}>Coach’s view</Link>}
      {candidate && <Settings hold={hold} onHold={setHold} onClose={() => setThink(recall(THINK_KEY, 45))} />}
    </>
  );
  const next = nextRound(stage);
  const pausing = next !== null && stage.closedRounds.length > 0;
  const at = { session, source, scene, stage };
  return (
    <Page fixed title={stage.scenario?.title} tools={tools}>
      <h1 className="sr-only">{stage.scenario?.title}</h1>
      <Stepper stage={stage} />
      {stage.round === 'take-home' ? (
        <TakeHome {...at} token={token} onCommand={command} />
      ) : pausing ? (
        <Interlude {...at} next={next} onBegin={candidate ? () => command({ type: 'begin' }) : undefined} />
      ) : (
        <>
          <RoundBar stage={stage} now={source.now} onCommand={candidate ? command : undefined} />
          <Table {...at} hold={hold} think={think} begun={begun} />
        </>
      )}
    </Page>
  );
}
