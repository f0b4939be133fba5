import { type ReactNode, useState } from 'react';
import type { Axis } from '../../protocol/challenge.ts';
import type { Panelist } from '../../protocol/loop.ts';
import { Line } from '../parts/line.tsx';
import { axisName } from '../reading/names.ts';
import type { Asked } from '../source/source.ts';

interface Props {
  panelists: readonly Panelist[];
  onCommand(command: Asked): void;
}

/** The panel's next move takes up this point. */
export function PressPoint({ panelists, onCommand }: Props): ReactNode {
  const [axis, setAxis] = useState<Axis | ''>('');
  const [panelist, setPanelist] = useState('');
  const send = (text: string): void => {
    if (!text && !axis) return;
    onCommand({ type: 'press', text: text || undefined, axis: axis || undefined, panelist: panelist || undefined });
  };
  return (
    <Line
      label="Press this point"
      hint="In your own words, or by axis alone. The panel words it itself."
      send="Press"
      bare={axis !== ''}
      onSend={send}
    >
      <select aria-label="Axis" value={axis} onChange={(event) => setAxis(event.target.value as Axis | '')}>
        <option value="">Any axis</option>
        {Object.entries(axisName).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select aria-label="Panelist" value={panelist} onChange={(event) => setPanelist(event.target.value)}>
        <option value="">Whoever’s it is</option>
        {panelists.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Line>
  );
}
