import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

test('a coach takes a session again from between two turns, with the time that was left then', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ clock: { speed: 60 } });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('We serve all data teams everywhere.');
  const between = candidate.entries.filter((e) => e.type === 'floor.given' && e.to === 'candidate').at(-1);
  const within = candidate.entries.findLast((e) => e.type === 'candidate.said');
  const call = (seq: number, key: string) => house.call('POST', `/api/sessions/${id}/fork`, { key, body: { seq } });
  expect((await call(between?.seq ?? 0, seats.candidate.token)).body.error.code).toBe('not_yet');
  expect((await call(within?.seq ?? 0, seats.coach.token)).body.error.fields).toHaveProperty('seq');
  expect((await call(9_999, seats.coach.token)).status).toBe(400);
  const fork = await call(between?.seq ?? 0, seats.coach.token);
  expect(fork.status).toBe(201);
  const again = await PlainSeat.at(house.address, fork.body.seats.candidate.token);
  const said = (seat: PlainSeat) => seat.entries.filter((e) => e.type === 'candidate.said').map((e) => e.text);
  expect(said(again)).toEqual(said(candidate));
  await again.exchange('They are platform leads at mid-size banks.');
  const round = await candidate.entry('round.opened');
  const clock = await again.entry('clock.changed');
  expect(clock.because).toBe('forked');
  const leftThen = (round.endsAt ?? 0) - (between?.at ?? 0);
  expect((clock.endsAt ?? 0) - clock.at).toBeCloseTo(leftThen, -2);
});

test('a candidate takes a finished session again, alone, without what coaches wrote for each other', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await candidate.floor(0);
  await coach.do({ type: 'note', text: 'CANARY weak on users' });
  await candidate.exchange('We serve all data teams everywhere.');
  const between = candidate.entries.at(-1);
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  const fork = await house.call('POST', `/api/sessions/${id}/fork`, {
    key: seats.candidate.token,
    body: { seq: between?.seq },
  });
  expect(Object.keys(fork.body.seats)).toEqual(['candidate']);
  const again = await PlainSeat.at(house.address, fork.body.seats.candidate.token);
  await again.exchange('They are platform leads at mid-size banks.');
  const all = await house.call('GET', `/api/sessions/${fork.body.id}/entries`, { key: house.coachKey });
  expect(all.text).not.toContain('CANARY');
  expect((await house.call('DELETE', `/api/sessions/${id}`, { key: seats.candidate.token })).status).toBe(204);
  expect((await house.call('GET', `/api/sessions/${fork.body.id}`, { key: house.coachKey })).status).toBe(404);
});

test('taken again in the middle of the take-home, it goes on from the text that was there', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ rounds: ['take-home', 'case-presentation'] });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const opened = await candidate.entry('round.opened');
  const texts = async (of: string, key: string) => (await house.call('GET', `/api/sessions/${of}/case`, { key })).text;
  const put = (of: string, key: string, body: string) =>
    house.call('PUT', `/api/sessions/${of}/case`, { key, body, headers: { 'content-type': 'text/markdown' } });
  const fork = async () =>
    (await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.coach.token, body: { seq: opened.seq } })).body;
  const empty = await fork();
  expect(await texts(empty.id, empty.seats.candidate.token)).toBe('');
  await put(id, seats.candidate.token, '# A draft');
  const drafted = await fork();
  expect(await texts(drafted.id, drafted.seats.candidate.token)).toBe('# A draft');
  await put(id, seats.candidate.token, '# Handed in');
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  const again = await fork();
  expect(await texts(again.id, again.seats.candidate.token)).toBe('# Handed in');
  expect((await put(again.id, again.seats.candidate.token, '# Better')).status).toBe(200);
  expect(await texts(id, seats.candidate.token)).toBe('# Handed in');
});

const casePath = (id: string) => `/api/sessions/${id}/case`;

test('taken again from before the case was handed in, it is the candidate’s own case that is presented', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ case: '# Mine, not a sample' });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  const fork = await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.candidate.token, body: { seq: 1 } });
  const again = await PlainSeat.at(house.address, fork.body.seats.candidate.token);
  expect(await again.entry('case.submitted')).toMatchObject({ text: '# Mine, not a sample', from: 'candidate' });
});

test('taken again in the lobby, the case that was brought is there to be read and written', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({
    rounds: ['recruiter-screen', 'case-presentation'],
    case: '# Brought along',
    lobby: true,
  });
  const fork = await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.coach.token, body: { seq: 1 } });
  const key = fork.body.seats.candidate.token;
  expect((await house.call('GET', casePath(fork.body.id), { key })).text).toBe('# Brought along');
});

