import type { ReactNode } from 'react';
import { pressures } from '../landing/pressures.ts';
import { Choice } from '../parts/choice.tsx';
import type { Stage } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';

const levels = [1, 2, 3, 4, 5].map((value) => ({ value, name: String(value) }));

/** How hard the panel pushes, set anew at any time. */
export function Pressure({ stage, onCommand }: { stage: Stage; onCommand(command: Asked): void }): ReactNode {
  return stage.pressure === null ? null : (
    <Choice
      label="Pressure"
      options={levels}
      value={stage.pressure}
      onChange={(level) => onCommand({ type: 'pressure', level })}
      hint={pressures[stage.pressure]}
    />
  );
}
