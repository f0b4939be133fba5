import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

test('a coach sees what the panel is about to take up, and why; a candidate does not', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  const next = () => house.call('GET', `/api/sessions/${id}/next`, { key: seats.coach.token });
  const ledger = (await house.call('GET', `/api/sessions/${id}/ledger`, { key: seats.coach.token })).body.challenges;
  const { body } = await next();
  expect(ledger.map((c: { id: string }) => c.id)).toContain(body.standing);
  expect(body.next).toMatchObject({ panelist: expect.any(String), why: expect.stringMatching(/./) });
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.do({ type: 'press', text: 'What would you stop doing?', panelist: 'em' });
  expect((await next()).body.next).toMatchObject({ panelist: 'em', why: 'the coach asked for this point' });
  for (const key of [seats.candidate.token, seats.observer.token]) {
    expect((await house.call('GET', `/api/sessions/${id}/next`, { key })).status).toBe(403);
  }
});
