import { rounds } from '../../interview/rounds.ts';
import type { State } from '../../interview/state.ts';
import type { Panel } from './panel.ts';
import { wording } from './panelist.ts';

/** The lead's last words to a candidate who is done with the round: worded at once, since the round closes with them. */
export async function farewell(panel: Panel, state: State): Promise<{ panelist: string; text: string } | null> {
  const panelist = state.round && rounds[state.round.id].interviewers[0];
  if (!panelist) return null;
  const input = wording(panel, state, { to: panelist, move: 'close' });
  let text = '';
  for await (const piece of panel.engines.builtin.word(input, new AbortController().signal)) text += piece;
  return { panelist, text: text.trim() };
}
