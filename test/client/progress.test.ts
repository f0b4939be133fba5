import { expect, test } from 'vitest';
import { byAxis, byRound, type Sat } from '../../client/progress/tally.ts';
import { threadsOf } from '../../client/reading/notes.ts';
import { find } from '../../client/replay/filter.ts';
import { forkPoint } from '../../client/replay/fork-point.ts';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import type { Challenge } from '../../protocol/challenge.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import { recording, short } from './a-recording.ts';

const sat = (at: number, states: Challenge['state'][], scores: (number | null)[]): Sat => ({
  id: String(at),
  title: '',
  at,
  report: {
    recommendation: null,
    overall: null,
    panel: [],
    practice: [],
    challenges: states.map((state, i) => ({
      id: String(i),
      panelist: 'pm',
      axis: 'user',
      force: 'challenge',
      turn: 't',
      quote: '',
      weight: 1,
      point: '',
      fact: null,
      state,
      history: [],
    })),
    rounds: [
      {
        round: 'case-presentation',
        verdict: 'borderline',
        why: '',
        criteria: scores.map((score, i) => ({ id: String(i), name: '', score, why: '', evidence: [] })),
      },
    ],
  },
});

test('progress counts what was put and what was shown, in the order of time', () => {
  const both = [
    sat(2, ['defended', 'defended'], [5]),
    sat(1, ['unanswered', 'defended', 'open', 'dropped'], [1, 3, null]),
  ];
  expect(byAxis(both)).toEqual([
    {
      of: 'user',
      points: [
        { id: '1', at: 1, value: 0.5, of: 2 },
        { id: '2', at: 2, value: 1, of: 2 },
      ],
    },
  ]);
  expect(byRound(both)[0]?.points.map(({ value }) => value)).toEqual([0.25, 1]);
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
