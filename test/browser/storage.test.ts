import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';

test('where the browser keeps nothing, the page still works', async () => {
  const house = await aHouse();
  const { page, complaints } = await aPage();
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  await page.goto(house.address);
  await page.getByRole('button', { name: 'Start now with a sample case' }).click();
  await page.getByRole('textbox', { name: 'What you say' }).fill('My user is the platform lead at a bank.');
  await page.getByRole('button', { name: 'Over to the panel' }).click();
  await expect.poll(() => page.getByRole('log').innerText(), { timeout: 10_000 }).toMatch(/platform lead at a bank/);
  expect(complaints).toEqual([]);
});
