import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPage, DESKTOP, PHONE } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// A candidate in a real browser: presents a case, is interrupted, cuts in, crosses, loses the connection and comes back, replays.

const say = (page: Page) => page.getByRole('textbox', { name: /say/i });

async function hand(page: Page, text: string, how: 'Keep the floor' | 'Over to the panel') {
  await say(page).fill(text);
  await page.getByRole('button', { name: how }).click();
  const now = page.getByRole('button', { name: /send now/i });
  await now.click({ timeout: 2_000 }).catch(() => {});
}

test('a visitor picks a scenario, takes the seat, presents and is questioned', async () => {
  const house = await aHouse();
  const { page, complaints } = await aPage();
  await page.goto(house.address);
  await page.getByText('The job that cost four times as much on Tuesday').click();
  await page.getByText('Off', { exact: true }).click();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: /take the seat/i }).click();
  await page.waitForURL(/\/s\//);
  const log = page.getByRole('log');
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).toMatch(/Ada/);
  await page
    .getByRole('button', { name: /present this section/i })
    .first()
    .click();
  await hand(
    page,
    'Every data team in the world has this problem, so nobody needs to be left out.',
    'Over to the panel',
  );
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).toMatch(/Every data team in the world/);
  await expect
    .poll(async () => (await log.innerText()).match(/\?/g)?.length ?? 0, { timeout: 10_000 })
    .toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('cutting in stops the panelist, and the broken turn stands as broken', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ clock: {}, candidate: 'Ada' });
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.until('a first word', () => coach.lives.some((l) => l.live === 'reply.delta'));
  await hand(page, 'May I begin?', 'Keep the floor');
  const cut = await coach.entry('panelist.cutOff');
  expect(cut.text.length).toBeGreaterThan(0);
  await expect.poll(() => page.getByRole('log').innerText()).toMatch(/May I begin\?/);
  expect(complaints).toEqual([]);
});

test('a lost connection loses no word: what was typed and sent meanwhile arrives, once', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await page.context().setOffline(true);
  await hand(page, 'Said while the line was down.', 'Keep the floor');
  await say(page).fill('A draft that is not finished');
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await page.context().setOffline(false);
  await coach.entry('candidate.said', (e) => e.text === 'Said while the line was down.', 20_000);
  await page.reload();
  await expect.poll(() => say(page).inputValue(), { timeout: 10_000 }).toBe('A draft that is not finished');
  await expect.poll(() => page.getByRole('log').innerText()).toMatch(/Said while the line was down\./);
  expect(coach.entries.filter((e) => e.type === 'candidate.said')).toHaveLength(1);
});

test('everything is reached and said by keyboard alone', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await say(page).focus();
  await page.keyboard.type('We start with platform leads.');
  await page.keyboard.press('Control+Shift+Enter');
  const said = await coach.entry('candidate.said', (e) => e.floor === 'keep', 15_000);
  expect(said.text).toBe('We start with platform leads.');
  await page.keyboard.type('Over to you.');
  await page.keyboard.press('Control+Enter');
  await coach.entry('candidate.said', (e) => e.floor === 'yield', 15_000);
});

test('what a candidate’s browser received holds nothing that is not for it', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const { page, received } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await hand(
    page,
    'All data teams have this. 4,000 accounts at $30K is a market of $1.2 billion.',
    'Over to the panel',
  );
  const weighed = await coach.entry('claims.weighed', (e) => e.noticed.length > 0, 15_000);
  await coach.floor(weighed.seq);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const all = received.join('\n');
  expect(all).toContain('panelist.said');
  for (const secret of [
    'claims.weighed',
    '"noticed"',
    '"challenge"',
    '"hidden"',
    ...weighed.noticed.map((n) => n.id),
  ]) {
    expect(all).not.toContain(secret);
  }
});

test('a finished session is replayed from its entries, and a mark goes to its moment', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  // A recording of some seconds, as real ones are: the scrubber moves by whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await candidate.exchange('I would rather talk about the roadmap.');
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  const scrubber = page.getByRole('slider').first();
  await scrubber.waitFor();
  const log = page.getByRole('log');
  // The recording may still be on its way when the page is there.
  const atTheEnd = async () => {
    await scrubber.press('End');
    return log.innerText();
  };
  await expect.poll(atTheEnd, { timeout: 10_000 }).toMatch(/I would rather talk about the roadmap/);
  await scrubber.press('Home');
  await expect.poll(() => page.getByRole('log').innerText()).not.toMatch(/roadmap/);
  expect(complaints).toEqual([]);
});

test('pictures for the README', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'docs');
  mkdirSync(folder, { recursive: true });
  const house = await aHouse();
  const { seats, id } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  for (const [name, viewport] of [
    ['room', DESKTOP],
    ['room-phone', PHONE],
  ] as const) {
    const { page } = await aPage({ viewport });
    await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
    await expect
      .poll(() => page.getByRole('log').innerText(), { timeout: 10_000 })
      .toMatch(/nobody needs to be left out/);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
});
