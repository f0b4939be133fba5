import type { Challenge } from '../../../../protocol/challenge.ts';
import type { FactCard } from '../../knowledge.ts';
import { matchCards } from '../cards.ts';
import { creditsRival } from './aspects-market.ts';
import type { Line } from './line.ts';
import { cause, limit, retracts } from './shapes.ts';

/** What is so about the product: which of the candidate's sentences it contradicts, and whether an answer takes it in. */

export type Contradictions = (lines: readonly Line[], doubtful: (line: Line) => boolean) => ReadonlyMap<Line, FactCard>;

export function makeContradictions(knowledge: readonly FactCard[]): Contradictions {
  return (lines, doubtful) => {
    const found = new Map<Line, FactCard>();
    if (knowledge.length === 0) return found;
    lines.forEach((line, i) => {
      // Fairness to a rival is not to be punished on a card's word alone; the panel may put it to the candidate.
      if (!line.live || !doubtful(line) || retracts.test(line.tag) || creditsRival(line)) return;
      const before = lines
        .slice(0, i)
        .filter((each) => each.turn === line.turn)
        .map((each) => each.s);
      const hit = matchCards(line.s, knowledge, before).find(({ force }) => force === 'challenge');
      if (hit) found.set(line, hit.card);
    });
    return found;
  };
}

const stemsOf = (lines: readonly Line[]): Set<string> => new Set(lines.flatMap((line) => line.stems));

/** Words of its own that an answer shares with the fact before it can be said to have taken the fact in. */
const SHARED = 3;

/** A fact is not argued away: an answer says where the claim stops, in the fact's terms, or it leaves the fact standing. */
export function takesIn(fact: readonly Line[], quote: readonly Line[], answer: readonly Line[]): boolean {
  const claimed = stemsOf(quote);
  const own = new Set([...stemsOf(fact)].filter((stem) => !claimed.has(stem)));
  return answer.some(
    (line) =>
      line.live &&
      (retracts.test(line.tag) || limit.test(line.tag) || cause.test(line.tag)) &&
      new Set(line.stems.filter((stem) => own.has(stem))).size >= Math.min(SHARED, Math.max(2, own.size)),
  );
}

/** Said elsewhere, later: "I was wrong when I told you that …". */
export function withdrawn(quote: readonly Line[], said: readonly Line[]): boolean {
  const claimed = stemsOf(quote);
  return said.some(
    (line) =>
      retracts.test(line.tag) &&
      new Set(line.stems.filter((stem) => claimed.has(stem))).size >= Math.min(SHARED, claimed.size),
  );
}

export const rests = (c: Challenge): c is Challenge & { fact: NonNullable<Challenge['fact']> } =>
  c.force === 'challenge' && c.axis === 'technical' && c.fact !== null;
