import { nextItem } from '../../interview/agenda.ts';
import type { State } from '../../interview/state.ts';
import type { NextMove } from '../../protocol/http.ts';
import type { Library } from '../library.ts';

/** What the panel is about to do: what stands waits for its answer, and this is taken up when the floor is theirs. */
export function nextOf(state: State, library: Library): NextMove {
  const { round } = state;
  if (!round) return { standing: null, next: null };
  const item = nextItem(state, round, library.questionsFor(state), null);
  return {
    standing: round.standing?.challenge ?? null,
    next: item && {
      panelist: item.panelist,
      move: item.move,
      challenge: item.challenge,
      text: item.ask?.text,
      why: item.why,
    },
  };
}
