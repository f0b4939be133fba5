import type { ReactNode } from 'react';
import type { Challenge } from '../../protocol/challenge.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { Line } from '../parts/line.tsx';
import { type Stage, seated } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import css from './desk.module.css';
import { NextMoveLine } from './next-move.tsx';
import { PressPoint } from './press-point.tsx';
import { Pressure } from './pressure.tsx';
import { SpeakAs } from './speak-as.tsx';
import { Twists } from './twists.tsx';

interface Props {
  session: string;
  token: string;
  ledger: readonly Challenge[];
  stage: Stage;
  entries: readonly SeenEntry[];
  /** Only a coach steers; an observer keeps notes. */
  steers: boolean;
  onCommand(command: Asked): void;
}

/** Everything a coach can do to the interview. Each of it is on record. */
export function Desk({ session, token, ledger, stage, entries, steers, onCommand }: Props): ReactNode {
  const panelists = seated(stage);
  const last = entries.findLast((entry) => entry.type === 'floor.given' && entry.to !== 'candidate');
  const why = last?.type === 'floor.given' ? last.why : undefined;
  const seq = entries.at(-1)?.seq;
  const note = (
    <Line
      label="Note at this moment"
      hint={`For ${steers ? 'coaches' : 'you and the coaches'}, pinned to where the recording is now.`}
      send="Keep the note"
      onSend={(text) => onCommand({ type: 'note', text, seq, for: 'coaches' })}
    />
  );
  const over = stage.ended || stage.debrief || stage.closed !== null;
  if (!steers || over) return <div className={css.desk}>{note}</div>;
  return (
    <div className={css.desk}>
      {stage.round && (
        <NextMoveLine
          session={session}
          token={token}
          seq={seq ?? 0}
          why={why}
          ledger={ledger}
          panelists={stage.opened?.panelists ?? []}
        />
      )}
      <Pressure stage={stage} onCommand={onCommand} />
      <PressPoint panelists={panelists} onCommand={onCommand} />
      <Twists stage={stage} onCommand={onCommand} />
      <Line
        label="Whisper to the candidate"
        hint="Only the candidate and the coaches see it."
        send="Whisper"
        onSend={(text) => onCommand({ type: 'whisper', text })}
      />
      {note}
      <SpeakAs panelists={panelists} onCommand={onCommand} />
    </div>
  );
}
