import { type Debt, dueAt } from '../../interview/owed.ts';
import { isOver, type State } from '../../interview/state.ts';
import type { Head } from './recording.ts';

/** What the store keeps beside the log, so that lists and sweeps need not fold it. */
export function headOf(state: State, debts: readonly Debt[]): Head {
  const over = isOver(state);
  const waiting = state.grammar.matches('lobby' as never) || state.grammar.matches('anteroom' as never);
  return {
    seq: state.seq,
    state: over ? 'finished' : waiting ? 'waiting' : 'live',
    round: state.round?.id ?? null,
    dueAt: over ? null : dueAt(debts),
  };
}
