import { type ReactNode, useState } from 'react';
import type { Panelist } from '../../protocol/loop.ts';
import { Line } from '../parts/line.tsx';
import type { Asked } from '../source/source.ts';

interface Props {
  panelists: readonly Panelist[];
  onCommand(command: Asked): void;
}

/** One turn from a panelist's seat, said by the coach and marked so in the recording. */
export function SpeakAs({ panelists, onCommand }: Props): ReactNode {
  const [chosen, choose] = useState('');
  const panelist = panelists.find(({ id }) => id === chosen) ?? panelists[0];
  if (!panelist) return null;
  return (
    <Line
      label={`Speak as ${panelist.name}`}
      hint="Said at once, in your words. The recording marks it as yours."
      send="Say it"
      onSend={(text) => onCommand({ type: 'speakAs', panelist: panelist.id, text })}
    >
      <select aria-label="Speak as" value={panelist.id} onChange={(event) => choose(event.target.value)}>
        {panelists.map(({ id, name, seat }) => (
          <option key={id} value={id}>
            {name}, {seat}
          </option>
        ))}
      </select>
    </Line>
  );
}
