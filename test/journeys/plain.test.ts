import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

test('a case is presented over the plain door, questioned, finished and debriefed', async () => {
  const house = await aHouse();
  const opened = await house.open({ rounds: ['case-presentation'], clock: 'off' });
  const coach = await PlainSeat.at(house.address, opened.seats.coach.token);
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('We build lineage for every data team in the world, since all of them need it. The market is 4,000 accounts at $30K, which is $1.2B.');
  await candidate.exchange('Everyone wants it, trust me.');
  console.log(coach.entries.map((e) => JSON.stringify(e).slice(0, 400)).join('\n'));
  const done = await candidate.do({ type: 'finish' });
  expect(done).toMatchObject({ ok: true });
  await candidate.entry('session.closed');
});
