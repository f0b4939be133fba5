import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPage, DESKTOP, PHONE } from '../support/browser.ts';
import { aHouse } from '../support/house.ts';
import { aModelServer, answers, type ModelServer, nothingHeard, says } from '../support/model-server.ts';
import { PlainSeat } from '../support/seat.ts';

// A candidate in a real browser: presents a case, is interrupted, cuts in, crosses, loses the connection and comes back, replays.

const say = (page: Page) => page.getByRole('textbox', { name: /say/i });

async function hand(page: Page, text: string, how: 'Keep the floor' | 'Over to the panel') {
  await say(page).fill(text);
  await page.getByRole('button', { name: how }).click();
  const now = page.getByRole('button', { name: /send now/i });
  await now.click({ timeout: 2_000 }).catch(() => {});
}

test('a visitor picks a scenario, takes the seat, presents and is questioned', async () => {
  const house = await aHouse();
  const { page, complaints } = await aPage();
  await page.goto(house.address);
  await page.getByText('The job that cost four times as much on Tuesday').click();
  await page.getByText('Off', { exact: true }).click();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: /take the seat/i }).click();
  await page.waitForURL(/\/s\//);
  const log = page.getByRole('log');
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).toMatch(/Ada/);
  await page
    .getByRole('button', { name: /present this section/i })
    .first()
    .click();
  await hand(
    page,
    'Every data team in the world has this problem, so nobody needs to be left out.',
    'Over to the panel',
  );
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).toMatch(/Every data team in the world/);
  await expect
    .poll(async () => (await log.innerText()).match(/\?/g)?.length ?? 0, { timeout: 10_000 })
    .toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('cutting in stops the panelist, and the broken turn stands as broken', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ clock: {}, candidate: 'Ada' });
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.until('a first word', () => coach.lives.some((l) => l.live === 'reply.delta'));
  await hand(page, 'May I begin?', 'Keep the floor');
  const cut = await coach.entry('panelist.cutOff');
  expect(cut.text.length).toBeGreaterThan(0);
  await expect.poll(() => page.getByRole('log').innerText()).toMatch(/May I begin\?/);
  expect(complaints).toEqual([]);
});

/** An endpoint whose listener finds the sentence that begins with `quote`, once, and whose panelists speak slowly enough to be crossed. */
async function aModelThatBreaksIn(quote: string) {
  const model = await aModelServer();
  const found = {
    from: 'S1',
    quote,
    axis: 'user',
    force: 'challenge',
    weight: 0.95,
    point: 'Nobody is named.',
    fact: null,
  };
  const settles = { ...nothingHeard, reply: { reading: 'defend', next: 'accept' } };
  return model
    .always('listen', (request, res, req) => {
      const [, user = ''] = request.messages.map((m) => m.content);
      const fresh = user.slice(user.indexOf('The new words:'));
      const heard = fresh.includes(quote)
        ? { ...nothingHeard, claims: [found] }
        : user.includes('The standing point')
          ? settles
          : nothingHeard;
      return answers(heard)(request, res, req);
    })
    .always('word', (request, res, req) => {
      const task = request.messages[1]?.content ?? '';
      const line = task.includes('breaks in on the presentation')
        ? 'Hold on there, before the next part: which one of all these teams is it that opens this first?'
        : task.includes('has answered the point')
          ? 'The platform lead, then.'
          : 'I’m Marisol. Take us through it.';
      return says(line, { gapMs: 120 })(request, res, req);
    });
}

const withModel = (model: ModelServer) => ({
  OPENAI_BASE_URL: model.url,
  OPENAI_API_KEY: 'k',
  OPENAI_MODEL: 'scripted',
});

const presented = `${'The part about the pipeline comes first, with what each step costs and who pays for it. '.repeat(25)}Every team in the world has this.`;

test('a panelist raises a hand and breaks in on the presentation, and gives it back after the answer', async () => {
  const house = await aHouse(withModel(await aModelThatBreaksIn('Every team in the world has this.')));
  const { seats, id } = await house.open({ clock: {}, candidate: 'Ada' });
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await hand(page, presented, 'Keep the floor');
  await expect.poll(() => page.getByText('Hand up').count(), { timeout: 10_000 }).toBe(1);
  const given = await coach.entry('floor.given', (e) => e.move === 'interject', 15_000);
  const log = page.getByRole('log');
  await expect.poll(() => log.innerText(), { timeout: 15_000 }).toMatch(/which one of all these teams/);
  await coach.floor(given.seq);
  await hand(page, 'The platform lead, in nine of the eleven banks we watched.', 'Over to the panel');
  await expect.poll(() => log.innerText(), { timeout: 15_000 }).toMatch(/The platform lead, then\./);
  const accepted = await coach.entry('floor.given', (e) => e.move === 'accept');
  await coach.floor(accepted.seq);
  expect(coach.entries.flatMap((e) => (e.type === 'phase.opened' ? [e.phase] : []))).toEqual(['presenting']);
  expect(complaints).toEqual([]);
});

