import { expect, test } from 'vitest';
import { byAxis, byRound, type Sat } from '../../client/progress/tally.ts';
import { threadsOf } from '../../client/reading/notes.ts';
import { find } from '../../client/replay/filter.ts';
import { forkPoint } from '../../client/replay/fork-point.ts';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import { recording, short } from './a-recording.ts';

const sat = (id: string, put: number, lost: number, score: number | null): Sat => ({
  id,
  scenario: 'x',
  at: 0,
  overall: null,
  axes: { user: { put, lost } },
  rounds: [{ round: 'case-presentation', verdict: 'borderline', score }],
});

test('progress is the share that held, and the mean that was shown; what was not put or shown is no point', () => {
  const sessions = [sat('a', 2, 1, 2), sat('b', 0, 0, null), sat('c', 3, 0, 5)];
  expect(byAxis(sessions)).toEqual([
    {
      of: 'user',
      points: [
        { id: 'a', value: 0.5, told: '1 of 2 held' },
        { id: 'c', value: 1, told: '3 of 3 held' },
      ],
    },
  ]);
  expect(byRound(sessions)[0]?.points.map(({ value }) => value)).toEqual([0.25, 1]);
});

test('it is taken again from the last moment at which nobody was speaking', () => {
  expect(forkPoint(short, 2)).toBeNull();
  expect(forkPoint(short, 6)).toBeNull();
  expect(forkPoint(short, 8)).toBe(7);
});

test('words are found in turns whatever their case', () => {
  const { turns } = short.reduce(transcribe, noTranscript);
  expect(find(turns, 'BANKS').map(({ hit, turn }) => [turn.turn, hit])).toEqual([
    ['a', 'Banks'],
    ['b', 'banks'],
  ]);
  expect(find(turns, 'b')).toEqual([]);
});

test('an answer hangs under the note that it is pinned to', () => {
  const note = (text: string, pin: number): EntryBody & { in: number } => ({
    in: pin,
    type: 'note.made',
    by: 'c',
    name: 'Coach',
    role: 'coach',
    text,
    pin,
    for: 'candidate',
  });
  const log = recording({ ...note('later', 90) }, { ...note('earlier', 40) }, { ...note('an answer', 1) });
  expect(threadsOf(log).map(({ note: { text }, answers }) => [text, answers.map((a) => a.text)])).toEqual([
    ['earlier', []],
    ['later', ['an answer']],
  ]);
});
