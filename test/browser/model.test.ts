import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { aPage, PHONE } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';
import { aModelServer, answers, fails, nothingHeard, says } from '../support/model-server.ts';
import { PlainSeat } from '../support/seat.ts';

// What an operator and a coach see of the model that speaks for the panel.

const findings = async (page: Page): Promise<string[]> => (await axeOn(page)).violations.map(({ id }) => id);

const withModel = (url: string) => ({ OPENAI_BASE_URL: url, OPENAI_API_KEY: 'k', OPENAI_MODEL: 'scripted' });

test('the operator reads which model speaks and what it has cost, and the coach what a session has', async () => {
  const model = await aModelServer();
  model.always('listen', answers(nothingHeard)).always('word', says('Take us through it.'));
  const house = await aHouse({ ...withModel(model.url), MODEL_PRICE_PER_MTOKENS_IN: '2' });
  const { id, seats } = await house.open({ candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  const { page, complaints } = await aPage();
  await page.goto(house.coachLink.replace(/^.*(?=\/coach#)/, house.address));
  await page
    .getByText(/scripted at 127\.0\.0\.1:\d+ speaks for the panel\. Today: \d+ tokens in \d calls?, cost/)
    .waitFor();
  expect(await findings(page)).toEqual([]);
  const { page: coach } = await aPage({ viewport: PHONE });
  await coach.goto(`${house.address}/s/${id}/coach#token=${seats.coach.token}`);
  await coach.getByRole('tab', { name: 'Steer' }).click();
  await coach.getByText(/In this session the model has used \d+ of 400,000 tokens in \d calls?/).waitFor();
  expect(complaints).toEqual([]);
});

test('a key that is wrong is said on the operator’s page, and what happens instead', async () => {
  const model = (await aModelServer()).next('models', fails(401, { message: 'Incorrect API key provided' }));
  const house = await aHouse(withModel(model.url));
  const { page } = await aPage({ viewport: PHONE });
  await page.goto(house.coachLink.replace(/^.*(?=\/coach#)/, house.address));
  const notice = page.getByRole('alert').filter({ hasText: 'OPENAI_API_KEY' });
  await expect
    .poll(() => notice.innerText(), { timeout: 10_000 })
    .toMatch(/does not take this OPENAI_API_KEY\. The builtin engine speaks/);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(page)).toEqual([]);
});
