import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPage, PHONE } from '../support/browser.ts';
import { aDebriefed } from '../support/debriefed.ts';
import { aHouse } from '../support/house.ts';
import { aLongRecording } from '../support/long-recording.ts';

// The replay at its two ends: an hour and a half with everything in it, and next to nothing.

/** Milliseconds from the playhead being put somewhere to the conversation standing as it was there, laid out. */
const seek = (page: Page, share: number): Promise<number> =>
  page.evaluate(async (to) => {
    const range = document.querySelector<HTMLInputElement>('input[type=range]');
    const log = document.querySelector<HTMLElement>('[role=log]');
    if (!range || !log) throw new Error('there is no player here');
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const began = performance.now();
    put?.call(range, String(Number(range.max) * to));
    range.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => queueMicrotask(() => resolve(null)));
    log.getBoundingClientRect();
    return performance.now() - began;
  }, share);

const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

test('a recording of 90 minutes and 600 entries opens within a second, and seeks within 50 ms', {
  timeout: 120_000,
}, async () => {
  const house = await aHouse();
  const { id, length, token } = await aLongRecording(house, 600, 90);
  expect(length).toBeGreaterThanOrEqual(600);
  const { page, complaints } = await aPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[aria-label=Playback]')) return;
      observer.disconnect();
      performance.mark('opened');
    }).observe(document, { childList: true, subtree: true });
  });
  const opened: number[] = [];
  const link = `${house.address}/s/${id}/replay#token=${await token('coach')}`;
  for (let i = 0; i < 3; i++) {
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('slider', { name: 'Position in the recording' }).waitFor();
    opened.push(await page.evaluate(() => performance.getEntriesByName('opened')[0]?.startTime ?? Number.NaN));
  }
  expect(Math.min(...opened), `opened in ${opened.map(Math.round)} ms`).toBeLessThan(1_000);

  const log = page.getByRole('log');
  const seeks: number[] = [];
  for (const share of [1, 0.1, 0.9, 0.5, 0.75, 0.25, 0.99, 0.02, 0.6, 1]) seeks.push(await seek(page, share));
  console.info(`opened in ${opened.map(Math.round)} ms; sought in ${seeks.map((ms) => Math.round(ms))} ms`);
  expect(await log.getByRole('listitem').count()).toBeGreaterThan(200);
  expect(middle(seeks), `sought in ${seeks.map((ms) => Math.round(ms))} ms`).toBeLessThan(50);
  expect(complaints).toEqual([]);
});

test('a recording of less than half a second can be moved through, by pointer and by key', async () => {
  const house = await aHouse();
  const { id, length, token } = await aLongRecording(house, 30, 0.4 / 60);
  expect(length).toBeGreaterThanOrEqual(26);
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${id}/replay#token=${await token('candidate')}`);
  const slider = page.getByRole('slider', { name: 'Position in the recording' });
  const log = page.getByRole('log');
  await slider.press('Home');
  const before = (await log.innerText()).length;
  for (let i = 0; i < 25; i++) await slider.press('ArrowRight');
  const between = (await log.innerText()).length;
  await slider.press('End');
  await expect.poll(async () => (await log.innerText()).length).toBeGreaterThan(between);
  expect(between).toBeGreaterThan(before);
  expect(complaints).toEqual([]);
});

