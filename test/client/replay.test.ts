import { expect, test } from 'vitest';
import { marksOf } from '../../client/replay/marks.ts';
import { pinsOf } from '../../client/replay/pins.ts';
import { timelineOf } from '../../client/replay/timeline.ts';
import { RecordedSource, upTo } from '../../client/source/recorded.ts';
import { wordsOf } from '../../client/source/speech.ts';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import type { Challenge } from '../../protocol/challenge.ts';
import { at, opened, recording, short } from './a-recording.ts';

test('a recording at true pace is as long as it was', () => {
  const timeline = timelineOf(short, false);
  expect(timeline.length).toBe(68_000);
  expect(timeline.time(10_000)).toBe(at(10));
  expect(timeline.place(at(10))).toBe(10_000);
});

test('a silence of a minute is jumped over, and times keep their order', () => {
  const timeline = timelineOf(short, true);
  expect(timeline.length).toBe(9_000);
  expect(timeline.place(at(8))).toBe(8_000);
  expect(timeline.place(at(38))).toBeCloseTo(8_500);
  expect(timeline.place(at(68))).toBe(9_000);
  expect(timeline.time(9_000)).toBe(at(68));
});

test('speech is no silence, however long it takes', () => {
  const slow = short.map((entry) =>
    entry.type === 'panelist.said' ? { ...entry, startedAt: at(4), endedAt: at(60), at: at(60) } : entry,
  );
  expect(timelineOf(slow.slice(0, 6), true).length).toBe(60_000);
});

test('the playhead shows what was there, with words half said', () => {
  const source = new RecordedSource(short);
  source.moveTo(at(6));
  expect(source.scene().entries.at(-1)?.type).toBe('floor.given');
  const speech = source.scene().speech;
  expect(speech && wordsOf(speech)).toBe('Which banks do');
  source.moveTo(at(8));
  expect(source.scene().speech).toBeNull();
  expect(source.scene().entries).toHaveLength(7);
  source.moveTo(at(2));
  expect(source.scene().entries).toHaveLength(3);
});

test('a playhead that moves within a word wakes nobody', () => {
  const source = new RecordedSource(short);
  source.moveTo(at(6));
  let woken = 0;
  source.subscribe(() => woken++);
  source.moveTo(at(6) + 10);
  expect(woken).toBe(0);
});

test('half of a text ends with a whole word', () => {
  expect(upTo('one two three', 0)).toBe('one');
  expect(upTo('one two three', 0.5)).toBe('one two');
  expect(upTo('one two three', 1)).toBe('one two three');
});

test('a challenge is marked at the question before its first answer, and at the answer that settled it', () => {
  const challenge: Challenge = {
    id: 'x',
    panelist: 'pm',
    axis: 'user',
    force: 'probe',
    turn: 'a',
    quote: 'Banks.',
    weight: 0.5,
    point: 'Which?',
    fact: null,
    state: 'defended',
    history: [{ turn: 'c', reading: 'defend', next: 'accept' }],
  };
  const { turns } = short.reduce(transcribe, noTranscript);
  expect(marksOf([challenge], turns).map(({ kind, turn }) => [kind, turn])).toEqual([
    ['raised', 'b'],
    ['settled', 'c'],
  ]);
  expect(marksOf([{ ...challenge, state: 'open', history: [] }], turns)).toEqual([]);
});

test('a challenge that was only spoken is marked where its words are quoted, whatever ends the quotation', () => {
  const challenge: Challenge = {
    id: 'x',
    panelist: 'pm',
    axis: 'user',
    force: 'challenge',
    turn: 'a',
    quote: 'Everybody needs it.',
    weight: 0.5,
    point: 'Who?',
    fact: null,
    state: 'raised',
    history: [],
  };
  const { turns } = recording(
    { in: 0, ...opened },
    { in: 1, type: 'candidate.said', turn: 'a', text: 'Everybody needs it.', floor: 'yield' },
    { in: 2, type: 'panelist.said', turn: 'b', panelist: 'pm', text: 'You said "Everybody needs it". Who is that?' },
  ).reduce(transcribe, noTranscript);
  expect(marksOf([challenge], turns).map(({ kind, turn }) => [kind, turn])).toEqual([['raised', 'b']]);
});

test('what is noted days after the end makes the recording no longer', () => {
  const closed = recording(
    { in: 0, ...opened },
    { in: 10, type: 'candidate.said', turn: 'a', text: 'Banks.', floor: 'yield' },
    { in: 20, type: 'session.closed', because: 'finished' },
    { in: 200_000, type: 'note.made', by: 'c', name: 'Grace', role: 'coach', text: 'Here.', pin: 2, for: 'candidate' },
  );
  expect(timelineOf(closed, false).length).toBe(20_000);
});

test('bookmarks are placed on the moment that they mark, and notes are none', () => {
  const noted = recording(
    { in: 0, ...opened },
    { in: 10, type: 'candidate.said', turn: 'a', text: 'Banks.', floor: 'yield' },
    { in: 99, type: 'note.made', by: 'c', name: 'Grace', role: 'coach', text: 'A note.', pin: 2, for: 'coaches' },
    {
      in: 99,
      type: 'note.made',
      by: 'c',
      name: 'Grace',
      role: 'coach',
      text: 'Which banks?',
      pin: 2,
      for: 'coaches',
      bookmark: true,
    },
  );
  expect(pinsOf(noted, noted)).toEqual([{ note: 4, seq: 2, t: at(10), name: 'Which banks?' }]);
});
