import { expect, test } from 'vitest';
import type { OpenSession } from '../../protocol/http.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

/** A session whose candidate is there, and their case. */
async function aWriter(house: TestHouse, request: Partial<OpenSession>) {
  const { id, seats } = await house.open(request);
  const key = seats.candidate.token;
  const path = `/api/sessions/${id}/case`;
  const put = (body: string) => house.call('PUT', path, { key, body, headers: { 'content-type': 'text/markdown' } });
  const read = async () => (await house.call('GET', path, { key })).text;
  return { candidate: await PlainSeat.at(house.address, key), put, read };
}

test('what was acknowledged while the take-home was being handed in is what was handed in', async () => {
  const house = await aHouse();
  for (let i = 0; i < 20; i++) {
    const { candidate, put } = await aWriter(house, { rounds: ['take-home'] });
    await candidate.entry('round.opened');
    await put('# First');
    const [finished, second] = await Promise.all([candidate.do({ type: 'finish' }), put('# Second')]);
    expect(finished).toMatchObject({ ok: true });
    if (second.status !== 200) expect([second.status, second.body.error.code]).toEqual([409, 'not_now']);
    const { text } = await candidate.entry('case.submitted');
    expect(text).toBe(second.status === 200 ? '# Second' : '# First');
  }
}, 60_000);

test('nothing is written after the deadline, although nobody has looked at the clock yet', async () => {
  const { candidate, put, read } = await aWriter(await aHouse(), { rounds: ['take-home'], clock: { takeHomeMs: 600 } });
  const { endsAt } = await candidate.entry('round.opened');
  const writes: Promise<{ text: string; version: number }>[] = [];
  while (Date.now() < (endsAt ?? 0) + 100) {
    const text = `# At ${Date.now()}`;
    writes.push(put(text).then(({ status, body }) => ({ text, version: status === 200 ? body.version : 0 })));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const last = (await Promise.all(writes)).reduce((a, b) => (b.version > a.version ? b : a));
  expect((await candidate.entry('case.submitted')).text).toBe(last.text);
  expect(await read()).toBe(last.text);
});

test('a case that was presented can be written anew in the take-home that comes after', async () => {
  const { candidate, put, read } = await aWriter(await aHouse(), {
    rounds: ['case-presentation', 'take-home'],
    case: '# As presented',
  });
  await candidate.floor(0);
  expect(await candidate.entry('case.submitted')).toMatchObject({ text: '# As presented', from: 'candidate' });
  await candidate.do({ type: 'finish' });
  expect(await candidate.do({ type: 'begin' })).toMatchObject({ ok: true });
  expect(await read()).toBe('# As presented');
  expect((await put('# Written anew')).status).toBe(200);
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  await candidate.entry('case.submitted', (e) => e.text === '# Written anew' && e.because === 'finished');
  expect(await read()).toBe('# Written anew');
  expect((await put('# Too late')).status).toBe(409);
  await candidate.entry('session.closed');
});

test('after a sample was presented, the take-home starts with an empty page', async () => {
  const { candidate, put, read } = await aWriter(await aHouse(), { rounds: ['case-presentation', 'take-home'] });
  expect(await candidate.entry('case.submitted')).toMatchObject({ from: 'sample' });
  await candidate.floor(0);
  await candidate.do({ type: 'finish' });
  await candidate.do({ type: 'begin' });
  expect(await read()).toBe('');
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: false, error: { code: 'not_now' } });
  await put('# My own');
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  await candidate.entry('case.submitted', (e) => e.text === '# My own' && e.from === 'candidate');
  await candidate.entry('session.closed');
});
