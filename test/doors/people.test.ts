import { expect, test } from 'vitest';
import type { PersonHistory } from '../../protocol/http.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

async function losing(house: TestHouse, person?: string) {
  const opened = await house.open({
    scenario: 'unpredictable-job-cost',
    pressure: 1,
    candidate: 'Ada',
    ...(person ? { person } : {}),
  });
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Every data team in the world has this problem, so nobody needs to be left out.');
  for (let i = 0; i < 3; i++) await candidate.exchange('I would rather talk about the roadmap.');
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  return opened;
}

test('a person’s progress hangs on their key, and two people of the same name see nothing of each other', async () => {
  const house = await aHouse();
  const one = await losing(house);
  const other = await losing(house);
  expect(other.person).not.toBe(one.person);
  const history = (await house.call('GET', `/api/people/${one.person}`)).body as PersonHistory;
  expect(history.sessions.map((s) => s.id)).toEqual([one.id]);
  expect(history.lost).toBeGreaterThan(0);
  expect(history.sessions[0]?.axes).toHaveProperty('user');
  expect((await house.call('GET', '/api/people/nobody')).body).toEqual({ sessions: [], lost: 0 });
});

test('a drill puts again what was lost, to the same words, newly worded', async () => {
  const house = await aHouse();
  const first = await losing(house);
  const ledger = (await house.call('GET', `/api/sessions/${first.id}/ledger`, { key: first.seats.coach.token })).body
    .challenges;
  const lost = ledger.filter((c: { state: string }) => c.state === 'unanswered').map((c: { quote: string }) => c.quote);
  const spokenThen = (await house.call('GET', `/api/sessions/${first.id}/entries`, { key: first.seats.coach.token }))
    .body.entries;
  const drill = await house.call('POST', `/api/people/${first.person}/drill`, {
    key: house.coachKey,
    body: { clock: 'off' },
  });
  expect(drill.status).toBe(201);
  const coach = await PlainSeat.at(house.address, drill.body.seats.coach.token);
  const candidate = await PlainSeat.at(house.address, drill.body.seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('I am ready.');
  const raised = await coach.entry('floor.given', (e) => e.challenge !== undefined);
  const now = (await house.call('GET', `/api/sessions/${drill.body.id}/ledger`, { key: drill.body.seats.coach.token }))
    .body.challenges;
  expect(lost).toContain(now.find((c: { id: string }) => c.id === raised.challenge).quote);
  const said = candidate.entries.findLast((e) => e.type === 'panelist.said');
  const before = spokenThen
    .filter((e: { type: string }) => e.type === 'panelist.said')
    .map((e: { text: string }) => e.text);
  expect(before).not.toContain(said?.text);
  const none = await house.call('POST', '/api/people/nobody/drill', { key: house.coachKey, body: {} });
  expect([none.status, none.body.error.code]).toEqual([404, 'not_found']);
});

test('a coach’s own score stands beside the original, with its reason', async () => {
  const house = await aHouse();
  const { id, seats } = await losing(house);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  const debrief = () => house.call('GET', `/api/sessions/${id}/debrief`, { key: seats.candidate.token });
  const [scored] = (await debrief()).body.rounds;
  const criterion = scored.criteria[0];
  const command = {
    type: 'override',
    round: scored.round,
    criterion: criterion.id,
    score: 4,
    reason: 'They named one.',
  } as const;
  expect(await coach.do(command)).toMatchObject({ ok: true });
  expect((await debrief()).body.rounds[0].criteria[0]).toMatchObject({
    score: criterion.score,
    override: { score: 4, reason: 'They named one.' },
  });
  expect(await coach.do({ ...command, criterion: 'nonsense' })).toMatchObject({
    ok: false,
    error: { code: 'not_found' },
  });
  expect(await coach.do({ ...command, score: null })).toMatchObject({ ok: true });
  expect((await debrief()).body.rounds[0].criteria[0].override).toBeUndefined();
});

test('a person takes everything along, hidden things left out, and erases it, without touching anybody else’s', async () => {
  const house = await aHouse();
  const one = await losing(house);
  const under = await house.open({ person: one.person, candidate: 'Ada' });
  const other = await losing(house);
  const taken = await house.call('GET', `/api/people/${one.person}/export`);
  expect(taken.headers.get('content-disposition')).toContain('hotseat.json');
  expect(taken.body.sessions.map((s: { id: string }) => s.id)).toEqual([one.id, under.id]);
  const [finished, open] = taken.body.sessions;
  expect(finished.debrief.challenges.length).toBeGreaterThan(0);
  expect(JSON.stringify(finished.entries)).toContain('nobody needs to be left out');
  expect(open.debrief).toBeNull();
  for (const secret of ['"hidden"', 'claims.weighed', '"askedBefore"']) expect(taken.text).not.toContain(secret);
  expect(taken.text).not.toContain(other.id);
  expect((await house.call('DELETE', `/api/people/${one.person}`)).status).toBe(204);
  expect((await house.call('GET', `/api/people/${one.person}/export`)).body.sessions).toEqual([]);
  expect((await house.call('GET', `/api/sessions/${under.id}`, { key: under.seats.coach.token })).status).toBe(404);
  expect((await house.call('GET', `/api/sessions/${other.id}`, { key: other.seats.coach.token })).status).toBe(200);
});
