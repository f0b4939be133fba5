import { describe, expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';
import { aDocx, aPdf, aSpinningPdf, aSwellingPdf, at } from './files.ts';
import { aTakeHome } from './take-home.ts';

const pdf = () => aPdf([{ content: at(72, 700, 11, 'The user is a feature engineer.') }]);

describe('while files are read', () => {
  test('one that never ends and one that eats memory are ended, others are read, and a session goes on', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    const [spinner, hog, good] = [await aTakeHome(house), await aTakeHome(house), await aTakeHome(house)];
    const spinning = spinner.upload('a.pdf', aSpinningPdf());
    const hogging = hog.upload('a.docx', aDocx('<w:p/>'.repeat(5_000_000)));
    let ended = false;
    void Promise.allSettled([spinning, hogging]).then(() => {
      ended = true;
    });
    const waits: number[] = [];
    while (!ended) {
      const asked = performance.now();
      expect((await house.call('GET', '/readyz')).status).toBe(200);
      waits.push(performance.now() - asked);
      if (waits.length === 5) await candidate.exchange('Feature engineers at banks lose two days a week to it.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    waits.sort((a, b) => a - b);
    expect(waits.length).toBeGreaterThan(20);
    expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(200);
    expect((await spinning).told).toMatch(/^413 too_large .*10 seconds/);
    // On a slow machine its time may be over before the memory is.
    expect((await hogging).told).toMatch(/^413 too_large .*(memory|10 seconds)/);
    expect((await good.upload('case.pdf', pdf())).status).toBe(200);
  });

  test('one that swells outside the heap is ended, and the innocent beside it is read', async () => {
    const house = await aHouse();
    const [hog, good] = [await aTakeHome(house), await aTakeHome(house)];
    const [swelling, fine] = await Promise.all([hog.upload('a.pdf', aSwellingPdf(1_500)), good.upload('a.pdf', pdf())]);
    expect(swelling.told).toMatch(/^413 too_large .*memory/);
    expect(fine.told).toBe('200 ok');
  });

  test('the line for it is short, one file a session, and who leaves makes room', async () => {
    const house = await aHouse();
    const homes = await Promise.all(Array.from({ length: 11 }, () => aTakeHome(house)));
    const leave = new AbortController();
    const answers: string[] = [];
    const first = homes.map(({ upload }) =>
      upload('a.pdf', aSpinningPdf(), { signal: leave.signal }).then(
        ({ told }) => answers.push(told),
        () => {},
      ),
    );
    await expect.poll(() => answers, { timeout: 8_000 }).toEqual([expect.stringMatching(/^503 overloaded/)]);
    const told = await Promise.all(homes.map(async ({ upload }) => (await upload('a.pdf', pdf())).told));
    expect(told.filter((each) => each.startsWith('429 too_many'))).toHaveLength(10);
    expect(told.filter((each) => each.startsWith('503 overloaded'))).toHaveLength(1);
    leave.abort();
    await Promise.all(first);
    await expect.poll(async () => (await homes[0]?.upload('a.pdf', pdf()))?.told, { timeout: 8_000 }).toBe('200 ok');
  });
});
