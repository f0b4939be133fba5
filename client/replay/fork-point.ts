import type { SeenEntry } from '../../protocol/entries.ts';
import { emptyStage, nextRound, type Stage, stand } from '../reading/stage.ts';

/** Where it can be taken up again: the candidate's turn to speak or write, or between two rounds. */
const isBetweenTurns = (stage: Stage): boolean => {
  if (stage.debrief || stage.closed || stage.ended || stage.clock.is === 'paused') return false;
  if (stage.round === null) return stage.closedRounds.length > 0 && nextRound(stage) !== null;
  return stage.round === 'take-home' || stage.floor === 'candidate';
};

/** The last entry up to `seq` from which it can be taken again; null if there is none. */
export function forkPoint(entries: readonly SeenEntry[], seq: number): number | null {
  let stage = emptyStage;
  let point: number | null = null;
  for (const entry of entries) {
    if (entry.seq > seq) break;
    stage = stand(stage, entry);
    if (isBetweenTurns(stage)) point = entry.seq;
  }
  return point;
}
