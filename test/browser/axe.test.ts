import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { aPage } from '../support/browser.ts';
import { aDebriefed } from '../support/debriefed.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// axe on every page, in light and dark: nothing serious.

async function findings(page: Page): Promise<string[]> {
  const { violations, passes } = await axeOn(page);
  expect(passes.length).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Opens an address and looks at it in both themes, on a desktop, and on a phone in the dark. */
async function looked(
  page: Page,
  url: string,
  here: (page: Page) => Promise<unknown>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    await page.goto('about:blank');
    await page.goto(url);
    await here(page);
    for (const colorScheme of width > 1000 ? (['light', 'dark'] as const) : (['dark'] as const)) {
      await page.emulateMedia({ colorScheme });
      const serious = await findings(page);
      if (serious.length) found[`${colorScheme} at ${width}`] = serious;
    }
  }
  return found;
}

const seatOf = (house: TestHouse, id: string, token: string, page = '') =>
  `${house.address}/s/${id}${page}#token=${token}`;
const sees = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor({ state: 'attached' });

test('the landing, and the coach’s home', async () => {
  const house = await aHouse();
  const { page } = await aPage();
  const landing = await looked(page, house.address, async () => {
    await page.getByText('The job that cost four times').waitFor();
    await page.getByText('The whole loop', { exact: true }).click();
  });
  expect(landing).toEqual({});
  await house.open({ candidate: 'Ada' });
  const home = await looked(page, `${house.address}/coach`, async () => {
    const key = page.getByLabel('Coach’s key');
    const session = page.getByText('Ada').first();
    await key.or(session).first().waitFor();
    if (await key.count()) await key.fill(house.coachKey).then(() => page.keyboard.press('Enter'));
    await session.waitFor();
  });
  expect(home).toEqual({});
});

test('the take-home, between rounds, and the coach’s desk', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ rounds: ['take-home', 'behavioral'], candidate: 'Ada', clock: {} });
  const { page } = await aPage();
  const candidate = seats.candidate.token;
  expect(await looked(page, seatOf(house, id, candidate), sees('Hand in'))).toEqual({});
  const body = '# A case\n\n- written';
  await house.call('PUT', `/api/sessions/${id}/case`, {
    key: candidate,
    body,
    headers: { 'content-type': 'text/markdown' },
  });
  const seat = await PlainSeat.at(house.address, candidate);
  await seat.do({ type: 'finish' });
  expect(await looked(page, seatOf(house, id, candidate), sees('Next: Behavioral'))).toEqual({});
  const { page: coach } = await aPage();
  expect(await looked(coach, seatOf(house, id, seats.coach.token, '/coach'), sees(/Begin behavioral/))).toEqual({});
});

test('the room, the replay and the debrief', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const seat = await PlainSeat.at(house.address, seats.candidate.token);
  await seat.floor(0);
  await seat.exchange('All data teams have this. 4,000 accounts at $30K is a market of $1.2 billion.');
  const { page } = await aPage();
  const token = seats.candidate.token;
  expect(await looked(page, seatOf(house, id, token), sees(/4,000 accounts/))).toEqual({});
  await seat.do({ type: 'finish' });
  await seat.entry('session.closed', () => true, 20_000);
  expect(await looked(page, seatOf(house, id, token, '/replay'), sees('Skip silences'))).toEqual({});
  expect(await looked(page, seatOf(house, id, token, '/debrief'), sees('not calibrated'))).toEqual({});
});

test('a session taken again beside its original, and the progress over both', async () => {
  const house = await aHouse();
  const { id, person, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const key = seats.candidate.token;
  const seat = await PlainSeat.at(house.address, key);
  const floor = await seat.floor(0);
  await seat.exchange('All data teams have this. 4,000 accounts at $30K is a market of $1.2 billion.');
  await seat.do({ type: 'finish' });
  await seat.entry('session.closed', () => true, 20_000);
  const { body: fork } = await house.call('POST', `/api/sessions/${id}/fork`, { key, body: { seq: floor.seq } });
  const { page } = await aPage();
  await page.addInitScript((kept) => localStorage.setItem('hotseat.person', kept), JSON.stringify(person));
  await page.goto(seatOf(house, id, key, '/debrief'));
  await sees('not calibrated')(page);
  expect(
    await looked(
      page,
      seatOf(house, fork.id, fork.seats.candidate.token, '/compare'),
      sees('The first time, and again'),
    ),
  ).toEqual({});
  expect(await looked(page, `${house.address}/progress`, sees(/finished session/))).toEqual({});
});

test('the scenario library, a scenario, and the form that one is written in', { timeout: 60_000 }, async () => {
  const house = await aHouse();
  const { page } = await aPage();
  const sees = (name: string) => () => page.getByRole('heading', { name }).first().waitFor({ state: 'attached' });
  expect(await looked(page, `${house.address}/scenarios`, sees('The scenarios'))).toEqual({});
  await page.evaluate((key) => sessionStorage.setItem('hotseat.operator', key), house.coachKey);
  expect(await looked(page, `${house.address}/scenarios/mlflow-evaluation`, sees('Versions'))).toEqual({});
  expect(
    await looked(page, `${house.address}/scenarios/new`, async () => {
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Write something here.').first().waitFor();
    }),
  ).toEqual({});
  expect(
    await looked(page, `${house.address}/scenarios/mlflow-evaluation/edit`, async () => {
      await page.getByRole('tab', { name: 'Hidden' }).click();
    }),
  ).toEqual({});
});

test('the lobby, notes and bookmarks, and a coach’s own score', { timeout: 60_000 }, async () => {
  const house = await aHouse();
  const waiting = await house.open({ lobby: true, candidate: 'Ada' });
  const { page } = await aPage();
  expect(
    await looked(page, seatOf(house, waiting.id, waiting.seats.coach.token, '/coach'), async () => {
      await page.getByText('Narrow it down').click();
      await page.getByRole('region', { name: 'The lobby' }).getByLabel('Axis').waitFor();
    }),
  ).toEqual({});
  const { id, seats } = await aDebriefed(house);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.do({ type: 'note', text: 'The claim about all', seq: 4, bookmark: true });
  const key = seats.coach.token;
  expect(
    await looked(page, seatOf(house, id, key, '/replay'), async () => {
      await page.getByRole('tab', { name: 'Notes' }).click();
      await page.getByText('The claim about all').first().waitFor();
    }),
  ).toEqual({});
  expect(
    await looked(page, seatOf(house, id, key, '/debrief'), async () => {
      await page
        .getByRole('button', { name: /^Score it yourself/ })
        .first()
        .click();
      await page.getByLabel('Why').waitFor();
    }),
  ).toEqual({});
});
