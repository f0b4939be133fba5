import type { Challenge } from '../../protocol/challenge.ts';
import type { Range } from '../prose/marks.ts';

/** A challenge and where its words stand in the case. */
export interface Claim extends Range {
  challenge: Challenge;
}

/** Shorter quotes are found in places that they are not about. */
const SHORTEST = 12;

/** The challenges whose words are the case's own, whether written or read out, in the order of the text. */
export function claimsIn(text: string, challenges: readonly Challenge[]): readonly Claim[] {
  const claims = challenges
    .map((challenge): Claim => {
      const written = challenge.turn === 'case' || challenge.quote.length >= SHORTEST;
      const start = written ? text.indexOf(challenge.quote) : -1;
      return { challenge, start, end: start + challenge.quote.length };
    })
    .filter(({ start, challenge }) => start >= 0 && challenge.quote !== '')
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Claim[] = [];
  for (const claim of claims) if (claim.start >= (apart.at(-1)?.end ?? 0)) apart.push(claim);
  return apart;
}
