import type { Axis, Noticed } from '../protocol/challenge.ts';
import { anchor } from './anchor.ts';
import type { Mint } from './chair.ts';
import { rounds } from './rounds.ts';
import { ableOn } from './seats.ts';
import type { State } from './state.ts';

/**
 * A coach's own words become a challenge on the candidate's, so that its fate is kept like any other. A sentence that has one already
 * keeps it: it is that one which is taken up, in the coach's words. Null where they are about nothing that was said.
 */
export function pressedPoint(
  state: State,
  { text, axis, panelist }: { text: string; axis?: Axis; panelist?: string },
  mint: Mint,
): Noticed | { known: string } | null {
  const said = state.transcript.turns.filter((turn) => turn.who === 'candidate');
  const written = state.case ? [{ turn: 'case', text: state.case.text }] : [];
  const anchored = anchor([...written, ...said], text);
  const round = state.round?.id;
  const able = round && axis && ableOn(state, round, axis);
  const seat = panelist ?? able ?? (round && rounds[round].interviewers[0]);
  if (!anchored || !seat) return null;
  const known = state.ledger.find(
    (c) => c.turn === anchored.turn && (c.quote.includes(anchored.quote) || anchored.quote.includes(c.quote)),
  );
  if (known) return anchored.sure ? { known: known.id } : null;
  const isQuote = anchored.quote === text.trim();
  // The words of the point may be said aloud, and who asked for it is not theirs.
  const point = isQuote ? 'This has not been gone into yet.' : text;
  return {
    id: mint(),
    panelist: seat,
    axis: axis ?? 'user',
    force: text.includes('?') ? 'probe' : 'challenge',
    turn: anchored.turn,
    quote: anchored.quote,
    weight: 1,
    point,
    fact: null,
  };
}
