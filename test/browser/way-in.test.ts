import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';

// Coming in by a link or a key that is not quite right, and leaving nothing behind on the way.

test('a link that lost its end does not cost the seat that this device has', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage();
  const field = page.getByRole('textbox', { name: 'What you say' });
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  await field.waitFor();
  await page.goto('about:blank');
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token.slice(0, -4)}`);
  await field.waitFor({ timeout: 10_000 });
  await page.reload();
  await field.waitFor({ timeout: 10_000 });
  const { page: stranger } = await aPage();
  await stranger.goto(`${house.address}/s/${id}#token=${seats.candidate.token.slice(0, -4)}`);
  await stranger.getByText('This link is not valid any more').waitFor({ timeout: 10_000 });
});

test('a wrong coach’s key signs nobody in, and is not kept', async () => {
  const house = await aHouse();
  const { page } = await aPage();
  await page.goto(`${house.address}/coach`);
  await page.getByLabel('Coach’s key').fill('not-the-key-of-this-house');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That key or code is not valid here.').waitFor({ timeout: 10_000 });
  await page.reload();
  await page.getByLabel('Coach’s key').fill(house.coachKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sessions' }).waitFor({ timeout: 10_000 });
  await house.open({ scenario: 'ai-gateway-cost-control', candidate: 'Ada' });
  await page.reload();
  await page.getByRole('listitem').getByText('Cost control at the AI Gateway').waitFor({ timeout: 10_000 });
  // A key that was changed meanwhile is out too.
  await page.evaluate(() => sessionStorage.setItem('hotseat.operator', 'the-key-of-last-week'));
  await page.reload();
  await page.getByText('That key or code is not valid here.').waitFor({ timeout: 10_000 });
});

test('a pasted case outlives other choices and a reload, and is what is presented', { timeout: 60_000 }, async () => {
  const house = await aHouse();
  const { page } = await aPage();
  page.setDefaultTimeout(10_000);
  await page.goto(house.address);
  const own = page.getByRole('radio', { name: 'My own' });
  const choose = (name: string) => page.getByText(name, { exact: true }).click();
  await choose('My own');
  await page.getByRole('button', { name: 'Take the seat' }).click();
  await page.getByText('Your own case is still empty.').waitFor();
  await page.getByRole('textbox', { name: 'Your case' }).fill('# The pasted one\n\nOne lead at one bank.');
  await choose('The whole loop');
  await choose('One round');
  expect(await own.isChecked()).toBe(true);
  await page.reload();
  expect(await own.isChecked()).toBe(true);
  await page.getByText('8 words').waitFor();
  await choose('The sample case');
  await choose('My own');
  await page.getByRole('button', { name: 'Take the seat' }).click();
  await page.waitForURL(/\/s\//);
  await page.getByRole('heading', { name: 'The pasted one' }).waitFor();
});
