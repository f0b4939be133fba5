import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPage, type Watched } from '../support/browser.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// A session with everybody in it, each in a browser of their own: what the coach does, and whom it reaches.

async function everybody(
  house: TestHouse,
): Promise<Record<'coach' | 'second' | 'candidate' | 'observer', Watched> & { id: string }> {
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const path = `/api/sessions/${id}/seats`;
  const second = await house.call('POST', path, { key: seats.coach.token, body: { role: 'coach', name: 'Grace' } });
  const at = async (page: string, token: string, text: string | RegExp): Promise<Watched> => {
    const watched = await aPage();
    watched.page.setDefaultTimeout(10_000);
    await watched.page.goto(`${house.address}/s/${id}${page}#token=${token}`);
    await watched.page.getByText(text).first().waitFor();
    return watched;
  };
  return {
    id,
    candidate: await at('', seats.candidate.token, 'Over to the panel'),
    coach: await at('/coach', seats.coach.token, 'Coach:'),
    second: await at('/coach', second.body.token, 'Coach:'),
    observer: await at('/coach', seats.observer.token, 'Observer:'),
  };
}

const log = (page: Page) => page.getByRole('log').innerText();

test('two coaches steer: a twist thrown, a panelist’s seat taken, a whisper that reaches one screen only', {
  timeout: 60_000,
}, async () => {
  const house = await aHouse();
  const { coach, second, candidate, observer } = await everybody(house);
  await coach.page.getByText(/Grace \(coach\)/).waitFor();

  await coach.page.getByRole('tab', { name: 'Steer' }).click();
  const twists = coach.page.getByRole('tabpanel', { name: 'Steer' });
  await twists.getByText('Throw in a twist').click();
  const first = twists.getByRole('listitem').first();
  const twist = await first.getByRole('paragraph').first().innerText();
  await first.getByRole('button', { name: 'Take this up' }).click();
  await expect.poll(() => log(second.page)).toContain('The panel is to take up');
  await candidate.page
    .getByRole('textbox', { name: 'What you say' })
    .fill('The platform lead at a retailer with 200 jobs.');
  await candidate.page.getByRole('button', { name: 'Over to the panel' }).click();
  const begins = twist.slice(0, 24);
  await expect.poll(() => log(candidate.page), { timeout: 15_000 }).toContain(begins);

  await second.page.getByRole('tab', { name: 'Steer' }).click();
  await second.page.getByLabel(/^Speak as Marisol/).fill('What would you stop doing to pay for this?');
  await second.page.getByRole('button', { name: 'Say it' }).click();
  await expect.poll(() => log(candidate.page)).toContain('What would you stop doing to pay for this?');
  await expect.poll(() => log(observer.page)).toContain('What would you stop doing to pay for this?');
  expect(await log(candidate.page)).toContain('spoken by a coach');

  await coach.page.getByLabel('Whisper to the candidate').fill('WHISPERED: name the retailer');
  await coach.page.getByRole('button', { name: 'Whisper', exact: true }).click();
  await candidate.page.getByText('WHISPERED: name the retailer').first().waitFor();
  await expect.poll(() => log(second.page)).toContain('WHISPERED: name the retailer');
  await coach.page.getByLabel('Note at this moment').fill('NOTED for coaches');
  await coach.page.getByRole('button', { name: 'Keep the note' }).click();
  await expect.poll(() => log(second.page)).toContain('NOTED for coaches');
  expect(observer.received.join('\n')).not.toContain('WHISPERED');
  expect(observer.received.join('\n')).not.toContain('NOTED');
  expect(candidate.received.join('\n')).not.toContain('NOTED');
  for (const { complaints } of [coach, second, candidate, observer]) expect(complaints).toEqual([]);
});

test('a share link that ends while it is open shows no more, and does not open again', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  const { body: share } = await house.call('POST', `/api/sessions/${id}/seats`, {
    key: seats.coach.token,
    body: { role: 'observer', name: 'Grace', expiresAt: Date.now() + 4_000 },
  });
  const plain = await PlainSeat.at(house.address, share.token);
  const { page, received } = await aPage();
  await page.goto(share.url);
  await page.getByText('Observer:').waitFor();
  await page.getByText('This link is not valid any more.').waitFor();
  expect(plain.closed?.code ?? (await plain.until('the goodbye', () => plain.closed)).code).toBe(4401);
  await candidate.exchange('SAID AFTERWARDS, for those who are still here.');
  expect(received.join('\n')).not.toContain('SAID AFTERWARDS');
  await page.reload();
  await page.getByText('This link is not valid any more.').waitFor();
  expect((await house.call('GET', `/api/sessions/${id}/entries`, { key: share.token })).status).toBe(401);
});

