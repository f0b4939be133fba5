import type { RoundId } from '../../../../protocol/loop.ts';
import { arguedTurns } from './argued.ts';
import type { Line } from './line.ts';

/** How doubtful a text reads, sentence by sentence, below what would be called a flaw. */

/** From here on a sentence adds to it; the classifier's own bar for a challenge is higher. */
const FROM = -2.5;
/** Of a hundred, and how fast it is reached. */
const MOST = 14;
const HALF = 8;

/** More sentences to doubt never make it less, and one sentence alone never makes it much. */
export function doubtIn(round: RoundId, lines: readonly Line[]): number {
  const sum = arguedTurns(round, lines)
    .flatMap(({ weakness }) => weakness)
    .reduce((all, z) => all + Math.min(2.5, Math.max(0, z - FROM)), 0);
  return MOST * (1 - 2 ** (-sum / HALF));
}
