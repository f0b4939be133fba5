// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
import { type ReactNode, useMemo } from 'react';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import { Button } from '../parts/button.tsx';
import { happen, noHappenings } from '../reading/happenings.ts';
import { sameWords, sectionsOf } from '../reading/sections.ts';
import type { Stage } from '../reading/stage.ts';
import type { Scene } from '../source/source.ts';
import { wordsOf } from '../source/speech.ts';
import { useReading } from '../source/use-source.ts';
import { Announcer } from './announcer.tsx';
import css from './conversation.module.css';
import { HappeningLine } from './happening-line.tsx';
import { itemsOf } from './items.ts';
import { personOf } from './people.ts';
import { SpeechLine } from './speech-line.tsx';
import { TurnLine } from './turn-line.tsx';
import { useStick } from './use-stick.ts';

interface Props {
  scene: Scene;
  stage: Stage;
  /** Whether the reader is the candidate. */
  own: boolean;
  /** A turn to be pointed out. */
  marked?: string | null;
  /** What comes after the last turn: lines held back, hints. */
  children?: ReactNode;
  empty: ReactNode;
}

/** Everything said so far and being said now; it does not know whether it is live or a recording. */
export function Conversation({ scene, stage, own, marked, children, empty }: Props): ReactNode {
  const { turns } = useReading(scene.entries, transcribe, noTranscript);
  const happenings = useReading(scene.entries, happen, noHappenings);
  const items = useMemo(() => itemsOf(turns, happenings), [turns, happenings]);
  const text = stage.case?.text;
  const sections = useMemo(
    () => new Map(sectionsOf(text ?? '').map((section) => [sameWords(section.text), section])),
    [text],
  );
  const { box, stuck, onScroll, jump } = useStick(
    `${items.length} ${scene.speech ? wordsOf(scene.speech).length : 0} ${scene.unanswered.length}`,
  );
  return (
    <div className={css.frame}>
      <div
        ref={box}
        className={css.scroll}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="Conversation"
      >
        {items.length === 0 && !scene.speech && <div className={css.empty}>{empty}</div>}
        <ol className={css.list}>
          {items.map((item) =>
            item.is === 'turn' ? (
              <TurnLine
                key={item.seq}
                turn={item.turn}
                person={personOf(item.turn.who, stage, own)}
                into={item.into}
                follows={item.follows}
                marked={item.turn.turn === marked}
                section={item.turn.who === 'candidate' ? sections.get(sameWords(item.turn.text)) : undefined}
              />
            ) : (
              <HappeningLine key={item.seq} happening={item.happening} own={own} />
            ),
          )}
        </ol>
        {scene.speech && <SpeechLine speech={scene.speech} person={personOf(scene.speech.panelist, stage, own)} />}
        {children}
      </div>
      {!stuck && (
        <Button icon="down" className={css.latest} onClick={jump}>
          To the latest
        </Button>
      )}
      <Announcer items={items} stage={stage} own={own} ready={scene.caughtUp} />
    </div>
  );
}
