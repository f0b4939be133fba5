import type { RoundId } from '../../../../protocol/loop.ts';
import { arguedTurns } from './argued.ts';
import type { Line } from './line.ts';

/** How doubtful a text reads, sentence by sentence, below what would be called a flaw. */

/** How much the doubtful sentences outweigh the others: at 0 all count alike, at 1 the worst alone. */
const SHARP = 0.25;
/** The log-odds of a text without a weak sentence, and of one where every third is. */
const SOUND = -7.5;
const WEAK = -1.5;
/** Of a hundred. */
const MOST = 30;

/** Between the mean and the worst of its sentences, so that length says nothing. */
export function doubtIn(round: RoundId, lines: readonly Line[]): number {
  const odds = arguedTurns(round, lines).flatMap(({ weakness }) => weakness);
  if (odds.length === 0) return 0;
  const mean = odds.reduce((sum, z) => sum + Math.exp(SHARP * z), 0) / odds.length;
  return MOST * Math.min(1, Math.max(0, (Math.log(mean) / SHARP - SOUND) / (WEAK - SOUND)));
}
