import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';

// A stranger’s first minute: from the address to the first answer, told what to do next and by keyboard alone.

test('a newcomer is told the next thing to do until they have done each once, and not again after', {
  timeout: 60_000,
}, async () => {
  const house = await aHouse();
  const { page, complaints } = await aPage();
  page.setDefaultTimeout(10_000);
  await page.addInitScript(() => localStorage.setItem('hotseat.hold', 'false'));
  const start = async (): Promise<void> => {
    await page.goto(house.address);
    await page.getByRole('button', { name: 'Start now with a sample case' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/s\//);
    await page.getByText('You have the floor.').first().waitFor();
  };
  await page.addInitScript(() => {
    if (!localStorage.getItem('hotseat.wishes')) localStorage.setItem('hotseat.wishes', '{"clock":"off"}');
  });
  await start();
  const guide = page.getByRole('complementary', { name: 'How this goes' });
  const next = guide.locator('[aria-current=step]');
  await expect.poll(() => next.innerText()).toMatch(/Say the first part/);
  const field = page.getByRole('textbox', { name: 'What you say' });
  await field.focus();
  await page.keyboard.type('The platform lead at a retailer with 200 jobs opens the bill on Monday.');
  await page.keyboard.press('Control+Shift+Enter');
  await expect.poll(() => next.innerText()).toMatch(/Hand it over/);
  await page.keyboard.type('That is the user. Your questions.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => next.innerText()).toMatch(/Answer the question/);
  await page.getByText('You have the floor.').first().waitFor();
  await page.keyboard.type('We watched nine of them do it.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => guide.count()).toBe(0);
  await start();
  expect(await guide.count()).toBe(0);
  expect(complaints).toEqual([]);
});
