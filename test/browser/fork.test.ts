import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aDebriefed } from '../support/debriefed.ts';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// Coming back to a recording: found, narrowed, noted and answered, taken again, compared.

test('a moment is taken again from the replay, and the two are compared', { timeout: 60_000 }, async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  await candidate.exchange('I would rather talk about the roadmap.');
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed', () => true, 20_000);

  const { page, complaints } = await aPage();
  await page.addInitScript(() => localStorage.setItem('hotseat.hold', 'false'));
  await page.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  await page.getByRole('tab', { name: 'Find' }).click();
  await page.getByLabel('Search what was said').fill('nobody needs');
  await page.getByRole('button', { name: /^You, .*nobody needs/ }).click();
  await page.locator('[data-marked=true]').waitFor();
  const log = page.getByRole('log');
  expect(await log.innerText()).not.toMatch(/roadmap/);

  await page.getByRole('button', { name: 'Take it again from here' }).click();
  await page.getByRole('button', { name: 'Take it again', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes(id) && /^\/s\/[^/]+$/.test(url.pathname));
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).not.toMatch(/roadmap/);
  await page
    .getByRole('textbox', { name: 'What you say' })
    .fill('It is the data engineering lead at a retailer with 200 jobs.');
  await page.getByRole('button', { name: 'Over to the panel' }).click();
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).toMatch(/retailer with 200 jobs/);
  await page.getByRole('button', { name: /^finish/i }).click();
  await page.getByRole('button', { name: 'Finish the round' }).click();
  await page.getByRole('link', { name: 'Read the debrief' }).click({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Compare with the first time' }).click({ timeout: 10_000 });
  const first = page.getByRole('region', { name: 'The first time' });
  const again = page.getByRole('region', { name: 'Again' });
  await expect.poll(() => first.innerText()).toMatch(/roadmap/);
  expect(await again.innerText()).toMatch(/retailer with 200 jobs/);
  expect(await page.getByRole('table').innerText()).toMatch(/Recommendation/);
  expect(complaints).toEqual([]);
});

test('a note that a coach adds afterwards reaches the candidate, who answers it', async () => {
  const house = await aHouse();
  const { id, seats } = await aDebriefed(house);
  const { page: coach } = await aPage();
  await coach.goto(`${house.address}/s/${id}/replay#token=${seats.coach.token}`);
  await coach.getByRole('tab', { name: 'Notes' }).click();
  await coach.getByLabel('A note at this moment').fill('Name one team here.');
  await coach.getByLabel('The candidate may read it').check();
  await coach.getByRole('button', { name: 'Keep the note' }).click();
  await coach.getByText('Name one team here.').first().waitFor();
  const { page: candidate } = await aPage();
  await candidate.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  await candidate.getByRole('tab', { name: 'Notes' }).click();
  const thread = candidate.getByRole('article').filter({ hasText: 'Name one team here.' });
  await thread.getByRole('button', { name: 'Answer' }).click();
  await candidate.getByLabel('Your answer to Coach').fill('The one at the retailer.');
  await candidate.getByRole('button', { name: 'Answer', exact: true }).click();
  await coach.getByText('The one at the retailer.').waitFor();
});
