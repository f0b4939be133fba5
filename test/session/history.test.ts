import { expect, test } from 'vitest';
import type { ChallengeState } from '../../protocol/challenge.ts';
import type { Entry, EntryBody } from '../../protocol/entries.ts';
import { drillOfLosses, historyOf } from '../../server/session/history.ts';
import type { Recording } from '../../server/session/recording.ts';
import { emptyTables, memoryRecording } from '../simulation/memory-recording.ts';
import { openedWith } from '../support/entries.ts';
import { noticed, weighs } from '../support/panel.ts';

const QUOTE = 'We serve everybody.';

/** A session of one challenge and its fate, sat to its debrief; without a fate the panel never came to it. */
const sat = (id: string, fate: ChallengeState | null): EntryBody[] => [
  openedWith({ session: id, rounds: ['case-presentation'], clock: 'off' }),
  { type: 'case.submitted', text: QUOTE, words: 3, from: 'candidate', because: 'opened' },
  weighs(0, [noticed(id, { turn: 'case', quote: QUOTE })], null, 'case'),
  { type: 'round.opened', round: 'case-presentation', endsAt: null },
  ...(fate
    ? ([
        { type: 'floor.given', to: 'pm', move: 'challenge', turn: 'o', challenge: id },
        { type: 'panelist.said', turn: 'o', panelist: 'pm', text: 'Who?', challenge: id },
        { type: 'challenge.settled', challenge: id, state: fate, because: '' },
      ] as const)
    : []),
  { type: 'floor.given', to: 'candidate', move: 'speaks' },
  { type: 'round.closed', round: 'case-presentation', because: 'finished' },
  {
    type: 'debrief.written',
    scorecard: { recommendation: null, overall: 50, rounds: [], panel: [], practice: [] },
    engine: 'builtin',
  },
  { type: 'debrief.opened' },
  { type: 'session.closed', because: 'finished' },
];

async function after(...fates: (ChallengeState | null)[]): Promise<Recording> {
  const recording = memoryRecording(emptyTables());
  for (const [n, fate] of fates.entries()) {
    const id = `s${n}`;
    const rows = sat(id, fate).map((body, i) => ({
      entry: { ...body, seq: i + 1, at: n } as Entry,
      cause: 'owed:test:0',
      part: i,
      print: '',
    }));
    const head = { seq: rows.length, state: 'finished', round: null, dueAt: null } as const;
    const about = {
      scenario: 'x',
      candidate: 'Ada',
      rounds: ['case-presentation' as const],
      solo: false,
      parent: null,
    };
    await recording.create({ id, person: 'p', createdAt: n, head, ...about }, [], rows, null);
  }
  return recording;
}

const lost = async (...fates: (ChallengeState | null)[]) => (await historyOf(await after(...fates), 'p')).lost;

test('what was lost is put again until it is won, and again when it is lost again', async () => {
  expect(await lost('unanswered')).toBe(1);
  expect(await lost('unanswered', 'conceded')).toBe(1);
  expect(await lost('unanswered', 'defended')).toBe(0);
  expect(await lost('unanswered', 'defended', 'unanswered')).toBe(1);
  expect(await drillOfLosses(await after('conceded', 'defended'), 'p')).toBeNull();
});

test('a later session that did not come to it says nothing of what was lost', async () => {
  expect(await lost('unanswered', null)).toBe(1);
  expect(await lost('unanswered', 'dropped')).toBe(1);
});
