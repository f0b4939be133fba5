import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/root.ts';
import { aPage } from '../support/browser.ts';
import { aFolder, aHouse, type TestHouse } from '../support/house.ts';

// The scenario library: found by anybody, written by the operator.

async function anOperator(house: TestHouse): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await aPage({ acceptDownloads: true });
  await page.addInitScript((key) => sessionStorage.setItem('hotseat.operator', key), house.coachKey);
  page.setDefaultTimeout(8_000);
  return { page, complaints };
}

test('a visitor finds a scenario by axis, track and words, reads its brief and sits it', async () => {
  const house = await aHouse();
  const { page, complaints, received } = await aPage();
  await page.goto(`${house.address}/scenarios`);
  await page.getByLabel('Axis').selectOption('metrics');
  await page.getByLabel('Track').selectOption('ai-pm');
  await page.getByLabel('Search the library').fill('judge');
  await page.getByText('1 of 14').waitFor();
  await page.getByRole('link', { name: 'Every judge says it is better' }).click();
  await page.getByRole('heading', { name: 'Every judge says it is better' }).waitFor();
  expect(await page.getByRole('button', { name: 'Change it' }).count()).toBe(0);
  expect(received.join('\n')).not.toContain('"hidden"');
  await page.getByRole('button', { name: 'Sit this one' }).click();
  await expect.poll(() => page.getByRole('radio', { name: /Every judge/ }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
});

test('what nothing fits is said, and taken back with one press', async () => {
  const house = await aHouse();
  const { page } = await aPage();
  await page.goto(`${house.address}/scenarios`);
  await page.getByLabel('Search the library').fill('xyzzy');
  await page.getByText('No scenario is all of that.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).first().click();
  await page.getByText('14 of 14').waitFor();
});

test('the operator writes a scenario: told what is missing, previewed, kept while unsaved, and sat', async () => {
  const house = await aHouse();
  const { page, complaints } = await anOperator(house);
  await page.goto(`${house.address}/scenarios`);
  await page.getByRole('button', { name: 'Write a scenario' }).click();
  await page.getByLabel('Title', { exact: true }).fill('A query nobody asked for');
  expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('a-query-nobody-asked-for');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-path'))).toBe('summary');
  await page.getByText('Write something here.').first().waitFor();
  await page.getByLabel('Summary').fill('Dashboards refresh all night.');
  await page.getByLabel('Surface').fill('databricks-sql');
  await page.getByLabel('Segment').fill('analysts at retailers');
  await page.getByLabel('Brief').fill('**The task.** Make the night quiet.');
  await page.getByRole('tabpanel', { name: 'Candidate sees' }).getByText('Make the night quiet.').waitFor();

  await page.reload();
  await page.getByText('This is work that was not saved yet').waitFor();
  expect(await page.getByLabel('Summary').inputValue()).toBe('Dashboards refresh all night.');
  await page.getByRole('button', { name: 'Add a twist' }).click();
  await page.getByLabel('Twist 1: its name').fill('The board asks');
  await page.getByLabel('What is said').fill('The board asks why the bill doubled.');
  await page.getByRole('tab', { name: 'Hidden' }).click();
  await page.getByRole('tabpanel', { name: 'Hidden' }).getByText('The board asks why the bill doubled.').waitFor();
  await page.getByLabel('Its title').last().fill('A quiet night');
  await page.getByLabel('The case', { exact: true }).fill('## Who\n\nThe analyst.');
  await page.getByText('Everything is there.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'A query nobody asked for' }).waitFor();
  await page.getByRole('button', { name: 'Open a session on it' }).click();
  await expect.poll(() => page.getByRole('radio', { name: /A query nobody/ }).isChecked()).toBe(true);
  const made = await house.call('GET', '/api/scenarios/a-query-nobody-asked-for', { key: house.coachKey });
  expect(made.body.hidden.twists).toEqual([{ title: 'The board asks', text: 'The board asks why the bill doubled.' }]);
  expect(complaints).toEqual([]);
});

test('a changed scenario keeps its versions; one of them is looked at and gone on from', async () => {
  const house = await aHouse();
  const { page } = await anOperator(house);
  await page.goto(`${house.address}/scenarios/unpredictable-job-cost/edit`);
  await page.getByLabel('Title', { exact: true }).fill('Another title');
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await page.getByRole('heading', { level: 1, name: 'Another title' }).waitFor();
  await page.getByRole('button', { name: 'Look at it: version 1' }).click();
  await page.getByRole('heading', { level: 1, name: 'The job that cost four times as much on Tuesday' }).waitFor();
  await page.getByRole('button', { name: 'Go on from it: version 1' }).click();
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await page.getByText('Version 3').waitFor();
  const { body } = await house.call('GET', '/api/scenarios/unpredictable-job-cost');
  expect([body.version, body.title]).toEqual([3, 'The job that cost four times as much on Tuesday']);
});

test('two operators at once: the later one is told and goes on top', async () => {
  const house = await aHouse();
  const { page } = await anOperator(house);
  const path = '/api/scenarios/unpredictable-job-cost';
  await page.goto(`${house.address}/scenarios/unpredictable-job-cost/edit`);
  await page.getByLabel('Title', { exact: true }).fill('Mine');
  const { body } = await house.call('GET', path, { key: house.coachKey });
  await house.call('PUT', path, { key: house.coachKey, body: { ...body, title: 'Theirs' } });
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await page.getByText('Somebody else saved this scenario while you wrote.').waitFor();
  await page.getByRole('button', { name: 'Save mine on top' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mine' }).waitFor();
  const { body: now } = await house.call('GET', `${path}/versions`, { key: house.coachKey });
  expect(now.versions.map((v: { scenario: { title: string } }) => v.scenario.title).slice(0, 2)).toEqual([
    'Mine',
    'Theirs',
  ]);
});

test('a scenario is duplicated, saved as the file that lives in scenarios/, and taken from a file again', async () => {
  const house = await aHouse();
  const { page } = await anOperator(house);
  await page.goto(`${house.address}/scenarios/mlflow-evaluation`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('mlflow-evaluation.yaml');
  const saved = readFileSync((await download.path()) ?? '', 'utf8');
  expect(saved).toContain('title: Every judge says it is better');
  expect(saved.split('\n')[0]).toBe(
    readFileSync(join(projectRoot(), 'scenarios/mlflow-evaluation.yaml'), 'utf8').split('\n')[0],
  );

  await page.getByRole('button', { name: 'Duplicate' }).click();
  expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('mlflow-evaluation-copy');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Every judge says it is better, a copy' }).waitFor();

  const file = join(aFolder(), 'taken.yaml');
  writeFileSync(file, saved.replace('id: mlflow-evaluation', 'id: from-a-file').replace('minutes: 60', 'minutes: 3'));
  await page.goto(`${house.address}/scenarios`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Give whole minutes, from 5 to 240.').waitFor();
  await page.getByLabel('Minutes').fill('30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/\/scenarios\/from-a-file$/);
  writeFileSync(file, 'id: [');
  await page.goto(`${house.address}/scenarios`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page
    .getByRole('alert')
    .filter({ hasText: /taken\.yaml: line 1: .*take the file again/ })
    .waitFor();
});

test('whoever is not the operator is told who writes, and where to sign in', async () => {
  const house = await aHouse();
  const { page } = await aPage();
  await page.goto(`${house.address}/scenarios/new`);
  await page.getByRole('heading', { name: 'Scenarios are written by the operator' }).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Coach’s key').waitFor();
});
