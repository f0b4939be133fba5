import { readFileSync } from 'node:fs';
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

test('everything that is kept of a person is taken along as one file, and erased', async () => {
  const house = await aHouse();
  const body = { scenario: 'unpredictable-job-cost', rounds: ['case-presentation'], clock: 'off' };
  const { body: opened } = await house.call('POST', '/api/sessions', { body });
  const seat = await PlainSeat.at(house.address, opened.seats.candidate.token);
  await seat.floor(0);
  await seat.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  const { page, complaints } = await aPage({ acceptDownloads: true });
  page.setDefaultTimeout(8_000);
  await page.goto(house.address);
  await page.evaluate((kept) => localStorage.setItem('hotseat.person', kept), JSON.stringify(opened.person));
  await page.goto(`${house.address}/progress`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take it all along' }).click(),
  ]);
  expect(readFileSync((await download.path()) ?? '', 'utf8')).toContain('nobody needs to be left out');
  await page.getByRole('button', { name: 'Erase it all' }).click();
  await page.getByRole('button', { name: 'Erase them for good' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Erase it all' }).count()).toBe(0);
  expect((await house.call('GET', `/api/people/${opened.person}/export`)).body.sessions).toEqual([]);
  expect(complaints).toEqual([]);
});
