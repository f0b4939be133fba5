import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { Conversation } from '../conversation/conversation.tsx';
import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { emptyStage, stand } from '../reading/stage.ts';
import { useReading, useScene } from '../source/use-source.ts';
import { Seats } from '../stage/seats.tsx';
import { Stepper } from '../stage/stepper.tsx';
import { everything, keeps } from './filter.ts';
import { forkPoint } from './fork-point.ts';
import type { Recording } from './load.ts';
import { type Mark, marksOf } from './marks.ts';
import { pinsOf } from './pins.ts';
import type { Playback } from './playback.ts';
import css from './player.module.css';
import { ReplayBar } from './replay-bar.tsx';
import { type Pane, sidePanes } from './side-panes.tsx';
import { Transport } from './transport.tsx';
import { useKeys } from './use-keys.ts';

interface Props {
  session: string;
  token: string;
  recording: Recording;
  playback: Playback;
}

/** The room again, fed by the recording. */
export function Player({ session, token, recording, playback }: Props): ReactNode {
  const { view, entries, challenges } = recording;
  const scene = useScene(playback.source);
  const stage = useReading(scene.entries, stand, emptyStage);
  const whole = useMemo(() => entries.reduce(stand, emptyStage), [entries]);
  const turns = useMemo(() => entries.reduce(transcribe, noTranscript).turns, [entries]);
  const [filter, setFilter] = useState(everything);
  const marks = useMemo(
    () =>
      marksOf(
        (challenges ?? []).filter((challenge) => keeps(filter, challenge)),
        turns,
      ),
    [challenges, turns, filter],
  );
  const [marked, mark] = useState<string | null>(null);
  const wide = useMediaQuery('(min-width: 62rem)', true, { getInitialValueInEffect: false });
  const [side, setSide] = useState<Pane>('case');
  const [tab, setTab] = useState<Pane>('talk');
  const seq = scene.entries.at(-1)?.seq ?? 1;
  const point = useMemo(() => forkPoint(entries, seq), [entries, seq]);
  const own = view.you.role === 'candidate';
  const [notes, setNotes] = useState(false);
  const [noted, setNoted] = useState<readonly SeenEntry[]>(entries);
  const pins = useMemo(() => pinsOf(noted, entries), [noted, entries]);
  const openNotes = (): void => {
    setSide('notes');
    setTab('notes');
  };
  useKeys({ b: openNotes });

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
  const goToSeq = (to: number): void => {
    const entry = entries.findLast((each) => each.seq <= to);
    if (!entry) return;
    playback.pause();
    playback.seek(playback.place(entry.at));
    mark(turns.findLast((turn) => turn.seq <= to)?.turn ?? null);
    setTab('talk');
  };
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
        own={own}
        marked={marked}
        empty="Press play. The conversation runs as it was, word for word."
      />
    </section>
  );
  const open = wide ? side : tab;
  // Once opened they stay, with what is half written.
  if (open === 'notes' && !notes) setNotes(true);
  const beside = sidePanes(
    { session, token, recording, scene, whole, turns, filter, seq, notes },
    {
      onFilter: setFilter,
      onTurn: goTo,
      onSeq: goToSeq,
      onNotes: setNoted,
    },
  );
  return (
    <Page fixed title={`Replay: ${view.scenario.title}`}>
      <h1 className="sr-only">Replay of {view.scenario.title}</h1>
      <Stepper stage={stage} />
      <ReplayBar
        session={session}
        token={token}
        view={view}
        stage={stage}
        fork={whole.opened?.fork ?? null}
        now={playback.source.now}
        point={point}
        wide={wide}
      />
      {wide ? (
        <div className={css.columns}>
          <Tabs<Pane> label="Beside the conversation" className={css.tabs} tabs={beside} open={side} onOpen={setSide} />
          {talk}
        </div>
      ) : (
        <Tabs<Pane>
          label="Recording"
          className={css.tabs}
          tabs={[{ id: 'talk', name: 'Talk', panel: talk }, ...beside]}
          open={tab}
          onOpen={setTab}
        />
      )}
      <Transport
        playback={playback}
        marks={marks}
        pins={pins}
        onPin={({ seq: to }) => goToSeq(to)}
        onMark={(chosen: Mark) => {
          playback.seek(playback.place(chosen.t));
          mark(chosen.turn);
        }}
      />
    </Page>
  );
}
