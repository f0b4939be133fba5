import { expect, test } from 'vitest';
import { itemsOf, minutes } from '../../client/conversation/items.ts';
import { happen, noHappenings } from '../../client/reading/happenings.ts';
import { emptyStage, nextRound, stand } from '../../client/reading/stage.ts';
import { sentence } from '../../client/source/sentence.ts';
import { emptyScene, type Scene } from '../../client/source/source.ts';
import { hear, wordsOf } from '../../client/source/speech.ts';
import { reader } from '../../client/source/use-source.ts';
import { withEntry } from '../../client/source/with-entry.ts';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import type { FailureCode } from '../../server/panel/failure.ts';
import { at, recording, short } from './a-recording.ts';

test('who has the floor, and whom one waits for', () => {
  const after = (count: number) => short.slice(0, count).reduce(stand, emptyStage);
  expect(after(3)).toMatchObject({ round: 'case-presentation', floor: null, waitingFor: 'panel' });
  expect(after(5)).toMatchObject({ floor: 'pm', waitingFor: 'panel' });
  expect(after(7)).toMatchObject({ floor: 'candidate', waitingFor: 'candidate' });
  expect(after(8)).toMatchObject({ floor: null, waitingFor: 'panel' });
});

test('a pause stops the clock and a warning marks it', () => {
  const stage = [
    ...short,
    ...recording(
      { in: 70, type: 'clock.warned', endsAt: at(370), left: 300_000 },
      { in: 71, type: 'clock.changed', endsAt: null, because: 'paused', left: 299_000 },
    ),
  ].reduce(stand, emptyStage);
  expect(stage.clock).toEqual({ is: 'paused', left: 299_000 });
});

test('there is no next round once a coach has ended it', () => {
  const open = short.slice(0, 1).reduce(stand, emptyStage);
  expect(nextRound(open)).toBe('case-presentation');
  expect(nextRound({ ...open, ended: true })).toBeNull();
});

test('turns and happenings stand in the order of the recording', () => {
  const { turns } = short.reduce(transcribe, noTranscript);
  const items = itemsOf(turns, short.reduce(happen, noHappenings));
  expect(items.map(({ is, seq }) => `${is} ${seq}`)).toEqual(['happening 3', 'turn 4', 'turn 6', 'turn 8']);
  expect(items[1]?.into).toBe(2_000);
});

test('a fork says where it was taken from, and not that somebody gave it time', () => {
  const forked = recording({ in: 0, type: 'clock.changed', endsAt: at(300), because: 'forked' });
  expect(forked.reduce(happen, noHappenings).map(({ text }) => text)).toEqual(['Taken again from here']);
});

test('a reading grows by what is new and starts over when the playhead went back', () => {
  let folded = 0;
  const read = reader((count: number) => {
    folded++;
    return count + 1;
  }, 0);
  expect(read(short.slice(0, 6))).toBe(6);
  expect(read(short)).toBe(8);
  expect(folded).toBe(8);
  expect(read(short.slice(0, 2))).toBe(2);
});

const delta = (offset: number, text: string, attempt = 1) =>
  ({ live: 'reply.delta', turn: 't', attempt, at: offset, panelist: 'pm', text }) as const;

test('why the engine changed is told in words, for every reason there is', () => {
  const reasons: Record<FailureCode, true> = {
    unauthorized: true,
    'rate-limited': true,
    unavailable: true,
    'first-token': true,
    stalled: true,
    deadline: true,
    cut: true,
    malformed: true,
    empty: true,
    endless: true,
    refused: true,
    'off-language': true,
    guard: true,
    budget: true,
  };
  const told = (to: 'builtin' | 'openai', because: string) => {
    const from = to === 'builtin' ? 'openai' : 'builtin';
    return recording({ in: 0, type: 'engine.switched', from, to, because }).reduce(happen, noHappenings)[0]?.text;
  };
  for (const because of Object.keys(reasons))
    expect(told('builtin', because)).toMatch(/^The built-in panel goes on: [a-z]/);
  expect(told('builtin', 'first-token')).toBe('The built-in panel goes on: the model did not begin to answer in time');
  expect(told('builtin', 'x')).toBe('The built-in panel goes on');
  expect(told('openai', 'recovered')).toBe('The model is back and speaks for the panel');
});

test('deltas doubled, overlapping or missed still read as what was said', () => {
  let speech = hear(null, delta(0, 'Which '));
  speech = hear(speech, delta(0, 'Which '));
  speech = hear(speech, delta(3, 'ch banks'));
  expect(wordsOf(speech)).toBe('Which banks');
  speech = hear(speech, delta(20, ' here?'));
  expect(wordsOf(speech)).toBe('Which banks … here?');
});

test('a new attempt replaces the old, and the old does not come back', () => {
  const first = hear(null, delta(0, 'Well'));
  const second = hear(first, delta(0, 'Why', 2));
  expect(wordsOf(second)).toBe('Why');
  expect(hear(second, delta(4, ' then', 1))).toBe(second);
});

test('a turn begun anew under the same number replaces the words given up, also where both begin alike', () => {
  let speech = [delta(0, 'Who exactly '), delta(12, 'would pay '), delta(40, 'for it')].reduce(hear, null as never);
  const again = [delta(0, 'Who '), delta(4, 'says that '), delta(14, 'everybody '), delta(24, 'does?')];
  speech = again.reduce(hear, speech);
  expect(wordsOf(speech)).toBe('Who says that everybody does?');
  expect(wordsOf([delta(0, 'You '), delta(4, 'said so.')].reduce(hear, speech))).toBe('You said so.');
});

test('whoever comes in late hears what was said so far as one piece', () => {
  const missed = [delta(0, 'Who '), delta(12, 'would ')].reduce(hear, null as never);
  expect(wordsOf(hear(missed, delta(0, 'Who exactly would pay')))).toBe('Who exactly would pay');
});

test('times are written as a clock would', () => {
  expect([0, 61_000, 3_661_000].map(minutes)).toEqual(['0:00', '1:01', '1:01:01']);
});

test('nobody speaks on after the round, and what was refused is told until it may be said again', () => {
  const refused = (type: 'say' | 'begin') =>
    ({ command: { id: type, type, text: 'So.', floor: 'keep' }, problem: { code: 'not_now', message: 'no' } }) as never;
  const scene: Scene = {
    ...emptyScene,
    speech: hear(null, delta(0, 'Which')),
    hand: 'em',
    refusals: [refused('say'), refused('begin')],
  };
  const [said, paused, resumed, closed] = recording(
    { in: 0, type: 'candidate.said', turn: 'a', text: 'So.', floor: 'keep' },
    { in: 1, type: 'clock.changed', endsAt: null, because: 'paused', left: 1 },
    { in: 2, type: 'clock.changed', endsAt: at(9), because: 'resumed' },
    { in: 3, type: 'round.closed', round: 'case-presentation', because: 'finished' },
  );
  const left = (entry: typeof said) => entry && withEntry(scene, entry).refusals.map(({ command }) => command.id);
  expect([said, paused, resumed, closed].map(left)).toEqual([['begin'], ['say', 'begin'], ['begin'], []]);
  expect(closed && withEntry(scene, closed)).toMatchObject({ speech: null, hand: null });
  expect(said && withEntry(scene, said).speech).not.toBeNull();
});

test('what the server answers in a clause is told as a sentence', () => {
  expect(sentence('the round is paused; nothing is heard')).toBe('The round is paused; nothing is heard.');
  expect(sentence('Is it “done”?')).toBe('Is it “done”?');
  expect(sentence('')).toBe('');
});
