import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

test('a case is presented over the plain door, questioned, finished and debriefed', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('The market is 4,000 accounts at $30K, which is $1.2B.');
  await candidate.exchange('Everyone wants it, trust me.');
  const spoken = candidate.entries.filter((e) => e.type === 'panelist.said');
  expect(spoken.length).toBeGreaterThanOrEqual(3);
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  await candidate.entry('session.closed', (e) => e.because === 'finished');
  expect((await house.call('GET', `/api/sessions/${id}/debrief`, { key: seats.candidate.token })).status).toBe(200);
  expect((await house.call('GET', `/api/sessions/${id}/ledger`, { key: seats.candidate.token })).status).toBe(200);
});

test('words come live before the turn is recorded, and together they are the turn', async () => {
  const house = await aHouse();
  const { seats } = await house.open({ clock: { speed: 60 } });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const said = await candidate.entry('panelist.said');
  const deltas = candidate.lives.filter((l) => l.live === 'reply.delta').filter((l) => l.turn === said.turn);
  expect(deltas.length).toBeGreaterThan(5);
  expect(
    deltas
      .map((d) => d.text)
      .join('')
      .trim(),
  ).toBe(said.text);
  for (const [i, delta] of deltas.entries()) {
    expect(delta.at).toBe(deltas.slice(0, i).reduce((length, d) => length + d.text.length, 0));
  }
});

test('speaking while a panelist speaks cuts in, unless it crossed', async () => {
  const house = await aHouse();
  const { seats } = await house.open({ clock: {} });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const open = await candidate.entry('floor.given', (e) => e.to === 'pm');
  await candidate.until('a first word', () => candidate.lives.some((l) => l.live === 'reply.delta'));
  const crossed = await candidate.say('Thank you.', 'keep', open.seq - 1);
  expect(crossed).toMatchObject({ ok: true });
  expect(candidate.entries.some((e) => e.type === 'panelist.cutOff')).toBe(false);
  const cut = await candidate.say('May I start?', 'keep', open.seq);
  expect(cut).toMatchObject({ ok: true });
  const at = candidate.entries.findIndex((e) => e.type === 'panelist.cutOff');
  const off = candidate.entries[at];
  const heard = candidate.lives.flatMap((l) => (l.live === 'reply.delta' && l.turn === open.turn ? l.text : []));
  expect(off).toMatchObject({ type: 'panelist.cutOff', text: heard.join('') });
  expect(heard.length).toBeGreaterThan(0);
  expect(candidate.entries[at + 1]).toMatchObject({ type: 'candidate.said', text: 'May I start?' });
});
