import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// What a person comes back to: their progress, and what they lost.

test('a finished session shows up in the progress, and its losses make a drill', async () => {
  const house = await aHouse();
  const body = { scenario: 'unpredictable-job-cost', rounds: ['case-presentation'], clock: 'off' };
  const { body: opened } = await house.call('POST', '/api/sessions', { body });
  const seat = await PlainSeat.at(house.address, opened.seats.candidate.token);
  await seat.floor(0);
  await seat.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  for (const said of ['I would rather talk about the roadmap.', 'That is a good point.', 'Let us take that offline.'])
    await seat.exchange(said);
  await seat.do({ type: 'finish' });
  await seat.entry('session.closed', () => true, 20_000);
  const { page, complaints } = await aPage();
  await page.addInitScript((kept) => localStorage.setItem('hotseat.person', kept), JSON.stringify(opened.person));
  await page.goto(`${house.address}/progress`);
  await page.getByText('One finished session').waitFor();
  expect(await page.getByRole('figure').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Drill my losses' }).click();
  await page.waitForURL(/\/s\//);
  await page.getByRole('textbox', { name: 'What you say' }).waitFor();
  expect(complaints).toEqual([]);
});
