import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';

// The library as operator, coach and candidate see it, and what becomes of a scenario that is changed.

const id = 'unpredictable-job-cost';

test('the operator lists all of every scenario, a coach all of their own, everybody else the public part', async () => {
  const house = await aHouse();
  const { seats } = await house.open({ scenario: id });
  const withHidden = async (key?: string): Promise<string[]> => {
    const { body } = await house.call('GET', '/api/scenarios', key ? { key } : {});
    expect(body.scenarios.length).toBeGreaterThanOrEqual(14);
    return body.scenarios.filter((each: object) => 'hidden' in each).map((each: { id: string }) => each.id);
  };
  expect((await withHidden(house.coachKey)).length).toBeGreaterThanOrEqual(14);
  expect(await withHidden(seats.coach.token)).toEqual([id]);
  expect(await withHidden(seats.candidate.token)).toEqual([]);
  expect(await withHidden(seats.observer.token)).toEqual([]);
  expect(await withHidden()).toEqual([]);
});

test('a changed scenario keeps its versions, and a recording shows it as it was', async () => {
  const house = await aHouse();
  const key = house.coachKey;
  const path = `/api/scenarios/${id}`;
  const { id: session, seats } = await house.open({ scenario: id });
  const { body: shipped } = await house.call('GET', path, { key });
  const second = await house.call('PUT', path, { key, body: { ...shipped, title: 'Another title' } });
  expect(second.body).toMatchObject({ version: shipped.version + 1, title: 'Another title' });
  const third = await house.call('PUT', path, { key, body: { ...second.body, title: 'A third title' } });
  expect(third.body.version).toBe(shipped.version + 2);

  const { body } = await house.call('GET', `${path}/versions`, { key });
  expect(body.versions.map((v: { scenario: { title: string } }) => v.scenario.title)).toEqual([
    'A third title',
    'Another title',
    shipped.title,
  ]);
  expect(body.versions.at(-1)).toEqual({ at: null, scenario: shipped });
  expect(body.versions[0].at).toBeGreaterThan(0);
  const seen = await house.call('GET', `/api/sessions/${session}`, { key: seats.candidate.token });
  expect(seen.body.scenario).toMatchObject({ title: shipped.title, version: shipped.version });
  expect((await house.call('GET', `${path}/versions`, { key: seats.coach.token })).status).toBe(403);
  expect((await house.call('GET', '/api/scenarios/nowhere/versions', { key })).status).toBe(404);
});

test('two who change a scenario at once: the second is told, and nothing of the first is lost', async () => {
  const house = await aHouse();
  const key = house.coachKey;
  const path = `/api/scenarios/${id}`;
  const read = await house.call('GET', path, { key });
  const headers = { 'if-match': read.headers.get('etag') ?? '' };
  expect((await house.call('PUT', path, { key, headers, body: { ...read.body, title: 'First' } })).status).toBe(200);
  const late = await house.call('PUT', path, { key, headers, body: { ...read.body, title: 'Second' } });
  expect([late.status, late.body.error.code]).toEqual([409, 'conflict']);
  expect((await house.call('GET', path)).body.title).toBe('First');
  const both = await Promise.all(
    ['Left', 'Right'].map((title) => house.call('PUT', path, { key, body: { ...read.body, title } })),
  );
  const taken = both.filter(({ status }) => status === 200).map(({ body }) => body.version);
  expect(new Set(taken).size).toBe(taken.length);
  expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true);
});

test('a scenario that was taken away and comes back goes on counting its versions', async () => {
  const house = await aHouse();
  const key = house.coachKey;
  const { body } = await house.call('GET', `/api/scenarios/${id}`, { key });
  expect((await house.call('DELETE', `/api/scenarios/${id}`, { key })).status).toBe(204);
  const back = await house.call('POST', '/api/scenarios', { key, body });
  expect([back.status, back.body.version]).toEqual([201, body.version + 1]);
});
