import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// The whole loop, sat in a real browser: from the landing through every round to the debrief, and back again by the same link.

const answer =
  'At mid-size banks the platform lead traces a bad source by hand for two days; we watched nine of them do it.';

async function unheld(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('hotseat.hold', 'false'));
}

const composer = (page: Page) => page.getByRole('textbox', { name: 'What you say' });
const begin = (page: Page) => page.getByRole('button', { name: /^begin/i });

async function sit(page: Page): Promise<void> {
  await composer(page).waitFor();
  await expect.poll(() => page.getByText('You have the floor.').count(), { timeout: 10_000 }).toBe(1);
  await composer(page).fill(answer);
  await page.getByRole('button', { name: 'Over to the panel' }).click();
  await expect.poll(() => page.getByRole('log').innerText(), { timeout: 10_000 }).toContain(answer);
  await finish(page);
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^finish/i }).click();
  await page.getByRole('button', { name: 'Finish the round' }).click();
}

test('the whole loop: chosen on the landing, sat round by round, read in the debrief', {
  timeout: 60_000,
}, async () => {
  const house = await aHouse();
  const { page, complaints } = await aPage();
  await unheld(page);
  await page.goto(house.address);
  await page.getByText('The job that cost four times as much on Tuesday').click();
  await page.getByText('The whole loop', { exact: true }).click();
  await page.getByText('L6', { exact: true }).click();
  await expect.poll(() => page.getByRole('list', { name: 'The rounds of the loop' }).innerText()).toMatch(/Founder/);
  await page.getByText('L5', { exact: true }).click();
  await page.getByText('Off', { exact: true }).click();
  await page.getByRole('button', { name: 'Take the seat' }).click();

  const steps = page.getByRole('navigation', { name: 'The rounds' });
  await expect.poll(() => steps.locator('[aria-current=step]').innerText(), { timeout: 10_000 }).toMatch(/Recruiter/);
  expect(await page.getByRole('list', { name: 'The panel' }).getByRole('listitem').count()).toBe(1);
  await sit(page);

  await page.getByRole('heading', { name: 'Next: Hiring manager' }).waitFor();
  expect(await page.getByLabel('Who you meet').innerText()).toMatch(/Farah/);
  await page.reload();
  await page.getByRole('heading', { name: 'Next: Hiring manager' }).waitFor();
  await begin(page).click();
  await sit(page);

  await page.getByRole('heading', { name: 'Next: Take-home' }).waitFor();
  await begin(page).click();
  const editor = page.getByRole('textbox', { name: 'Your case, as Markdown' });
  await expect.poll(() => editor.isEditable(), { timeout: 10_000 }).toBe(true);
  await editor.fill(`# A promise about cost\n\n## User\n\n${answer}`);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('button', { name: 'Hand it in' }).click();

  await page.getByRole('heading', { name: 'Next: Case presentation' }).waitFor();
  await page.getByText('Your take-home, as it was handed in').click();
  expect(await page.getByText(answer).isVisible()).toBe(true);
  await begin(page).click();
  await expect.poll(() => page.getByRole('list', { name: 'The panel' }).getByRole('listitem').count()).toBe(2);
  await sit(page);

  for (const next of ['Technical', 'Behavioral']) {
    await page.getByRole('heading', { name: `Next: ${next}` }).waitFor();
    await begin(page).click();
    await sit(page);
  }
  await page.getByRole('link', { name: 'Read the debrief' }).click({ timeout: 20_000 });
  const strip = page.getByRole('list', { name: 'The rounds and their verdicts' });
  await expect.poll(() => strip.getByRole('listitem').count(), { timeout: 15_000 }).toBe(6);
  expect(await page.getByText('not calibrated against real hiring decisions').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('what is shown in the technical round lies beside the conversation, and in it', async () => {
  const house = await aHouse();
  // Most loops show something, not all: the seed decides.
  for (let tries = 0; ; tries++) {
    const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', rounds: ['technical'] });
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    for (let said = 0; said < 4 && !candidate.entries.some((e) => e.type === 'artifact.shown'); said++) {
      await candidate.exchange(`${answer} That is answer ${said}.`);
    }
    if (!candidate.entries.some((e) => e.type === 'artifact.shown') && tries < 6) continue;
    const { page, complaints } = await aPage();
    await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
    await page.getByRole('tab', { name: 'Query plan', selected: true }).waitFor();
    const beside = page.getByRole('tabpanel').getByRole('region', { name: /Two runs of the same nightly job/ });
    expect(await beside.innerText()).toContain('BroadcastHashJoin');
    await page.getByRole('log').getByText('On the screen now:').click();
    expect(await page.getByRole('log').getByText('BroadcastHashJoin').isVisible()).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('tab', { name: /Query plan/ }).click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    return;
  }
});

test('in a real loop an elimination ends it, and the page says so', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ rounds: ['recruiter-screen', 'behavioral'], mode: 'real' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('The engineers handle that.');
  await candidate.exchange('I do not care how it works.');
  const { page } = await aPage();
  await unheld(page);
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  await finish(page);
  await page.getByRole('heading', { name: 'The loop ends here' }).waitFor({ timeout: 15_000 });
  const steps = page.getByRole('navigation', { name: 'The rounds' });
  expect(await steps.innerText()).toMatch(/Behavioral\s+not sat/);
});
