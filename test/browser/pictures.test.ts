import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/root.ts';
import { aPage, DESKTOP } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// The pictures of the README, made of a session as a stranger would sit it.

const folder = join(projectRoot(), 'docs');
const MOST_BYTES = 250_000;

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  expect(statSync(path).size, `docs/${name}.png is small enough for a README`).toBeLessThan(MOST_BYTES);
}

test('pictures of the landing, the coach’s room, the replay and the debrief', { timeout: 90_000 }, async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const { page, complaints } = await aPage({ viewport: DESKTOP });
  page.setDefaultTimeout(15_000);
  await page.goto(house.address);
  await page.getByText('The job that cost four times').waitFor();
  await picture(page, 'landing');

  const seat = await PlainSeat.at(house.address, seats.candidate.token);
  await seat.floor(0);
  await seat.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  await seat.exchange('I would rather talk about the roadmap.');
  await page.goto(`${house.address}/s/${id}/coach#token=${seats.coach.token}`);
  await expect.poll(() => page.getByRole('log').innerText()).toMatch(/roadmap/);
  await page
    .getByText(/^dodged/)
    .first()
    .waitFor();
  await picture(page, 'coach');

  await seat.exchange(
    'The platform lead at a retailer with 200 jobs, on the Monday after the bill; we watched nine of them do it.',
  );
  await seat.exchange('You are right, I take that back: it is the lead first, and finance reads the same page.');
  await seat.do({ type: 'finish' });
  await seat.entry('session.closed', () => true, 20_000);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.do({ type: 'note', text: 'Everybody is nobody', seq: 8, for: 'candidate', bookmark: true });
  await page.goto('about:blank');
  await page.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  await page.getByRole('slider').press('End');
  await page.getByRole('tab', { name: 'Challenges' }).click();
  await expect.poll(() => page.getByRole('log').innerText()).toMatch(/take that back/);
  await picture(page, 'replay');

  await page.goto(`${house.address}/s/${id}/debrief`);
  await page.getByText('not calibrated').waitFor();
  await picture(page, 'debrief');
  expect(complaints).toEqual([]);
});
