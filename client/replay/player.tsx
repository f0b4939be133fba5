import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import { CasePane } from '../case/case-pane.tsx';
import { ChallengeCard } from '../challenge/challenge-card.tsx';
import { Conversation } from '../conversation/conversation.tsx';
import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { emptyStage, stand } from '../reading/stage.ts';
import { useReading, useScene } from '../source/use-source.ts';
import { ClockFace } from '../stage/clock-face.tsx';
import { Phases } from '../stage/phases.tsx';
import { Seats } from '../stage/seats.tsx';
import { Exports } from './exports.tsx';
import type { Recording } from './load.ts';
import { type Mark, marksOf } from './marks.ts';
import type { Playback } from './playback.ts';
import css from './player.module.css';
import { Transport } from './transport.tsx';

interface Props {
  session: string;
  token: string;
  recording: Recording;
  playback: Playback;
}

type Pane = 'talk' | 'case' | 'challenges';

/** The room again, fed by the recording. */
export function Player({ session, token, recording, playback }: Props): ReactNode {
  const { view, entries, challenges } = recording;
  const scene = useScene(playback.source);
  const stage = useReading(scene.entries, stand, emptyStage);
  const whole = useMemo(() => entries.reduce(stand, emptyStage), [entries]);
  const turns = useMemo(() => entries.reduce(transcribe, noTranscript).turns, [entries]);
  const marks = useMemo(() => marksOf(challenges ?? [], turns), [challenges, turns]);
  const [marked, mark] = useState<string | null>(null);
  const wide = useMediaQuery('(min-width: 62rem)', true, { getInitialValueInEffect: false });
  const [side, setSide] = useState<Pane>('case');
  const [tab, setTab] = useState<Pane>('talk');

  const goTo = useCallback(
    (turn: string) => {
      const found = turns.find((said) => said.turn === turn);
      if (!found) return;
      playback.pause();
      playback.seek(playback.place(found.at));
      mark(turn);
      setTab('talk');
    },
    [turns, playback],
  );
  useEffect(() => {
    const follow = (): void => {
      const turn = new URLSearchParams(location.hash.slice(1)).get('turn');
      if (turn) goTo(turn);
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [goTo]);
  useEffect(() => () => playback.pause(), [playback]);

  const talk = (
    <section className={css.talk} aria-label="The interview">
      <Seats stage={stage} scene={scene} />
      <Conversation
        scene={scene}
        stage={stage}
        own={view.you.role === 'candidate'}
        marked={marked}
        empty="Press play. The conversation runs as it was, word for word."
      />
    </section>
  );
  const casePane = <CasePane scene={scene} stage={whole} />;
  const list = (
    <div className={css.list}>
      {challenges?.length === 0 && <p>No challenge was noticed.</p>}
      {challenges?.map((challenge) => (
        <ChallengeCard
          key={challenge.id}
          challenge={challenge}
          panelists={whole.opened?.panelists ?? []}
          onTurn={goTo}
        />
      ))}
      {challenges === null && <p>The panel’s challenges can be read here once the debrief is open.</p>}
      {!wide && <Exports session={session} token={token} />}
    </div>
  );
  const beside = [
    { id: 'case', name: 'Case', panel: <div className={css.pane}>{casePane}</div> },
    { id: 'challenges', name: 'Challenges', panel: <div className={css.pane}>{list}</div> },
  ] as const;

  return (
    <Page
      fixed
      title={`Replay: ${view.scenario.title}`}
      tools={view.debrief && <Link href={`/s/${session}/debrief`}>Debrief</Link>}
    >
      <h1 className="sr-only">Replay of {view.scenario.title}</h1>
      <div className={css.bar}>
        <Phases stage={stage} />
        <span className={css.space} />
        <ClockFace stage={stage} now={playback.source.now} still />
        {wide && <Exports session={session} token={token} />}
      </div>
      {wide ? (
        <div className={css.columns}>
          <Tabs<Pane> label="Beside the conversation" className={css.tabs} tabs={beside} open={side} onOpen={setSide} />
          {talk}
        </div>
      ) : (
        <Tabs<Pane>
          label="Recording"
          className={css.tabs}
          tabs={[{ id: 'talk', name: 'Conversation', panel: talk }, ...beside]}
          open={tab}
          onOpen={setTab}
        />
      )}
      <Transport
        playback={playback}
        marks={marks}
        onMark={(chosen: Mark) => {
          playback.seek(playback.place(chosen.t));
          mark(chosen.turn);
        }}
      />
    </Page>
  );
}
