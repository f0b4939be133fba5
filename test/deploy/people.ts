import { expect } from 'vitest';
import { fold, may, nothing, type State } from '../../interview/state.ts';
import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Entry, SeenEntry } from '../../protocol/entries.ts';
import { PlainSeat } from '../support/seat.ts';

// What tests with more than one server share: people who do not give up, and the look at what was recorded.

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits for something that has to be asked for. */
export async function eventually(what: string, ask: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await ask().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(50);
  }
}

/** A connection that is made anew whenever it is lost. */
export function held(address: string, token: string): () => Promise<PlainSeat> {
  let seat: PlainSeat | null = null;
  return async () => {
    if (!seat || seat.closed) seat = await PlainSeat.at(address, token);
    return seat;
  };
}

/** Says the same thing again, over one connection after the other, until somebody answers for good; what a browser does. */
export async function insist(seats: readonly (() => Promise<PlainSeat>)[], command: Command): Promise<Answer> {
  for (let tries = 0; tries < 400; tries++) {
    const open = seats[tries % seats.length];
    const seat = await open?.().catch(() => null);
    if (!seat || seat.closed) {
      await pause(50);
      continue;
    }
    const over = seat.until('the end', () => seat.closed, 3_000).catch(() => null);
    const answer = await Promise.race([seat.send(command), over.then(() => null)]);
    if (answer && (answer.ok || !['internal', 'overloaded', 'too_many'].includes(answer.error.code))) return answer;
    await pause(100);
  }
  throw new Error(`nobody answers ${command.id}`);
}

/** No gap, nothing out of place, time runs forward, and no debt was paid twice. */
export function isWhole(entries: readonly SeenEntry[]): void {
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
  let state: State = nothing;
  for (const { prev: _prev, ...entry } of entries) {
    expect(may(state, entry), `entry ${entry.seq}, ${entry.type}`).toBe(true);
    expect(entry.at).toBeGreaterThanOrEqual(state.at);
    state = fold(state, entry as Entry);
  }
  const turns = entries.flatMap((e) => (e.type === 'panelist.said' || e.type === 'panelist.cutOff' ? [e.turn] : []));
  expect(new Set(turns).size, 'panel turns ended once').toBe(turns.length);
  const heard = entries.flatMap((e) => (e.type === 'claims.weighed' && e.of === 'speech' ? [e.heard] : []));
  expect(new Set(heard).size, 'speech heard once').toBe(heard.length);
}
