import type { ArguedTurn } from './argued.ts';

/** How sound what was argued reads, sentence by sentence, below what would be called a flaw. */

/** How much the doubtful sentences outweigh the others: at 0 all count alike, the larger it is the more the worst alone. */
const SHARP = 0.25;
/** The log-odds of a text without a weak sentence, and of one where every third is. */
const SOUND = -8.5;
const WEAK = -1.5;

/** 0 to 1, between the mean and the worst of the sentences, so that length says nothing; null where nothing was argued. */
export function soundnessOf(turns: readonly ArguedTurn[]): number | null {
  const odds = turns.flatMap(({ weakness }) => weakness);
  if (odds.length === 0) return null;
  const mean = odds.reduce((sum, z) => sum + Math.exp(SHARP * z), 0) / odds.length;
  return Math.min(1, Math.max(0, (WEAK - Math.log(mean) / SHARP) / (WEAK - SOUND)));
}
