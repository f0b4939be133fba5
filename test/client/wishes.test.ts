import { expect, test } from 'vitest';
import { asked, firstWishes, roundsOf, wantsCase } from '../../client/landing/wishes.ts';
import { daysAndHours, realLength } from '../../client/reading/pace.ts';
import { lengthOf } from '../../client/reading/rounds.ts';
import { emptyStage, seatedIn, stand } from '../../client/reading/stage.ts';
import { stepsOf } from '../../client/reading/steps.ts';
import { everyRound, theLoop } from '../../interview/readings/loop.ts';
import { roundId } from '../../protocol/loop.ts';
import { at, opened, recording } from './a-recording.ts';

test('the loop is every round there is, in their order, and the founder only at L6', () => {
  expect(everyRound).toEqual(roundId.options);
  expect(theLoop('L6')).toEqual(everyRound);
  for (const level of ['L4', 'L5'] as const) expect([...theLoop(level), 'founder']).toEqual(everyRound);
});

test('rounds that were chosen in any order are sat in the order of the loop', () => {
  const some = roundsOf({ ...firstWishes, sitting: 'some', some: ['behavioral', 'take-home'] });
  expect(some).toEqual(['take-home', 'behavioral']);
});

test('a case is wanted where it is presented and not written on the way', () => {
  expect(wantsCase(['case-presentation'])).toBe(true);
  expect(wantsCase(['take-home', 'case-presentation'])).toBe(false);
  expect(wantsCase(['technical'])).toBe(false);
});

test('a fast loop has a take-home of hours, and a drill no mode', () => {
  const fast = asked({ ...firstWishes, clock: 'fast', sitting: 'loop', mode: 'real' });
  expect(fast).toMatchObject({ mode: 'real', clock: { speed: 6, takeHomeMs: 7_200_000 } });
  const drill = asked({ ...firstWishes, clock: 'off', mode: 'real' });
  expect(drill).toMatchObject({ rounds: ['case-presentation'], clock: 'off' });
  expect(drill.mode).toBeUndefined();
});

test('lengths are told in words, and long ones coarsely', () => {
  expect([60, 1_800, 13_500, 604_800].map((s) => lengthOf(s * 1_000))).toEqual([
    'a minute',
    '30 minutes',
    '3 hours 45 minutes',
    '7 days',
  ]);
  expect([601_200, 5_400, 480, 125].map((s) => daysAndHours(s * 1_000))).toEqual([
    '6 d 23 h',
    '1 h 30 min',
    '8 min',
    '2:05',
  ]);
  expect(realLength({ speed: 6 }, 'behavioral')).toBe(450_000);
  expect(realLength({ speed: 6, takeHomeMs: 5_000 }, 'take-home')).toBe(5_000);
  expect(realLength('off', 'technical')).toBeNull();
});

const loop = { ...opened, rounds: ['recruiter-screen', 'take-home', 'technical'] } as typeof opened;

test('the steps of a loop: behind, under way, next, ahead', () => {
  const log = recording(
    { in: 0, ...loop },
    { in: 1, type: 'round.opened', round: 'recruiter-screen', endsAt: at(1_800) },
    { in: 9, type: 'round.closed', round: 'recruiter-screen', because: 'time' },
    { in: 10, type: 'round.opened', round: 'take-home', endsAt: null },
  );
  const steps = (count: number) => stepsOf(log.slice(0, count).reduce(stand, emptyStage)).map(({ is }) => is);
  expect(steps(1)).toEqual(['next', 'ahead', 'ahead']);
  expect(steps(2)).toEqual(['now', 'ahead', 'ahead']);
  expect(steps(3)).toEqual(['done', 'next', 'ahead']);
  expect(steps(4)).toEqual(['done', 'now', 'ahead']);
  const ended = [...log.slice(0, 3), ...recording({ in: 20, type: 'session.ended', by: 'x' })].reduce(
    stand,
    emptyStage,
  );
  expect(stepsOf(ended).map(({ is }) => is)).toEqual(['done', 'unsat', 'unsat']);
});

test('only those who sit in a round are seated', () => {
  const panelists = [
    { id: 'recruiter', name: 'Dana', seat: 'Recruiter', remit: [], rounds: ['recruiter-screen' as const] },
    { id: 'pm', name: 'Marisol', seat: 'PM', remit: [], rounds: ['case-presentation' as const] },
  ];
  const stage = recording({ in: 0, ...loop, panelists } as never).reduce(stand, emptyStage);
  expect(seatedIn(stage, 'recruiter-screen').map(({ id }) => id)).toEqual(['recruiter']);
  expect(seatedIn(stage, 'take-home')).toEqual([]);
});
