import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPage, DESKTOP, PHONE } from '../support/browser.ts';
import { aFolder, aHouse, type TestHouse } from '../support/house.ts';
import { aDocx, aPdf, at, para } from '../upload/files.ts';

// The take-home in real tabs: saved as it is written, never lost and never overwritten in silence, handed in once.

const editor = (page: Page) => page.getByRole('textbox', { name: 'Your case, as Markdown' });
const ready = (page: Page) => expect.poll(() => editor(page).isEditable(), { timeout: 10_000 }).toBe(true);
const saved = (page: Page) =>
  expect
    .poll(() => page.getByLabel('The take-home', { exact: true }).innerText(), { timeout: 10_000 })
    .toMatch(/Saved/);

async function aTakeHome(house: TestHouse, over: object = {}) {
  const opened = await house.open({ rounds: ['take-home', 'case-presentation'], ...over });
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${opened.id}#token=${opened.seats.candidate.token}`);
  await ready(page);
  const stored = async () =>
    (await house.call('GET', `/api/sessions/${opened.id}/case`, { key: opened.seats.candidate.token })).text;
  return { page, complaints, stored };
}

test('what is written is saved, counted, previewed and found again', async () => {
  const house = await aHouse();
  const { page, complaints, stored } = await aTakeHome(house, { clock: {} });
  expect(await page.getByRole('timer').innerText()).toMatch(/6 d 23 h/);
  await editor(page).fill('## User\n\nThe platform lead at a bank.');
  await saved(page);
  expect(await page.getByText('7 words').isVisible()).toBe(true);
  expect(await stored()).toBe('## User\n\nThe platform lead at a bank.');
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByRole('article', { name: 'Preview' }).getByRole('heading', { name: 'User' }).waitFor();
  await page.reload();
  await expect.poll(() => editor(page).inputValue(), { timeout: 10_000 }).toMatch(/platform lead/);
  expect(complaints).toEqual([]);
});

test('from the brief on a narrow window to a wide one, what is written stays in sight', async () => {
  const house = await aHouse();
  const { page } = await aTakeHome(house);
  await page.setViewportSize(PHONE);
  await page.getByRole('tab', { name: 'Brief' }).click();
  await page.setViewportSize(DESKTOP);
  await editor(page).waitFor({ timeout: 5_000 });
  expect(await page.getByRole('tab', { name: 'Write' }).getAttribute('aria-selected')).toBe('true');
});

test('two tabs: the one that comes second is shown both versions and chooses', async () => {
  const house = await aHouse();
  const { page, stored } = await aTakeHome(house);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await ready(other);
  await editor(page).fill('From the first tab.');
  await saved(page);
  await editor(other).fill('From the second tab.');
  await other.getByRole('heading', { name: 'Your case was changed elsewhere' }).waitFor();
  expect(await other.getByRole('region', { name: 'What was saved elsewhere' }).innerText()).toBe('From the first tab.');
  expect(await stored()).toBe('From the first tab.');
  await other.getByRole('button', { name: 'Keep both' }).click();
  await saved(other);
  expect(await stored()).toMatch(/first tab\.\n[\s\S]*second tab\./);
});

test('without a line nothing is lost: kept on the device, sent when it is back', async () => {
  const house = await aHouse();
  const { page, stored } = await aTakeHome(house);
  await page.context().setOffline(true);
  await editor(page).fill('Written in a tunnel.');
  await expect.poll(() => page.getByText('Kept on this device').count(), { timeout: 10_000 }).toBeGreaterThan(0);
  await page.context().setOffline(false);
  await saved(page);
  expect(await stored()).toBe('Written in a tunnel.');
});

test('a file takes the place of the text after a question; one of another type is refused in words', async () => {
  const house = await aHouse();
  const { page, stored } = await aTakeHome(house);
  await editor(page).fill('To be replaced.');
  await saved(page);
  const folder = aFolder();
  writeFileSync(join(folder, 'case.md'), '# From a file');
  writeFileSync(join(folder, 'case.exe'), 'MZ');
  await page.locator('input[type=file]').setInputFiles(join(folder, 'case.md'));
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect.poll(() => editor(page).inputValue(), { timeout: 10_000 }).toBe('# From a file');
  await page.locator('input[type=file]').setInputFiles(join(folder, 'case.exe'));
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect.poll(() => page.getByRole('alert').innerText(), { timeout: 10_000 }).toMatch(/case\.exe was not taken/);
  expect(await stored()).toBe('# From a file');
});

test('a PDF and a Word document are read into the editor, and a broken one is refused in words', async () => {
  const house = await aHouse();
  const { page, stored } = await aTakeHome(house);
  const folder = aFolder();
  const words = 'The user is a feature engineer.';
  writeFileSync(join(folder, 'case.pdf'), aPdf([{ content: at(72, 700, 11, words) }]));
  writeFileSync(join(folder, 'case.docx'), aDocx(para('Who', { style: 'Heading1' }) + para(words)));
  writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.7 and then nothing');
  const takes = async (name: string) => page.locator('input[type=file]').setInputFiles(join(folder, name));
  await takes('case.pdf');
  await expect.poll(() => editor(page).inputValue(), { timeout: 15_000 }).toBe(words);
  await takes('case.docx');
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect.poll(() => editor(page).inputValue(), { timeout: 15_000 }).toBe(`# Who\n\n${words}`);
  await expect.poll(stored, { timeout: 10_000 }).toBe(`# Who\n\n${words}`);
  await takes('broken.pdf');
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect
    .poll(() => page.getByRole('alert').innerText(), { timeout: 15_000 })
    .toMatch(/broken\.pdf was not taken/);
  expect(await stored()).toBe(`# Who\n\n${words}`);
});

test('by keyboard: write, leave the field with Tab, hand in; then it is read-only', async () => {
  const house = await aHouse();
  const { page } = await aTakeHome(house);
  await editor(page).focus();
  await page.keyboard.type('A case, typed.');
  await page.keyboard.press('Tab');
  expect(await editor(page).evaluate((field) => field === document.activeElement)).toBe(false);
  await page.getByRole('button', { name: 'Hand in' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Next: Case presentation' }).waitFor();
  expect(await editor(page).count()).toBe(0);
});
