import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

test('in the lobby a coach chooses the rounds and the level anew, and the panel comes with them', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ lobby: true, rounds: ['recruiter-screen', 'behavioral'], candidate: 'Ada' });
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const rounds = ['technical', 'behavioral'] as const;
  expect(await coach.do({ type: 'plan', rounds: [...rounds], level: 'L6' })).toMatchObject({ ok: true });
  const changed = await candidate.entry('plan.changed');
  expect(changed).toMatchObject({ rounds, level: 'L6' });
  expect(changed.panelists.flatMap((each) => each.rounds ?? [])).toEqual(expect.arrayContaining([...rounds]));
  expect((await house.call('GET', `/api/sessions/${id}`, { key: seats.candidate.token })).body).toMatchObject({
    rounds,
    level: 'L6',
  });
  expect(await coach.do({ type: 'plan', rounds: ['technical', 'technical'] })).toMatchObject({
    ok: false,
    error: { code: 'bad_request' },
  });
  expect(await coach.do({ type: 'begin' })).toMatchObject({ ok: true });
  expect(await candidate.entry('round.opened')).toMatchObject({ round: 'technical' });
  await candidate.floor();
  expect(await coach.do({ type: 'plan', level: 'L4' })).toMatchObject({ ok: false, error: { code: 'not_now' } });
  expect(await candidate.do({ type: 'plan', level: 'L4' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});
