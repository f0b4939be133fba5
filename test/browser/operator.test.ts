import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';

// Signing in as operator by the link that the server prints, whose code is good for one time.

test('who signed in by the start link stays so when the tab is closed, until they sign out', async () => {
  const house = await aHouse();
  const link = house.coachLink.replace(/^.*(?=\/coach#)/, house.address);
  const { page } = await aPage();
  await page.goto(link);
  await page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor();
  const later = await page.context().newPage();
  await page.close();
  await later.goto(`${house.address}/coach`);
  await later.getByRole('heading', { name: 'Sessions', exact: true }).waitFor();
  await later.getByRole('button', { name: 'Sign out' }).click();
  await later.goto('about:blank');
  await later.goto(link);
  await expect
    .poll(() => later.getByRole('alert').innerText(), { timeout: 10_000 })
    .toMatch(/restart the server for a new link, or set COACH_KEY/);
});
