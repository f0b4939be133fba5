import { rounds } from '../../interview/rounds.ts';
import type { State } from '../../interview/state.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { either } from './choice.ts';
import type { Scoring } from './engine.ts';
import { type Bench, type Job, type OwedWork, type Panel, promised } from './panel.ts';
import { settingOf } from './setting.ts';

// Scores a round that has closed, and writes the debrief when the last one has.

export const judge = (panel: Panel, debt: Extract<OwedWork, { kind: 'judge' }>, bench: Bench): Job =>
  promised(bench, async (signal) => {
    const input = scoring(panel, bench.state, debt.round);
    const { result, told } = await either(panel, bench, signal, (engine) => engine.judge(input, signal));
    return [...told, { type: 'round.judged', round: debt.round, score: result }];
  });

export const debrief = (panel: Panel, _debt: Extract<OwedWork, { kind: 'debrief' }>, bench: Bench): Job =>
  promised(bench, async (signal) => {
    const { state } = bench;
    const last = state.closedRounds.at(-1)?.round ?? state.opened?.rounds[0] ?? 'case-presentation';
    const sat = new Set(state.closedRounds.map((closed) => closed.round));
    const everybody = [...sat].flatMap((round) => panel.library.panelOf(round));
    const input = { ...scoring(panel, state, last), panel: everybody, rounds: state.judged };
    const { result, engine, told } = await either(panel, bench, signal, (each) => each.debrief(input, signal));
    return [
      ...told,
      { type: 'debrief.written', scorecard: result, engine: engine.name },
      { type: 'debrief.opened' },
      { type: 'session.closed', because: whyClosed(state) },
    ];
  });

function scoring(panel: Panel, state: State, round: RoundId): Scoring {
  return { ...settingOf(state, round, rounds[round].phases.at(-1) ?? 'closing'), panel: panel.library.panelOf(round) };
}

function whyClosed(state: State): Extract<EntryBody, { type: 'session.closed' }>['because'] {
  const real = state.opened?.mode === 'real';
  if (real && state.judged.some((score) => score.verdict === 'eliminate')) return 'eliminated';
  const sat = state.closedRounds.length === state.opened?.rounds.length;
  return sat && state.closedRounds.at(-1)?.because !== 'ended' ? 'finished' : 'ended';
}
