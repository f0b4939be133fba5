import { expect, test } from 'vitest';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

// Every byte that reaches a candidate over a whole session, searched for what their role may not see before the debrief.

const hiddenKeys = [
  '"challenge"',
  '"why"',
  '"weight"',
  '"noticed"',
  '"hidden"',
  '"sample":',
  '"quote"',
  '"seed"',
  '"askedBefore"',
  '"pressure"',
  '"ask"',
  '"asked"',
  '"verdict"',
];

/** Types that may not even be seen to happen. */
const hiddenTypes = [
  'claims.weighed',
  'challenge.settled',
  'hand.raised',
  'pressure.set',
  'point.pressed',
  'round.judged',
  'debrief.written',
];

test('nothing of the ledger, the chair’s reasons, the hidden brief or the verdicts reaches a candidate', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost' });
  const scenario = (await house.call('GET', '/api/scenarios/unpredictable-job-cost', { key: house.coachKey })).body;
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const twin = await SocketioSeat.at(house.address, seats.candidate.token);
  const coach = await PlainSeat.at(house.address, seats.coach.token);
  const observer = await PlainSeat.at(house.address, seats.observer.token);
  await candidate.floor(0);
  await coach.do({ type: 'note', text: 'CANARY-NOTE for coaches' });
  await coach.do({ type: 'pressure', level: 5 });
  await candidate.exchange(
    'All data teams have this problem. There are 4,000 accounts at $30K each, a market of $1.2 billion.',
  );
  await coach.do({ type: 'press', text: 'Ask what happens to the cluster policy.', panelist: 'em' });
  await candidate.exchange('Trust me, everybody wants it, and Snowflake can never do it.');
  await observer.do({ type: 'note', text: 'CANARY-OBSERVER thinks' });
  await candidate.exchange('I would rather talk about the roadmap.');
  await candidate.exchange('Our metric is page views, up 40%.');
  const received = [
    ...(await everythingHttp(house, id, seats.candidate.token)),
    ...[...candidate.frames, ...twin.frames].map((f) => JSON.stringify(f)),
  ];

  const ledger = (await house.call('GET', `/api/sessions/${id}/ledger`, { key: seats.coach.token })).body.challenges;
  expect(ledger.length, 'something was noticed, or there would be nothing to hide').toBeGreaterThan(0);
  const secrets = [
    ...hiddenKeys,
    ...hiddenTypes,
    'CANARY',
    ...ledger.map((c: { id: string }) => c.id),
    ...Object.values(scenario.hidden.soft as Record<string, string>),
    ...scenario.hidden.twists.map((t: { text: string }) => t.text),
    ...scenario.hidden.numbers.map((n: { what: string }) => n.what),
  ];
  for (const text of received) for (const secret of secrets) expect(text).not.toContain(secret);
  for (const text of received) {
    for (const [, move] of text.matchAll(/"move":"([^"]+)"/g)) expect(move).toBe('speaks');
  }

  const others = observer.frames.map((f) => JSON.stringify(f)).join('\n');
  expect(others).not.toContain('CANARY-NOTE');
  expect(others).toContain('CANARY-OBSERVER');
  expect(others).not.toContain('"hidden"');
});

test('a whisper reaches the candidate and the coaches, and nobody else', async () => {
  const house = await aHouse();
  const { seats } = await house.open();
  const [candidate, coach, observer] = await Promise.all(
    [seats.candidate, seats.coach, seats.observer].map((s) => PlainSeat.at(house.address, s.token)),
  );
  await coach?.do({ type: 'whisper', text: 'Name the segment.' });
  await candidate?.entry('coach.whispered', (e) => e.text === 'Name the segment.');
  await coach?.entry('coach.whispered');
  await observer?.until('the floor', () => observer.entries.some((e) => e.type === 'floor.given'));
  expect(JSON.stringify(observer?.frames)).not.toContain('Name the segment.');
});

async function everythingHttp(house: TestHouse, id: string, key: string): Promise<string[]> {
  const paths = [
    '',
    '/entries?since=0',
    '/export?format=json',
    '/export?format=md',
    '/export?format=vtt',
    '/ledger',
    '/debrief',
    '/case',
  ];
  const scenarios = ['/api/scenarios', '/api/scenarios/unpredictable-job-cost'];
  const called = await Promise.all(
    [...paths.map((p) => `/api/sessions/${id}${p}`), ...scenarios].map((p) => house.call('GET', p, { key })),
  );
  return called.map((c) => c.text);
}