test('a coach bookmarks a moment, the candidate goes to it from the timeline and answers', async () => {
  const house = await aHouse();
  const { id, seats } = await aDebriefed(house);
  const { page: coach } = await aPage();
  coach.setDefaultTimeout(8_000);
  await coach.goto(`${house.address}/s/${id}/replay#token=${seats.coach.token}`);
  await coach.getByRole('slider').press('End');
  await coach.keyboard.press('b');
  await coach.getByLabel('Bookmark this moment').fill('The claim about everybody');
  await coach.getByLabel('Show it to the candidate').check();
  await coach.getByRole('button', { name: 'Bookmark it' }).click();
  await coach.getByRole('button', { name: /^Bookmark: The claim about everybody/ }).waitFor();
  await coach.getByRole('button', { name: 'Bookmark it' }).click();
  await expect.poll(() => coach.getByRole('button', { name: /^Bookmark: / }).count()).toBe(2);

  const { page: candidate, complaints } = await aPage();
  candidate.setDefaultTimeout(8_000);
  await candidate.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  await candidate.getByRole('button', { name: /^Bookmark: The claim about everybody/ }).click();
  await expect.poll(() => candidate.getByRole('log').innerText()).toMatch(/Every data team/);
  await candidate.getByRole('tab', { name: 'Notes' }).click();
  const thread = candidate.getByRole('article').filter({ hasText: 'The claim about everybody' });
  await thread.getByRole('button', { name: 'Answer' }).click();
  await candidate.getByLabel('Your answer to Coach').fill('It should have been the retailer.');
  await candidate.getByRole('button', { name: 'Answer', exact: true }).click();
  await coach.getByText('It should have been the retailer.').waitFor();
  expect(await candidate.getByRole('button', { name: /^Bookmark: / }).count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('a coach’s own score, with its reason, stands beside the original for the candidate, until it is taken back', async () => {
  const house = await aHouse();
  const { id, seats } = await aDebriefed(house);
  const { page: coach, complaints } = await aPage();
  coach.setDefaultTimeout(8_000);
  await coach.goto(`${house.address}/s/${id}/debrief#token=${seats.coach.token}`);
  const scored = coach.getByRole('listitem').filter({ has: coach.getByRole('button', { name: /^Score it yourself/ }) });
  const first = scored.first();
  const original = await first.getByText(/^(\d of 5|Not shown)$/).innerText();
  await first.getByRole('button', { name: /^Score it yourself/ }).click();
  await coach.getByLabel('Your score').selectOption('4');
  await coach.getByLabel('Why').fill('They named a team on the second try.');
  await coach.getByRole('button', { name: 'Keep this score' }).click();
  await coach.getByText('They named a team on the second try.').waitFor();

  const { page: candidate } = await aPage();
  candidate.setDefaultTimeout(8_000);
  await candidate.goto(`${house.address}/s/${id}/debrief#token=${seats.candidate.token}`);
  const row = candidate.getByRole('listitem').filter({ hasText: 'They named a team on the second try.' });
  await expect.poll(() => row.innerText()).toMatch(/Coach: 4 of 5/);
  expect(await row.innerText()).toContain(original);
  expect(await candidate.getByRole('button', { name: /score/i }).count()).toBe(0);

  await coach.getByRole('button', { name: /^Change this score/ }).click();
  await coach.getByRole('button', { name: 'Take your score back' }).click();
  await expect.poll(() => coach.getByText('They named a team on the second try.').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a half-written note is there after a look at another tab', async () => {
  const house = await aHouse();
  const { id, seats } = await aDebriefed(house);
  const { page } = await aPage();
  await page.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  await page.getByRole('tab', { name: 'Notes' }).click();
  await page.getByLabel('A note at this moment').fill('The number that');
  await page.getByRole('tab', { name: 'Find' }).click();
  await page.getByRole('tab', { name: 'Notes' }).click();
  expect(await page.getByLabel('A note at this moment').inputValue()).toBe('The number that');
});

test('on a phone the conversation stays where it is while the playhead moves', async () => {
  const house = await aHouse();
  const { id, seats } = await aDebriefed(house);
  const { page } = await aPage({ viewport: PHONE });
  await page.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  const slider = page.getByRole('slider').first();
  await slider.waitFor();
  const tops: (number | undefined)[] = [];
  for (const key of ['Home', 'PageUp', 'PageUp', 'End']) {
    await slider.press(key);
    tops.push((await page.getByRole('log').boundingBox())?.y);
  }
  expect(new Set(tops).size, tops.join(', ')).toBe(1);
});