test('taken again from before a sample stood in, a sample stands in again', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ rounds: ['case-presentation', 'take-home'] });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.do({ type: 'finish' });
  await candidate.do({ type: 'begin' });
  const headers = { 'content-type': 'text/markdown' };
  await house.call('PUT', casePath(id), { key: seats.candidate.token, body: '# Written later', headers });
  const fork = await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.coach.token, body: { seq: 1 } });
  const again = await PlainSeat.at(house.address, fork.body.seats.candidate.token);
  expect(await again.entry('case.submitted')).toMatchObject({ from: 'sample' });
});

test('taken again from a pause in the candidate’s turn, it is paused, and goes on with their turn', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ clock: { speed: 60 } });
  const [candidate, coach] = await Promise.all(
    [seats.candidate, seats.coach].map(({ token }) => PlainSeat.at(house.address, token)),
  );
  await candidate?.floor(0);
  await coach?.do({ type: 'pause' });
  const paused = await candidate?.entry('clock.changed');
  const body = { seq: paused?.seq };
  const fork = await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.coach.token, body });
  expect(fork.status).toBe(201);
  const again = await PlainSeat.at(house.address, fork.body.seats.candidate.token);
  const coachAgain = await PlainSeat.at(house.address, fork.body.seats.coach.token);
  expect(await again.say('May I?')).toMatchObject({ ok: false, error: { code: 'not_now' } });
  expect(await coachAgain.do({ type: 'resume' })).toMatchObject({ ok: true });
  await again.exchange('They are platform leads at mid-size banks.');
});

test('a pause in which the panel’s turn waits is within a turn', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ clock: { speed: 1 } });
  const [candidate, coach] = await Promise.all(
    [seats.candidate, seats.coach].map(({ token }) => PlainSeat.at(house.address, token)),
  );
  await candidate?.entry('floor.given', (e) => e.to !== 'candidate');
  await coach?.do({ type: 'pause' });
  const paused = await candidate?.entry('clock.changed');
  const body = { seq: paused?.seq };
  const fork = await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.coach.token, body });
  expect(fork.body.error.fields).toHaveProperty('seq');
});

test('what a coach’s session withheld from its candidate, their own take of it withholds too', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ rounds: ['recruiter-screen'] });
  const scenario = (await house.call('GET', '/api/scenarios/lineage-experiment-to-production', { key: house.coachKey }))
    .body;
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  await candidate.floor(0);
  await coach.do({ type: 'press', text: 'CANARY never put aloud' });
  const pressed = (await coach.entry('point.pressed')).seq;
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  const takenAgain = async (of: string, key: string, seq: number) => {
    const fork = (await house.call('POST', `/api/sessions/${of}/fork`, { key, body: { seq } })).body;
    const seat = await PlainSeat.at(house.address, fork.seats.candidate.token);
    await seat.do({ type: 'finish' });
    await seat.entry('session.closed');
    const view = (await house.call('GET', `/api/sessions/${fork.id}`, { key: fork.seats.candidate.token })).body;
    return { id: fork.id as string, key: fork.seats.candidate.token as string, view };
  };
  const again = await takenAgain(id, seats.candidate.token, pressed);
  const thrice = await takenAgain(again.id, again.key, pressed);
  for (const { id: of, key, view } of [again, thrice]) {
    expect(view.debrief).toBe(true);
    expect(view).not.toHaveProperty('coach');
    const mine = (await house.call('GET', `/api/sessions/${of}/entries`, { key })).text;
    for (const hidden of ['CANARY', scenario.hidden.questions[0].text]) expect(mine).not.toContain(hidden);
    expect((await house.call('GET', `/api/sessions/${of}/entries`, { key: house.coachKey })).text).not.toContain(
      'CANARY',
    );
  }
});

test('a session that a visitor opened for themself shows them the coach’s view, and so does their own take of it', async () => {
  const house = await aHouse();
  const body = { scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock: 'off' };
  const { id, seats } = (await house.call('POST', '/api/sessions', { body })).body;
  const key = seats.candidate.token;
  const candidate = await PlainSeat.at(house.address, key);
  const between = await candidate.floor(0);
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  const fork = (await house.call('POST', `/api/sessions/${id}/fork`, { key, body: { seq: between.seq } })).body;
  const again = await PlainSeat.at(house.address, fork.seats.candidate.token);
  await again.do({ type: 'finish' });
  await again.entry('session.closed');
  for (const [of, token] of [
    [id, key],
    [fork.id, fork.seats.candidate.token],
  ]) {
    expect((await house.call('GET', `/api/sessions/${of}`, { key: token })).body).toHaveProperty('coach.token');
  }
});
