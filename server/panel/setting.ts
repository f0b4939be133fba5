import { challengeOf, type OpenRound, type State } from '../../interview/state.ts';
import type { Phase } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import type { Said, Setting } from './engine.ts';

/** What every call of an engine knows, read from where the interview stands. */
export function settingOf(state: State, round: RoundId, phase: Phase): Setting {
  const { opened, scenario } = state;
  if (!opened || !scenario) throw new Error('no session has been opened');
  return {
    scenario,
    level: opened.level,
    pressure: state.pressure,
    round,
    phase,
    seed: opened.seed ?? 0,
    case: state.case?.text ?? null,
    transcript: said(state),
    ledger: state.ledger,
  };
}

export const settingIn = (state: State, round: OpenRound): Setting => settingOf(state, round.id, round.phase);

/** Everything said, oldest first. A turn that was cut off stands with the words that got out. */
export const said = (state: State): Said[] =>
  state.transcript.turns.flatMap(({ turn, who, text, round, challenge }) => {
    if (!round || !text) return [];
    return [{ turn, who, text, round, ...(who === 'candidate' ? {} : { asked: axisOf(state, turn, challenge) }) }];
  });

/** What a panelist's turn asked about; null if about nothing. */
function axisOf(state: State, turn: string, challenge: string | null): string | null {
  const asked = challengeOf(state, challenge)?.axis ?? state.asks.find((ask) => ask.turn === turn)?.axis;
  return asked ?? null;
}