test('two people of the same name, one after the other on one server, see nothing of each other', {
  timeout: 60_000,
}, async () => {
  const house = await aHouse();
  const sit = async (words: string): Promise<Watched> => {
    const watched = await aPage();
    const { page } = watched;
    page.setDefaultTimeout(10_000);
    await page.addInitScript(() => localStorage.setItem('hotseat.hold', 'false'));
    await page.goto(house.address);
    await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Start now with a sample case' }).click();
    await page.waitForURL(/\/s\//);
    await page.getByRole('textbox', { name: 'What you say' }).fill(words);
    await page.getByRole('button', { name: 'Over to the panel' }).click();
    await expect.poll(() => log(page)).toContain(words);
    return watched;
  };
  const first = await sit('FIRST ADA speaks of banks.');
  const second = await sit('SECOND ADA speaks of retailers.');
  const theirs = new URL(first.page.url()).pathname;
  await second.page.goto(house.address);
  await second.page.getByRole('heading', { name: /Present your case/ }).waitFor();
  expect(await second.page.locator(`a[href^="${theirs}"]`).count()).toBe(0);
  await second.page.goto(`${house.address}/progress`);
  await second.page.getByRole('heading').first().waitFor();
  await second.page.goto(house.address + theirs);
  await second.page.getByRole('heading', { name: 'This session needs your link' }).waitFor();
  expect(second.received.join('\n')).not.toContain('FIRST ADA');
  expect(first.received.join('\n')).not.toContain('SECOND ADA');
});

test('nothing hidden reaches a candidate’s browser, in any body, frame or script, before the debrief', {
  timeout: 60_000,
}, async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({
    scenario: 'unpredictable-job-cost',
    rounds: ['case-presentation', 'technical'],
    candidate: 'Ada',
  });
  const scenario = (await house.call('GET', '/api/scenarios/unpredictable-job-cost', { key: house.coachKey })).body;
  const watched = await aPage();
  const { page } = watched;
  page.setDefaultTimeout(10_000);
  const everything: string[] = [];
  page.on(
    'response',
    (response) =>
      void response.text().then(
        (text) => everything.push(text),
        () => {},
      ),
  );
  await page.addInitScript(() => localStorage.setItem('hotseat.hold', 'false'));
  await page.goto(`${house.address}/scenarios/unpredictable-job-cost`);
  await page.getByRole('button', { name: 'Sit this one' }).click();
  await page.getByRole('radio').first().waitFor({ state: 'attached' });
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  for (const said of ['All data teams have this problem, trust me.', 'I would rather talk about the roadmap.']) {
    await page.getByRole('textbox', { name: 'What you say' }).fill(said);
    await page.getByRole('button', { name: 'Over to the panel' }).click();
    const heard = await coach.entry('candidate.said', (e) => e.text === said);
    await coach.floor(heard.seq);
  }
  await page.goto(`${house.address}/s/${id}/replay`);
  await page.getByRole('slider').waitFor();
  await page.goto(`${house.address}/s/${id}/debrief`);
  await page.getByRole('heading', { name: 'Not written yet' }).waitFor();
  await page.goto(`${house.address}/s/${id}/coach`);
  await page.getByText('This is the coach’s desk').waitFor();
  const received = [...everything, ...watched.received].join('\n');
  expect(received).toContain('I would rather talk about the roadmap.');
  const { soft, numbers, twists, questions, artifact } = scenario.hidden;
  const asked = coach.entries.flatMap((e) => (e.type === 'panelist.said' ? [e.text] : [])).join('\n');
  const ledger = (await house.call('GET', `/api/sessions/${id}/ledger`, { key: seats.coach.token })).body.challenges;
  expect(ledger.length).toBeGreaterThan(0);
  const secrets: string[] = [
    ...Object.values(soft as Record<string, string>),
    ...numbers.flatMap((n: { what: string; source: string }) => [n.what, n.source]),
    ...twists.map((t: { text: string }) => t.text),
    ...questions.map((q: { text: string }) => q.text).filter((text: string) => !asked.includes(text)),
    ...ledger.map((c: { id: string }) => c.id),
    artifact.body.slice(0, 80),
    artifact.ask,
  ].filter((secret) => secret.length > 12);
  expect(secrets.length).toBeGreaterThan(20);
  expect(
    secrets.filter((secret) => received.includes(secret) || received.includes(JSON.stringify(secret).slice(1, -1))),
  ).toEqual([]);
});
