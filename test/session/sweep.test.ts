import { expect, onTestFinished, test } from 'vitest';
import { Library } from '../../server/library.ts';
import { makeLog } from '../../server/log.ts';
import { Meters } from '../../server/meters.ts';
import { builtinEngine } from '../../server/panel/builtin/engine.ts';
import { Panel } from '../../server/panel/panel.ts';
import { projectRoot } from '../../server/root.ts';
import { House } from '../../server/session/house.ts';
import type { Recording } from '../../server/session/recording.ts';
import { emptyTables, memoryRecording } from '../simulation/memory-recording.ts';

// What is due is taken up, however much of it there is and whatever stands before it.

const library = new Library(projectRoot());
const HUNDREDS = 450;

function aHouseOn(recording: Recording): House {
  const meters = new Meters();
  const panel = new Panel({ library, meters, engines: { builtin: builtinEngine(library) }, now: Date.now });
  const house = new House({ recording, library, panel, log: makeLog('silent'), meters, now: Date.now }, null);
  onTestFinished(() => house.close());
  return house;
}

/** Sessions that stand where the panel owes something, of a house that is gone. */
async function leftBehind(recording: Recording, count: number): Promise<string[]> {
  const before = aHouseOn(recording);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { id } = await before.open(
      {
        scenario: 'lineage-experiment-to-production',
        rounds: ['case-presentation'],
        clock: 'off',
        case: 'We sell it.',
      },
      true,
    );
    ids.push(id);
  }
  await before.close();
  // Overdue, as a crash leaves them; `first` are the longest overdue.
  for (const [i, id] of ids.entries()) await recording.rest(id, 1, i);
  return ids;
}

test('one sweep takes up all that is due, not only the first few hundred', async () => {
  const recording = memoryRecording(emptyTables());
  const ids = await leftBehind(recording, HUNDREDS);
  const loaded = new Set<string>();
  const house = aHouseOn({
    ...recording,
    read: (id, ...rest) => recording.read(id, ...rest).finally(() => loaded.add(id)),
  });
  await house.sweep();
  expect([...loaded].sort()).toEqual([...ids].sort());
});

test('hundreds of sessions that cannot be read do not keep the house from the one behind them', async () => {
  const recording = memoryRecording(emptyTables());
  const ids = await leftBehind(recording, HUNDREDS);
  const last = ids.at(-1) ?? '';
  const tries = new Map<string, number>();
  const house = aHouseOn({
    ...recording,
    read: async (id, ...rest) => {
      tries.set(id, (tries.get(id) ?? 0) + 1);
      const rows = await recording.read(id, ...rest);
      if (id !== last) throw new Error('the recording has an entry of a newer version: from.the.future');
      return rows;
    },
  });
  await house.sweep();
  expect(tries.get(last)).toBe(1);
  await house.sweep();
  // They are left alone for a while, and what is loaded is not loaded again.
  expect([...tries.values()].every((n) => n === 1)).toBe(true);
});
