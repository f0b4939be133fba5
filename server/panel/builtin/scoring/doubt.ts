import type { RoundId } from '../../../../protocol/loop.ts';
import { weakClaims } from '../claims.ts';
import { makeClassifier } from '../classifier.ts';
import { featuresOf } from '../features.ts';
import type { Line } from './line.ts';

/** How doubtful a text reads, sentence by sentence, below what would be called a flaw. */

/** Rounds in which claims about a product are made; a story about oneself is read for what it tells. */
const ARGUED: ReadonlySet<RoundId> = new Set<RoundId>(['take-home', 'case-presentation', 'founder']);
/** From here on a sentence adds to it; the classifier's own bar for a challenge is higher. */
const FROM = -1.2;
/** Of a hundred, and how fast it is reached. */
const MOST = 14;
const HALF = 8;

const classifier = makeClassifier();

export interface Doubted {
  line: Line;
  z: number;
}

/** What the trained reading makes of each live line of a turn. */
export function doubted(round: RoundId, lines: readonly Line[]): Doubted[] {
  if (!ARGUED.has(round)) return [];
  const live = lines.filter((line) => line.live);
  return [...new Set(live.map((line) => line.turn))].flatMap((turn) => {
    const own = live.filter((line) => line.turn === turn);
    const analysed = { text: own[0]?.source ?? '', sentences: own.map((line) => line.s) };
    return classifier.weakness(analysed, featuresOf(analysed, weakClaims(analysed))).flatMap((z, i) => {
      const line = own[i];
      return line ? [{ line, z }] : [];
    });
  });
}

/** More sentences to doubt never make it less, and one sentence alone never makes it much. */
export function doubtIn(round: RoundId, lines: readonly Line[]): number {
  const sum = doubted(round, lines).reduce((all, { z }) => all + Math.min(2.5, Math.max(0, z - FROM)), 0);
  return MOST * (1 - 2 ** (-sum / HALF));
}
