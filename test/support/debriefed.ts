import type { aHouse } from './house.ts';
import { PlainSeat } from './seat.ts';

/** A session of Ada's that was talked in once and is over, so that it can be read again. */
export async function aDebriefed(house: Awaited<ReturnType<typeof aHouse>>) {
  const { id, seats } = await house.open({ candidate: 'Ada' });
  const seat = await PlainSeat.at(house.address, seats.candidate.token);
  await seat.floor(0);
  await seat.exchange('Every data team in the world has this problem.');
  await seat.do({ type: 'finish' });
  await seat.entry('session.closed', () => true, 20_000);
  return { id, seats };
}
