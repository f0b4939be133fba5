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
  expect((round.endsAt ?? 0) - round.at).toBe(3_600_000 / 900);
  // At its own time, or a moment later where words were still being said at that time: entries never go back in time.
  expect(closed.at - (round.endsAt ?? 0)).toBeGreaterThanOrEqual(0);
  expect(closed.at - (round.endsAt ?? 0)).toBeLessThan(500);
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

test('a take-home whose deadline passes while the server is down is handed in as it stood, at its own time', async () => {
  const first = await aHouse();
  const opened = await first.open({ rounds: ['take-home', 'case-presentation'], clock: { takeHomeMs: 1_500 } });
  const candidate = await PlainSeat.at(first.address, opened.seats.candidate.token);
  const round = await candidate.entry('round.opened');
  await first.call('PUT', `/api/sessions/${opened.id}/case`, {
    key: opened.seats.candidate.token,
    body: `# Lineage\n\n${said}`,
    headers: { 'content-type': 'text/markdown' },
  });
  await first.close();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, (round.endsAt ?? 0) - Date.now() + 300)));
  const second = await aHouse({}, first.dataDir);
  const again = await PlainSeat.at(second.address, opened.seats.candidate.token);
  const closed = await again.entry('round.closed');
  expect(closed).toMatchObject({ round: 'take-home', because: 'time', at: round.endsAt });
  const handedIn = await again.entry('case.submitted');
  expect(handedIn.text).toContain(said);
  // And days later the same link is still the way in: the next round can be begun.
  expect(await again.do({ type: 'begin' })).toMatchObject({ ok: true });
  await again.entry('round.opened', (entry) => entry.round === 'case-presentation');
});

for (const mode of ['real', 'practice'] as const) {
  test(`an elimination ${mode === 'real' ? 'ends a real loop after its round has closed' : 'is only marked in practice, and the loop goes on'}`, async () => {
    const house = await aHouse();
    const opened = await house.open({ rounds: ['recruiter-screen', 'behavioral'], mode });
    const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
    const coach = await PlainSeat.at(house.address, opened.seats.coach.token);
    await candidate.floor(0);
    await candidate.exchange('The engineers handle that.');
    await candidate.exchange('I do not care how it works.');
    expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
    const judged = await coach.entry('round.judged');
    expect(judged.score).toMatchObject({ round: 'recruiter-screen', verdict: 'eliminate' });
    const closed = coach.entries.find((entry) => entry.type === 'round.closed');
    expect(closed).toMatchObject({ round: 'recruiter-screen', because: 'finished' });
    expect(closed?.seq).toBeLessThan(judged.seq);
    if (mode === 'real') {
      const over = await candidate.entry('session.closed');
      expect(over).toMatchObject({ because: 'eliminated' });
      expect(candidate.entries.some((entry) => entry.type === 'debrief.opened' && entry.seq < over.seq)).toBe(true);
      expect(await candidate.do({ type: 'begin' })).toMatchObject({ ok: false, error: { code: 'not_now' } });
      return;
    }
    // Nothing of it reaches the candidate before the debrief.
    expect(candidate.entries.some((entry) => entry.type === 'round.judged')).toBe(false);
    expect(await candidate.do({ type: 'begin' })).toMatchObject({ ok: true });
    const { seq } = await candidate.entry('round.opened', (entry) => entry.round === 'behavioral');
    await candidate.floor(seq);
    expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
    await candidate.entry('session.closed', (entry) => entry.because === 'finished');
    const debrief = await house.call('GET', `/api/sessions/${opened.id}/debrief`, {
      key: opened.seats.candidate.token,
    });
    expect(debrief.body.rounds[0]).toMatchObject({ round: 'recruiter-screen', verdict: 'eliminate' });
    expect(debrief.body.rounds).toHaveLength(2);
  });
}
