import type { EntryOf } from '../protocol/entries.ts';
import type { RoundId } from '../protocol/loop.ts';
import type { Question } from './agenda.ts';
import { chair, type Decision } from './chair.ts';
import { leftOf, WARN_MS } from './clock.ts';
import { lengthOf, speedOf } from './readings/loop.ts';
import { floorOf, isPaused, type State } from './state.ts';

// What an interview that stands like this is owed: a set, and a function of the state alone. Each debt is named by the
// entry that made it. Work whose debt is no longer owed is given up; a result is taken only while its debt is still owed.

export type Debt =
  | { id: string; kind: 'listen'; of: 'speech' | 'case' }
  | { id: string; kind: 'speak'; floor: EntryOf<'floor.given'> }
  | { id: string; kind: 'judge'; round: RoundId }
  | { id: string; kind: 'debrief' }
  /** Entries that come by themselves, not before `at`. */
  | ({ id: string; kind: 'decide' | 'warn' | 'expire' } & Decision);

/** Entries that come by themselves when their time has come. */
export type Timed = Extract<Debt, Decision>;

/** `questions` are those the panel of the open round may ask. */
export function owed(state: State, questions: readonly Question[]): Debt[] {
  const debts: Debt[] = [];
  if (state.case && !state.caseHeard && isLive(state))
    debts.push({ id: `listen:${state.caseSeq}`, kind: 'listen', of: 'case' });
  for (const { round, seq } of state.closedRounds) {
    if (!state.judged.some((j) => j.round === round)) debts.push({ id: `judge:${seq}`, kind: 'judge', round });
  }
  if (state.grammar.matches('scoring' as never) && !debts.some((d) => d.kind === 'judge')) {
    debts.push({ id: `debrief:${state.closedRounds.at(-1)?.seq ?? 0}`, kind: 'debrief' });
  }
  const round = state.round;
  if (!round) return debts;
  debts.push(...clockDebts(state));
  if (isPaused(state)) return debts;
  if (state.unheard !== null) debts.push({ id: `listen:${state.unheard}`, kind: 'listen', of: 'speech' });
  if (round.floor && floorOf(state) === 'panelist') {
    debts.push({ id: `speak:${round.floor.seq}`, kind: 'speak', floor: round.floor });
  }
  const decision = chair(state, questions);
  if (decision) debts.push({ id: `decide:${state.seq}`, kind: 'decide', ...decision });
  return debts;
}

function clockDebts(state: State): Debt[] {
  const round = state.round;
  if (round?.clock.kind !== 'running') return [];
  const { clock } = round;
  const { endsAt } = clock;
  const debts: Debt[] = [
    {
      id: `expire:${round.clockSeq}`,
      kind: 'expire',
      at: endsAt,
      bodies: () => [{ type: 'round.closed', round: round.id, because: 'time' }],
    },
  ];
  const config = state.opened?.clock ?? 'off';
  if (!round.warned && lengthOf(config, round.id) > 2 * WARN_MS) {
    const speed = speedOf(config, round.id);
    debts.push({
      id: `warn:${round.clockSeq}`,
      kind: 'warn',
      at: endsAt - WARN_MS / speed,
      bodies: (_mint, now) => [{ type: 'clock.warned', endsAt, left: Math.round(leftOf(clock, speed, now) ?? 0) }],
    });
  }
  return debts;
}

const isLive = (state: State): boolean => !state.grammar.matches('closed' as never);

/** Deadlines that have passed come before any command is judged. */
export const overdue = (debts: readonly Debt[], now: number): Timed | null =>
  debts.find((d): d is Timed => d.kind === 'expire' && d.at <= now) ?? null;

/** When this interview next wants attention by itself, for whoever sweeps what is due; null when it only waits for people. */
export function dueAt(debts: readonly Debt[]): number | null {
  const times = debts.map((d) => ('at' in d ? d.at : 0));
  return times.length ? Math.min(...times) : null;
}
