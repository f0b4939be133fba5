import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

const said =
  'At mid-size banks the platform lead traces a bad source by hand for two days; we watched nine of them do it.';

test('the whole loop is sat over the plain door, each round opened, closed and judged, and then the debrief opens', async () => {
  const house = await aHouse();
  const opened = await house.open({ rounds: undefined, level: 'L6' });
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  const coach = await PlainSeat.at(house.address, opened.seats.coach.token);
  const rounds = [
    'recruiter-screen',
    'hiring-manager',
    'take-home',
    'case-presentation',
    'technical',
    'behavioral',
    'founder',
  ];
  for (const round of rounds) {
    if (round !== rounds[0]) expect(await coach.do({ type: 'begin' })).toMatchObject({ ok: true });
    const { seq } = await candidate.entry('round.opened', (e) => e.round === round);
    if (round === 'take-home') {
      expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: false, error: { code: 'not_now' } });
      const put = await house.call('PUT', `/api/sessions/${opened.id}/case`, {
        key: opened.seats.candidate.token,
        body: `# Lineage\n\n${said}`,
        headers: { 'content-type': 'text/markdown' },
      });
      expect(put.status).toBe(200);
    } else {
      await candidate.floor(seq);
      await candidate.exchange(said);
    }
    expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  }
  await candidate.entry('session.closed', (e) => e.because === 'finished');
  const judged = await coach.until('all verdicts', () => {
    const found = coach.entries.filter((e) => e.type === 'round.judged').map((e) => e.round);
    return found.length === rounds.length && found;
  });
  expect(new Set(judged)).toEqual(new Set(rounds));
  const debrief = await house.call('GET', `/api/sessions/${opened.id}/debrief`, { key: opened.seats.candidate.token });
  expect(debrief.status).toBe(200);
  expect(debrief.body.rounds.map((r: { round: string }) => r.round)).toEqual(rounds);
});

test('on a fast clock a round that nobody ends is warned, wrapped up and closed by its time', async () => {
  const house = await aHouse();
  const opened = await house.open({ rounds: ['case-presentation', 'behavioral'], clock: { speed: 900 } });
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  await candidate.entry('clock.warned');
  const closed = await candidate.entry('round.closed', (e) => e.because === 'time');
  const round = await candidate.entry('round.opened');
  expect(closed.at).toBe(round.endsAt);
  expect(closed.at - round.at).toBe(3_600_000 / 900);
});

test('a deadline that passes while the server is down is recorded at its own time', async () => {
  const first = await aHouse();
  const opened = await first.open({ clock: { speed: 1_800 } });
  const candidate = await PlainSeat.at(first.address, opened.seats.candidate.token);
  const round = await candidate.entry('round.opened');
  await first.close();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, (round.endsAt ?? 0) - Date.now() + 300)));
  const second = await aHouse({}, first.dataDir);
  const again = await PlainSeat.at(second.address, opened.seats.candidate.token);
  const closed = await again.entry('round.closed');
  expect(closed).toMatchObject({ because: 'time', at: round.endsAt });
  await again.entry('session.closed');
});

test('while paused nothing is heard and no time passes, and the round goes on as it was', async () => {
  const house = await aHouse();
  const opened = await house.open({ clock: {} });
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  const coach = await PlainSeat.at(house.address, opened.seats.coach.token);
  const { endsAt } = await candidate.entry('round.opened');
  expect(await coach.do({ type: 'pause' })).toMatchObject({ ok: true });
  expect(await candidate.say('Hello?')).toMatchObject({ ok: false, error: { code: 'not_now' } });
  const view = await house.call('GET', `/api/sessions/${opened.id}`, { key: opened.seats.candidate.token });
  expect(view.body).toMatchObject({ waitingFor: 'coach', clock: { paused: true, endsAt: null } });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(await coach.do({ type: 'extend', ms: 60_000 })).toMatchObject({ ok: true });
  expect(await coach.do({ type: 'resume' })).toMatchObject({ ok: true });
  const resumed = await candidate.entry('clock.changed', (e) => e.because === 'resumed');
  expect(resumed.endsAt).toBeGreaterThan((endsAt ?? 0) + 60_000 + 100);
  await candidate.floor(resumed.seq);
});
