import { expect, test } from 'vitest';
import { aPage } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';

// The coach's room with several people in it, each in a browser of their own.

test('in the lobby the scenario is changed, the candidate arrives, and the coach begins', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ lobby: true, rounds: ['recruiter-screen', 'behavioral'], candidate: 'Ada' });
  const { page: coach, complaints } = await aPage();
  await coach.goto(`${house.address}/s/${id}/coach#token=${seats.coach.token}`);
  coach.setDefaultTimeout(8_000);
  const lobby = coach.getByRole('region', { name: 'The lobby' });
  await lobby.getByText('The candidate is not here yet.').waitFor();
  const { page: candidate } = await aPage();
  candidate.setDefaultTimeout(8_000);
  await candidate.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  await candidate.getByRole('heading', { name: 'You are in the lobby' }).waitFor();
  await lobby.getByText('Ada is here.').waitFor();
  // Narrowed down first: the library is longer than one wants to read.
  await lobby.getByLabel('Search the library').fill('Tuesday');
  await lobby.getByText('1 of 14').waitFor({ timeout: 5_000 });
  await lobby.getByLabel('The scenario').selectOption('unpredictable-job-cost');
  await lobby.getByText('5', { exact: true }).click();
  await lobby.getByRole('button', { name: 'Change it' }).click();
  await candidate.getByText('The job that cost four times as much on Tuesday').first().waitFor();
  await lobby.getByText('L6', { exact: true }).click();
  await lobby.getByText(/^The rounds: recruiter screen, behavioral$/).click();
  await lobby.getByRole('checkbox', { name: /Recruiter screen/ }).uncheck();
  await lobby.getByRole('checkbox', { name: /^Technical/ }).check();
  await candidate.getByRole('heading', { name: 'Technical' }).first().waitFor();
  await lobby.getByRole('button', { name: 'Begin technical' }).click();
  await candidate.getByRole('textbox', { name: 'What you say' }).waitFor();
  await expect.poll(() => coach.getByRole('log').innerText()).toMatch(/Pressure set to 5/);
  expect(complaints).toEqual([]);
});

test('a link is made for an observer, who reads along until it is taken back', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ candidate: 'Ada' });
  const { page: coach } = await aPage();
  await coach.goto(`${house.address}/s/${id}/coach#token=${seats.coach.token}`);
  await coach.getByRole('tab', { name: 'Seats' }).click();
  await coach.getByLabel('Their name').fill('Grace');
  await coach.getByLabel('The link works').selectOption('1');
  await coach.getByRole('button', { name: 'Make the link' }).click();
  const link = await coach.getByRole('textbox', { name: 'Grace' }).inputValue();
  const { page: observer } = await aPage();
  await observer.goto(link);
  await observer.getByText('Observer:').waitFor();
  await expect.poll(() => coach.getByRole('listitem').filter({ hasText: 'Grace' }).innerText()).toMatch(/Here/);
  expect(await observer.getByRole('tab', { name: 'Seats' }).count()).toBe(0);
  await coach.getByRole('button', { name: 'Take the seat of Grace back' }).click();
  await coach.getByRole('button', { name: 'Take it back', exact: true }).click();
  await observer.getByText(/seat was taken away/).waitFor();
  await coach.getByText('Taken back').waitFor();
});