test('what was sent before a panelist was seen to speak crosses: nobody is cut, and both lines stand', async () => {
  const house = await aHouse(withModel(await aModelThatBreaksIn('Every team in the world has this.')));
  const { seats, id } = await house.open({ clock: {}, candidate: 'Ada' });
  const { page, complaints } = await aPage();
  // What comes down the wire can be held up, as on a slow line; what goes up is not.
  let hold = false;
  const held: (() => void)[] = [];
  await page.routeWebSocket(/socket\.io/, (ws) => {
    const server = ws.connectToServer();
    server.onMessage((message) => (hold ? held.push(() => ws.send(message)) : ws.send(message)));
  });
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  const log = page.getByRole('log');
  await expect.poll(() => log.innerText()).toMatch(/Take us through it/);
  await hand(page, presented, 'Keep the floor');
  await coach.entry('claims.weighed', (e) => e.noticed.length > 0, 15_000);
  hold = true;
  const given = await coach.entry('floor.given', (e) => e.move === 'interject', 15_000);
  await coach.until('a first word', () => coach.lives.some((l) => l.live === 'reply.delta' && l.turn === given.turn));
  await hand(page, 'That is the case. Over to you.', 'Over to the panel');
  const crossed = await coach.entry('candidate.said', (e) => e.text === 'That is the case. Over to you.');
  hold = false;
  for (const message of held) message();
  const whole = await coach.entry('panelist.said', (e) => e.turn === given.turn, 15_000);
  expect(crossed.seq).toBeGreaterThan(given.seq);
  expect(crossed.seq).toBeLessThan(whole.seq);
  expect(coach.entries.map((e) => e.type)).not.toContain('panelist.cutOff');
  await expect.poll(() => log.innerText(), { timeout: 10_000 }).toMatch(/That is the case\. Over to you\./);
  await expect.poll(() => log.innerText()).toMatch(/which one of all these teams is it that opens this first\?/);
  // They yielded, so their presentation is over, and the question waits for them.
  await coach.entry('phase.opened', (e) => e.phase === 'stress-test');
  await coach.floor(whole.seq);
  expect(complaints).toEqual([]);
});

test('a lost connection loses no word: what was typed and sent meanwhile arrives, once', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await page.context().setOffline(true);
  await hand(page, 'Said while the line was down.', 'Keep the floor');
  await say(page).fill('A draft that is not finished');
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await page.context().setOffline(false);
  await coach.entry('candidate.said', (e) => e.text === 'Said while the line was down.', 20_000);
  await page.reload();
  await expect.poll(() => say(page).inputValue(), { timeout: 10_000 }).toBe('A draft that is not finished');
  await expect.poll(() => page.getByRole('log').innerText()).toMatch(/Said while the line was down\./);
  expect(coach.entries.filter((e) => e.type === 'candidate.said')).toHaveLength(1);
});

test('everything is reached and said by keyboard alone', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await say(page).focus();
  await page.keyboard.type('We start with platform leads.');
  await page.keyboard.press('Control+Shift+Enter');
  const said = await coach.entry('candidate.said', (e) => e.floor === 'keep', 15_000);
  expect(said.text).toBe('We start with platform leads.');
  await page.keyboard.type('Over to you.');
  await page.keyboard.press('Control+Enter');
  await coach.entry('candidate.said', (e) => e.floor === 'yield', 15_000);
});

test('what a candidate’s browser received holds nothing that is not for it', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const { page, received } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await hand(
    page,
    'All data teams have this. 4,000 accounts at $30K is a market of $1.2 billion.',
    'Over to the panel',
  );
  const weighed = await coach.entry('claims.weighed', (e) => e.noticed.length > 0, 15_000);
  await coach.floor(weighed.seq);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const all = received.join('\n');
  expect(all).toContain('panelist.said');
  for (const secret of [
    'claims.weighed',
    '"noticed"',
    '"challenge"',
    '"hidden"',
    ...weighed.noticed.map((n) => n.id),
  ]) {
    expect(all).not.toContain(secret);
  }
});

