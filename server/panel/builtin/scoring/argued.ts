import type { RoundId } from '../../../../protocol/loop.ts';
import { type Claim, weakClaims } from '../claims.ts';
import { makeClassifier } from '../classifier.ts';
import { type Features, featuresOf } from '../features.ts';
import type { Line } from './line.ts';

/** What the listener's detectors and classifier make of a text that is scored, turn by turn. */

/** Rounds in which claims about a product are made; a story about oneself is read for what it tells. */
const ARGUED: ReadonlySet<RoundId> = new Set<RoundId>(['take-home', 'case-presentation', 'founder']);
export const argues = (round: RoundId): boolean => ARGUED.has(round);

export interface ArguedTurn {
  /** The live lines; what follows goes by their order. */
  own: readonly Line[];
  claims: readonly Claim[];
  features: readonly Features[];
  /** Log-odds, not less the bar. */
  weakness: readonly number[];
}

/** Below this a sentence looks nothing like a weak claim, and what patterns and fact cards make of it is mostly misread. */
const UNLIKELY = -4;

/** Whether what is found in a sentence may be held against it; always so in a round that is not argued. */
export function doubtful(turns: readonly ArguedTurn[]): (line: Line) => boolean {
  const clear = new Set(turns.flatMap(({ own, weakness }) => own.filter((_, i) => (weakness[i] ?? 0) < UNLIKELY)));
  return (line) => !clear.has(line);
}

const classifier = makeClassifier();

/** Nothing in a round that is not argued. */
export function arguedTurns(round: RoundId, lines: readonly Line[]): ArguedTurn[] {
  if (!argues(round)) return [];
  const live = lines.filter((line) => line.live);
  return [...new Set(live.map((line) => line.turn))].map((turn) => {
    const own = live.filter((line) => line.turn === turn);
    const analysed = { text: own[0]?.source ?? '', sentences: own.map((line) => line.s) };
    const claims = weakClaims(analysed);
    const features = featuresOf(analysed, claims);
    return { own, claims, features, weakness: classifier.weakness(analysed, features) };
  });
}
