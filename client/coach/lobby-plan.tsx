import { type ReactNode, useEffect, useState } from 'react';
import { everyRound } from '../../interview/readings/loop.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { RoundPicker } from '../landing/round-picker.tsx';
import { Choice } from '../parts/choice.tsx';
import { roundName } from '../reading/names.ts';
import type { Stage } from '../reading/stage.ts';
import type { Asked } from '../source/source.ts';
import css from './lobby.module.css';

const levels = (['L4', 'L5', 'L6'] as const).map((value) => ({ value, name: value }));

/** Which rounds are sat and to which bar, as long as none has begun. */
export function LobbyPlan({ stage, onCommand }: { stage: Stage; onCommand(command: Asked): void }): ReactNode {
  const { opened } = stage;
  const settled = opened?.rounds;
  // Shown at once; what comes back is what holds, this coach's choice or another's.
  const [own, choose] = useState<readonly RoundId[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever they change, whatever to
  useEffect(() => choose(null), [settled]);
  if (!opened) return null;
  const { level } = opened;
  const rounds = own ?? opened.rounds;
  return (
    <>
      <Choice
        label="Level"
        options={levels}
        value={level}
        onChange={(chosen) => onCommand({ type: 'plan', level: chosen })}
      />
      <details className={css.plan}>
        <summary>The rounds: {rounds.map((round) => roundName[round].toLowerCase()).join(', ')}</summary>
        <RoundPicker
          rounds={everyRound}
          chosen={rounds}
          how="checkbox"
          onPick={(picked) => {
            const chosen = everyRound.filter((round) => (round === picked) !== rounds.includes(round));
            if (!chosen.length) return;
            choose(chosen);
            onCommand({ type: 'plan', rounds: [...chosen] });
          }}
        />
      </details>
    </>
  );
}