test('a finished session is replayed from its entries, and a mark goes to its moment', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  // A recording of some seconds, as real ones are: the scrubber moves by whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await candidate.exchange('I would rather talk about the roadmap.');
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  const { page, complaints } = await aPage();
  await page.goto(`${house.address}/s/${id}/replay#token=${seats.candidate.token}`);
  const scrubber = page.getByRole('slider').first();
  await scrubber.waitFor();
  const log = page.getByRole('log');
  // The recording may still be on its way when the page is there.
  const atTheEnd = async () => {
    await scrubber.press('End');
    return log.innerText();
  };
  await expect.poll(atTheEnd, { timeout: 10_000 }).toMatch(/I would rather talk about the roadmap/);
  await scrubber.press('Home');
  await expect.poll(() => page.getByRole('log').innerText()).not.toMatch(/roadmap/);
  expect(complaints).toEqual([]);
});

test('one comes in with the field at hand, and presenting a section leaves it there', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage();
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const focused = () => say(page).evaluate((field) => document.activeElement === field);
  await expect.poll(focused, { timeout: 10_000 }).toBe(true);
  const present = page.getByRole('button', { name: /present this section/i }).first();
  await present.focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe(true);
  expect(await say(page).getAttribute('dir')).toBe('auto');
});

test('in a pause nothing is sent, and what was refused is told until it goes on', { timeout: 30_000 }, async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ clock: { speed: 6 }, candidate: 'Ada' });
  const { page } = await aPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await coach.floor(0);
  await say(page).fill('Held as the pause began.');
  await page.getByRole('button', { name: 'Over to the panel' }).click();
  await coach.do({ type: 'pause' });
  await page.getByText('What you write stays here until it goes on.').waitFor();
  // Unless it has gone by itself meanwhile.
  await page
    .getByRole('button', { name: /send now/i })
    .click({ timeout: 2_000 })
    .catch(() => {});
  const alert = page.getByRole('alert');
  await expect
    .poll(() => alert.innerText())
    .toMatch(/^Not at this point\. The round is paused.*\. Your words are back in the field below\./);
  expect(await say(page).inputValue()).toBe('Held as the pause began.');
  await say(page).press('Control+Enter');
  expect(await page.getByRole('button', { name: 'Over to the panel' }).getAttribute('aria-disabled')).toBe('true');
  expect(await say(page).inputValue()).toBe('Held as the pause began.');
  await coach.do({ type: 'resume' });
  await expect.poll(() => alert.count()).toBe(0);
});

test('on a screen as short as a phone on its side, the conversation keeps its place', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const { page } = await aPage({ viewport: { width: 844, height: 390 } });
  await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
  await say(page).fill('A longer answer. '.repeat(60));
  const box = await page.getByRole('log').boundingBox();
  expect(box?.height).toBeGreaterThan(80);
  const send = await page.getByRole('button', { name: 'Over to the panel' }).boundingBox();
  expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(390);
  expect(await page.getByRole('complementary', { name: 'How this goes' }).isVisible()).toBe(false);
});

test('however much was said, the page is as high as the window', async () => {
  const house = await aHouse();
  const { seats, id } = await house.open({ candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  for (let turn = 0; turn < 3; turn++) await candidate.do({ type: 'say', text: presented.repeat(2), floor: 'keep' });
  for (const viewport of [DESKTOP, PHONE]) {
    const { page } = await aPage({ viewport });
    for (const [path, token] of [
      ['', seats.candidate.token],
      ['/replay', seats.candidate.token],
      ['/coach', seats.coach.token],
    ]) {
      await page.goto(`${house.address}/s/${id}${path}#token=${token}`);
      if (path === '/replay') await page.getByRole('slider').first().press('End');
      await page.getByRole('log').getByText('Every team in the world').first().waitFor({ state: 'attached' });
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(viewport.height);
    }
  }
});

test('pictures for the README', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'docs');
  mkdirSync(folder, { recursive: true });
  const house = await aHouse();
  const { seats, id } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  for (const [name, viewport] of [
    ['room', DESKTOP],
    ['room-phone', PHONE],
  ] as const) {
    const { page } = await aPage({ viewport });
    await page.goto(`${house.address}/s/${id}#token=${seats.candidate.token}`);
    await expect
      .poll(() => page.getByRole('log').innerText(), { timeout: 10_000 })
      .toMatch(/nobody needs to be left out/);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
});
