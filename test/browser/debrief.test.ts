import { expect, test } from 'vitest';
import { aPage, PHONE } from '../support/browser.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// What one reads afterwards.

const written =
  '# Cost\n\n## User\n\nOur users are data teams everywhere: engineers, analysts and executives.\n\n## Technical\n\nCalling `cache()` on a DataFrame loads it into memory immediately, so from then on the job has a fixed cost.';

async function aFinished(house: TestHouse) {
  const opened = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada', case: written });
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  for (const said of ['I would rather talk about the roadmap.', 'That is a good point.', 'Let us take that offline.'])
    await candidate.exchange(said);
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed', () => true, 20_000);
  return {
    ...opened,
    at: (page: string) => `${house.address}/s/${opened.id}${page}#token=${opened.seats.candidate.token}`,
  };
}

test('the debrief: apart, lost, marked in the case, and each quote leads to its moment', async () => {
  const house = await aHouse();
  const { at } = await aFinished(house);
  const { page, complaints } = await aPage();
  await page.goto(at('/debrief'));
  const main = page.getByRole('main');
  await main.getByText('not calibrated against real hiring decisions').waitFor();
  expect(await main.getByRole('figure').count()).toBe(2);
  await main.getByRole('heading', { name: 'What did not hold, and what would have' }).waitFor();
  expect(await main.getByText('What would clear the bar').count()).toBeGreaterThan(0);
  const marks = main.getByRole('region', { name: 'Your case, marked' }).locator('mark');
  expect(await marks.count()).toBeGreaterThan(0);
  const fate = main.getByRole('region', { name: 'Your case, marked' }).locator('a[href^="#challenge-"]').first();
  const target = (await fate.getAttribute('href')) ?? '';
  expect(await page.locator(target).count()).toBe(1);
  await main.getByRole('region', { name: 'What did not hold' }).locator('button').first().click();
  await page.waitForURL(/\/replay/);
  await page.locator('[data-marked=true]').waitFor();
  expect(complaints).toEqual([]);
});

test('printed, nothing is cut off at the side and no button is left', async () => {
  const house = await aHouse();
  const { at } = await aFinished(house);
  const { page } = await aPage({ viewport: { width: 720, height: 1000 } });
  await page.goto(at('/debrief'));
  await page.getByText('not calibrated').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  expect(await page.getByRole('button', { name: /print/i }).count()).toBe(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
});

test('on a phone nothing of the debrief runs off the side', async () => {
  const house = await aHouse();
  const { at } = await aFinished(house);
  const { page } = await aPage({ viewport: PHONE });
  await page.goto(at('/debrief'));
  await page.getByRole('heading', { name: 'What did not hold, and what would have' }).waitFor();
  const long = page.locator('dd').first();
  await long.evaluate((words) => {
    words.textContent = 'everybody'.repeat(20);
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
});

test('a dead link says so on every page of a session, and nobody is told to try again', async () => {
  const house = await aHouse();
  const { at } = await aFinished(house);
  const { page } = await aPage();
  for (const place of ['/debrief', '/replay']) {
    await page.goto('about:blank');
    await page.goto(at(place).slice(0, -4));
    await page.getByText('This link is not valid any more. Ask for a new one.').waitFor({ timeout: 10_000 });
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await page.getByRole('link', { name: 'To the start page' }).waitFor();
  }
});
