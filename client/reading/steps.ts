import type { BodyOf } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { nextRound, type Stage } from './stage.ts';

/** A round on the way through the loop. */
export interface Step {
  round: RoundId;
  is: 'done' | 'now' | 'next' | 'ahead' | 'unsat';
  because: BodyOf<'round.closed'>['because'] | null;
}

/** The rounds of this session in order, and how far one is. */
export function stepsOf(stage: Stage): readonly Step[] {
  const next = nextRound(stage);
  const over = stage.ended || stage.debrief || stage.closed !== null;
  return (stage.opened?.rounds ?? []).map((round): Step => {
    const closed = stage.closedRounds.find((each) => each.round === round);
    if (closed) return { round, is: 'done', because: closed.because };
    const is = stage.round === round ? 'now' : next === round ? 'next' : over ? 'unsat' : 'ahead';
    return { round, is, because: null };
  });
}
