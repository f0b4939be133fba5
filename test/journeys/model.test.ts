import { expect, test } from 'vitest';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { OpenSession } from '../../protocol/http.ts';
import { aFolder, aHouse } from '../support/house.ts';
import {
  aModelServer,
  answers,
  fails,
  hangs,
  type ModelServer,
  neverEnds,
  nothingHeard,
  type Step,
  says,
} from '../support/model-server.ts';
import { PlainSeat } from '../support/seat.ts';

// Whole sessions with a model behind them, over the plain door, through everything that an endpoint can do to them.

const patience = {
  MODEL_FIRST_TOKEN_MS: '600',
  MODEL_STALL_MS: '300',
  MODEL_DEADLINE_MS: '2000',
  MODEL_REST_MS: '60000',
};

async function aRoom(model: ModelServer, env: Record<string, string> = {}, request: Partial<OpenSession> = {}) {
  const house = await aHouse({
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: 'k',
    OPENAI_MODEL: 'scripted',
    ...patience,
    ...env,
  });
  const opened = await house.open({ candidate: 'Ada', ...request });
  const coach = await PlainSeat.at(house.address, opened.seats.coach.token);
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  return { house, id: opened.id, coach, candidate };
}

/** An endpoint on which everything goes well. */
async function aGoodModel(): Promise<ModelServer> {
  const model = await aModelServer();
  let n = 0;
  return model
    .always('listen', answers(nothingHeard))
    .always('judge', (request, res, req) => {
      const ids = [...(request.messages[1]?.content ?? '').matchAll(/^- "([\w-]+)"/gm)].map((m) => m[1]);
      const criteria = ids.map((id) => ({
        id,
        quotes: [{ from: 'T1', quote: 'nine of them' }],
        score: 3,
        why: 'Nine.',
      }));
      return answers({ criteria })(request, res, req);
    })
    .always('debrief', answers({ panel: [{ seat: 'P1', why: 'Counted nine of them.' }], practice: [] }))
    .always('word', (request, res, req) => says(`Take number ${++n}, then. What stands behind it?`)(request, res, req));
}

const said = 'We watched nine of them trace a source by hand, for two days each.';

/** What must hold in every session, whatever the endpoint did. */
function laws(coach: PlainSeat) {
  const seqs = coach.entries.map((e) => e.seq);
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  let engine = 'openai';
  for (const entry of coach.entries) {
    if (entry.type === 'engine.switched') {
      expect([entry.from, entry.to]).toEqual([engine, engine === 'openai' ? 'builtin' : 'openai']);
      engine = entry.to;
    }
    if (entry.type === 'panelist.said') expect(entry.text.trim()).not.toBe('');
  }
}

const types = (entries: readonly SeenEntry[]) => entries.map((e) => e.type);
const switches = (seat: PlainSeat) =>
  seat.entries.flatMap((e) => (e.type === 'engine.switched' ? [`${e.to}: ${e.because}`] : []));

test('a whole drill is heard, worded and scored by the model, and the recording says so', async () => {
  const model = await aGoodModel();
  model.next(
    'listen',
    answers(nothingHeard),
    answers({
      ...nothingHeard,
      claims: [
        {
          from: 'S1',
          quote: 'nine of them trace a source by hand',
          axis: 'user',
          force: 'challenge',
          weight: 0.7,
          point: 'Nine of one kind are not a market.',
          fact: null,
        },
      ],
    }),
    answers({ ...nothingHeard, reply: { reading: 'defend', next: 'accept' } }),
  );
  const { house, id, coach, candidate } = await aRoom(model);
  const opened = await candidate.entry('session.opened');
  expect(opened).toMatchObject({ engine: 'openai', model: { name: 'scripted', host: new URL(model.url).host } });
  await candidate.floor(0);
  await candidate.exchange(said);
  await candidate.exchange('They are nine of the eleven that signed last year, by the account list.');
  const spoken = coach.entries.filter((e) => e.type === 'panelist.said');
  expect(spoken.length).toBeGreaterThanOrEqual(3);
  for (const each of spoken) expect(each).toMatchObject({ engine: 'openai', model: 'scripted' });
  const ledger = await house.call('GET', `/api/sessions/${id}/ledger`, { key: house.coachKey });
  expect(ledger.body.challenges).toMatchObject([
    { panelist: 'pm', state: 'defended', quote: 'nine of them trace a source by hand' },
  ]);
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  await candidate.entry('session.closed');
  expect(coach.entries.find((e) => e.type === 'debrief.written')).toMatchObject({ engine: 'openai' });
  const debrief = await house.call('GET', `/api/sessions/${id}/debrief`, { key: house.coachKey });
  expect(debrief.body.panel[0].why).toBe('Counted nine of them.');
  for (const criterion of debrief.body.rounds[0].criteria)
    for (const { quote } of criterion.evidence) expect(said).toContain(quote);
  expect(switches(candidate)).toEqual([]);
  laws(coach);

  const report = await house.call('GET', '/api/operator/panel', { key: house.coachKey });
  expect(report.body).toMatchObject({ engine: 'openai', model: 'scripted', state: 'ok', code: null });
  expect(report.body.tokens.today.in).toBeGreaterThan(500);
  const cost = await house.call('GET', `/api/sessions/${id}/tokens`, { key: house.coachKey });
  expect(cost.body.tokens).toEqual(report.body.tokens.today);
  const metrics = (await house.call('GET', '/metrics')).text;
  expect(metrics).toMatch(/hotseat_model_calls_total\{kind="word",outcome="(ok|enough)"\} [1-9]/);
  expect(metrics).toMatch(/hotseat_model_tokens_total\{direction="in"\} [1-9]/);
});

/** Faults of a panelist's turn: what the endpoint does, how the log names it, and whether words were out. */
const faults: [name: string, step: Step, code: string, cut: boolean][] = [
  ['a late first token', says('Late. Very late.', { firstMs: 1_500 }), 'first-token', false],
  ['a stall', says('Well, I hear that', { pieces: ['Well,', ' I hear', ' that'], ends: 'never' }), 'stalled', true],
  ['a cut', says('Well, I hear that', { pieces: ['Well,', ' I hear', ' that'], ends: 'cut' }), 'cut', true],
  ['a refused key', fails(401), 'unauthorized', false],
  ['a rate limit', fails(429, {}, { 'retry-after': '20' }), 'rate-limited', false],
  ['a failing server', fails(500), 'unavailable', false],
  ['words without end', neverEnds('and on and '), 'endless', true],
  ['a deadline', says('and, '.repeat(200), { gapMs: 100, pieces: Array(200).fill('so, ') }), 'deadline', true],
  [
    'another language after a start',
    says('Well, gut. Aber was ist mit den anderen Banken und warum nicht mit der ganzen Liste?'),
    'off-language',
    true,
  ],
  ['another’s line after a start', says('Fine by me. Candidate: It runs.'), 'guard', true],
];

test.each(faults)(
  '%s in a panelist’s turn: the builtin engine goes on and nothing is lost',
  async (_name, step, code, cut) => {
    const model = await aGoodModel();
    const { coach, candidate } = await aRoom(model);
    await candidate.floor(0);
    model.next('word', step);
    const answer = await candidate.say(said);
    expect(answer).toMatchObject({ ok: true });
    const floor = await candidate.floor(answer.ok ? answer.seq : 0);
    expect(switches(candidate)).toEqual([`builtin: ${code}`]);
    const since = coach.entries.filter((e) => answer.ok && e.seq > answer.seq && e.seq <= floor.seq);
    const at = since.findIndex((e) => e.type === 'engine.switched');
    if (cut) {
      const off = since[at - 1];
      expect(off).toMatchObject({ type: 'panelist.cutOff', engine: 'openai', model: 'scripted' });
      const first = since.find((e) => e.type === 'floor.given');
      const again = since.slice(at + 1).find((e) => e.type === 'floor.given');
      expect(off?.type === 'panelist.cutOff' && off.text.length).toBeGreaterThan(0);
      expect(
        first?.type === 'floor.given' &&
          again?.type === 'floor.given' &&
          again.to === first.to &&
          again.turn !== first.turn,
      ).toBe(true);
    } else expect(types(since)).not.toContain('panelist.cutOff');
    expect(since.findLast((e) => e.type === 'panelist.said')).toMatchObject({ engine: 'builtin' });
    await candidate.exchange('And what do you make of that?');
    expect(coach.entries.filter((e) => e.type === 'candidate.said')).toHaveLength(2);
    expect(switches(candidate)).toEqual([`builtin: ${code}`]);
    laws(coach);
  },
);

test('a bad answer of which nobody heard a word is asked for once more', async () => {
  const model = await aGoodModel();
  const { candidate } = await aRoom(model);
  await candidate.floor(0);
  const before = model.of('word').length;
  model.next('word', says('Candidate: It runs.'), says('Who counted them?'));
  await candidate.exchange(said);
  expect(candidate.entries.findLast((e) => e.type === 'panelist.said')).toMatchObject({
    text: 'Who counted them?',
    engine: 'openai',
  });
  expect(model.of('word').length - before).toBe(2);
  model.next('word', says('Was ist der Grund, dass Sie das nicht mit einer Zahl zeigen?'), says('Which of the nine?'));
  await candidate.exchange('Nine of the eleven.');
  expect(candidate.entries.findLast((e) => e.type === 'panelist.said')).toMatchObject({
    text: 'Which of the nine?',
    engine: 'openai',
  });
  model.next('word', says(''), says('I’m sorry, but I can’t help with that.'));
  await candidate.exchange('Nine of the eleven.');
  expect(switches(candidate)).toEqual(['builtin: refused']);
  expect(candidate.entries.findLast((e) => e.type === 'panelist.said')).toMatchObject({ engine: 'builtin' });
});

const deaf: [string, Step, string][] = [
  ['is no JSON', says('I would rather not.'), 'malformed'],
  ['never comes', hangs, 'first-token'],
  ['is empty', says(''), 'empty'],
  ['is refused', fails(500), 'unavailable'],
  ['has no end', neverEnds('and so on '.repeat(400)), 'endless'],
  ['is cut', says('{"reply": null, "claims": [{"from"', { ends: 'cut' }), 'cut'],
  ['stalls', says('{"reply": null,', { ends: 'never' }), 'stalled'],
  ['is JSON of another kind', answers([1, 2, 3]), 'malformed'],
];

test.each(deaf)(
  'when what the listener is asked for %s, the builtin engine hears instead',
  async (_name, step, code) => {
    const model = await aGoodModel();
    const { coach, candidate } = await aRoom(model);
    await candidate.floor(0);
    model.next('listen', step);
    await candidate.exchange('The market is 4,000 accounts at $30K, which is $1.2B.');
    await coach.entry('claims.weighed', (e) => e.of === 'speech' && e.engine === 'builtin');
    expect(switches(candidate)).toEqual([`builtin: ${code}`]);
    await candidate.exchange('That is what it is.');
    laws(coach);
  },
);

test('a slow listener is not waited for, and what it notices comes later', async () => {
  const model = await aGoodModel();
  const { coach, candidate } = await aRoom(model, { MODEL_FIRST_TOKEN_MS: '4000', MODEL_DEADLINE_MS: '9000' });
  await candidate.floor(0);
  const claims = [
    {
      from: 'S1',
      quote: 'for two days each',
      axis: 'user',
      force: 'probe',
      weight: 0.6,
      point: 'Two days of how many?',
      fact: null,
    },
  ];
  model.next('listen', answers({ ...nothingHeard, claims }, { firstMs: 2_900 }));
  await candidate.exchange(`${said} May I have a minute?`);
  expect(coach.entries.findLast((e) => e.type === 'claims.weighed')).toMatchObject({
    engine: 'builtin',
    wish: { kind: 'minute' },
  });
  expect(coach.entries.findLast((e) => e.type === 'floor.given' && e.to !== 'candidate')).toMatchObject({
    move: 'wait',
  });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await candidate.exchange('Nine of the eleven.');
  const heard = coach.entries.findLast((e) => e.type === 'claims.weighed');
  expect(heard).toMatchObject({ engine: 'openai', noticed: [{ quote: 'for two days each' }] });
  expect(switches(candidate)).toEqual([]);
  laws(coach);
});

const onNine = {
  from: 'S1',
  quote: 'nine of them trace a source by hand',
  axis: 'user',
  force: 'challenge',
  weight: 0.7,
  point: 'Nine of one kind are not a market.',
  fact: null,
};

test('after a minute to think the listener is told the question that stands, not the leave to think', async () => {
  const model = await aGoodModel();
  const { candidate, coach } = await aRoom(model);
  model.next('listen', answers(nothingHeard), answers({ ...nothingHeard, claims: [onNine] }));
  await candidate.floor(0);
  await candidate.exchange(said);
  const question = coach.entries.findLast((e) => e.type === 'panelist.said');
  model.next(
    'listen',
    answers({
      ...nothingHeard,
      reply: { reading: 'defer', next: 'wait' },
      wish: { kind: 'minute', panelist: null },
    }),
  );
  await candidate.exchange('May I have a minute?');
  expect(coach.entries.findLast((e) => e.type === 'floor.given' && e.to !== 'candidate')).toMatchObject({
    move: 'wait',
  });
  await candidate.exchange('They are nine of the eleven that signed last year.');
  const prompt = model.of('listen').at(-1)?.request.messages[1]?.content ?? '';
  const put = /How it was last put: <asked-\w+>\n(.*)\n/.exec(prompt)?.[1];
  expect(put).toBe(question?.type === 'panelist.said' && question.text);
});

test('what the case says already is not challenged again when it is presented', async () => {
  const model = await aGoodModel();
  const own = 'We watched nine of them, and each would trace a source by hand.';
  const { candidate, coach } = await aRoom(model, {}, { case: `# Case\n\n${own}` });
  model.next(
    'listen',
    answers({ ...nothingHeard, claims: [{ ...onNine, from: 'case', quote: own }] }),
    answers({ ...nothingHeard, claims: [onNine] }),
  );
  await candidate.floor(0);
  await coach.entry('claims.weighed', (e) => e.of === 'case');
  await candidate.exchange(said);
  const noticed = coach.entries.flatMap((e) => (e.type === 'claims.weighed' ? e.noticed : []));
  expect(noticed.map((n) => n.turn)).toEqual(['case']);
});

test('fenced JSON is JSON, and one that fails at scoring leaves the score to the builtin engine', async () => {
  const model = await aGoodModel();
  const { house, id, coach, candidate } = await aRoom(model);
  await candidate.floor(0);
  model.next(
    'listen',
    says(`\`\`\`json\n${JSON.stringify({ ...nothingHeard, wish: { kind: 'minute', panelist: null } })}\n\`\`\``),
  );
  await candidate.exchange(`${said} May I have a minute?`);
  expect(coach.entries.findLast((e) => e.type === 'floor.given' && e.to !== 'candidate')).toMatchObject({
    move: 'wait',
  });
  model.next('judge', says('{"criteria": "none"}'));
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  expect(switches(candidate)).toEqual(['builtin: malformed']);
  expect((await house.call('GET', `/api/sessions/${id}/debrief`, { key: house.coachKey })).status).toBe(200);
  laws(coach);
});

test('the model comes back between turns, with what it has heard', async () => {
  const model = await aGoodModel();
  const { coach, candidate } = await aRoom(model, { MODEL_REST_MS: '150' });
  await candidate.floor(0);
  model.next('word', fails(500));
  await candidate.exchange(said);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await candidate.exchange('Nine of the eleven.');
  expect(switches(candidate)).toEqual(['builtin: unavailable', 'openai: recovered']);
  const back = coach.entries.findIndex((e) => e.type === 'engine.switched' && e.to === 'openai');
  expect(coach.entries[back + 1]).toMatchObject({ type: 'claims.weighed', engine: 'openai' });
  expect(coach.entries.findLast((e) => e.type === 'panelist.said')).toMatchObject({ engine: 'openai' });
  laws(coach);
});

test('an endpoint that asks to be left alone is left alone, by every session', async () => {
  const model = await aGoodModel();
  const { house, candidate } = await aRoom(model, { MODEL_REST_MS: '1' });
  await candidate.floor(0);
  model.next('word', fails(429, {}, { 'retry-after': '60' }));
  await candidate.exchange(said);
  const calls = model.calls.length;
  const other = await PlainSeat.at(house.address, (await house.open()).seats.candidate.token);
  await other.floor(0);
  await candidate.exchange('Nine of the eleven.');
  expect([switches(candidate), switches(other)]).toEqual([['builtin: rate-limited'], ['builtin: rate-limited']]);
  expect(model.calls.length).toBe(calls);
});

const unscored: [kind: 'judge' | 'debrief', how: string, step: Step, code: string][] = [
  ['judge', 'cut', says('{"criteria": [{"id"', { ends: 'cut' }), 'cut'],
  [
    'judge',
    'without the candidate’s own words',
    answers({ criteria: [{ id: 'none', quotes: [], score: 5 }] }),
    'malformed',
  ],
  ['debrief', 'refused', fails(503), 'unavailable'],
  ['debrief', 'no JSON', says('It went well.'), 'malformed'],
];

test.each(unscored)('a %s that is %s leaves the scorecard to the builtin engine', async (kind, _how, step, code) => {
  const model = await aGoodModel();
  const { house, id, coach, candidate } = await aRoom(model);
  await candidate.floor(0);
  await candidate.exchange(said);
  model.next(kind, step);
  await candidate.do({ type: 'finish' });
  await candidate.entry('session.closed');
  expect(switches(candidate)).toEqual([`builtin: ${code}`]);
  const debrief = await house.call('GET', `/api/sessions/${id}/debrief`, { key: house.coachKey });
  expect(debrief.body.rounds).toHaveLength(1);
  laws(coach);
});

test('failures in other sessions spare the next one the wait', async () => {
  const model = await aGoodModel();
  model.always('listen', fails(503)).always('word', fails(503));
  const { house, candidate, coach } = await aRoom(model);
  await candidate.floor(0);
  const others = await Promise.all([house.open(), house.open()]);
  for (const { seats } of others) await (await PlainSeat.at(house.address, seats.candidate.token)).floor(0);
  const report = await house.call('GET', '/api/operator/panel', { key: house.coachKey });
  expect(report.body).toMatchObject({ state: 'failing', code: 'unavailable' });
  const calls = model.calls.length;
  const last = await house.open();
  const seat = await PlainSeat.at(house.address, last.seats.candidate.token);
  await seat.floor(0);
  expect(switches(seat)).toEqual(['builtin: unavailable']);
  expect(model.calls.length).toBe(calls);
  laws(coach);
});

test('a wrong key is noticed at the start, said to the operator, and sessions go on without the model', async () => {
  const model = (await aModelServer()).next('models', fails(401, { message: 'Incorrect API key provided' }));
  const { house, candidate, coach } = await aRoom(model);
  await candidate.floor(0);
  await candidate.exchange(said);
  expect(switches(candidate)).toEqual(['builtin: unauthorized']);
  expect((await house.call('GET', '/api/operator/panel', { key: house.coachKey })).body).toMatchObject({
    state: 'failing',
    code: 'unauthorized',
  });
  expect((await house.call('GET', '/api/operator/panel')).status).toBe(401);
  expect(model.calls.map((c) => c.kind)).toEqual(['models']);
  laws(coach);
});

test('an endpoint that is not there does not keep the house from opening', async () => {
  const model = await aModelServer();
  await model.close();
  const { candidate, coach } = await aRoom(model);
  await candidate.floor(0);
  await candidate.exchange(said);
  expect(switches(candidate)).toEqual(['builtin: unavailable']);
  laws(coach);
});

test('over the cap of tokens the builtin engine goes on, and stays', async () => {
  const model = await aGoodModel();
  const { house, candidate, coach } = await aRoom(model, {
    MODEL_MAX_TOKENS_PER_SESSION: '250',
    MODEL_REST_MS: '1',
    MODEL_PRICE_PER_MTOKENS_IN: '2',
  });
  await candidate.floor(0);
  await candidate.exchange(said);
  await candidate.exchange('Nine of the eleven.');
  await candidate.exchange('That is all.');
  expect(switches(candidate)).toEqual(['builtin: budget']);
  const report = (await house.call('GET', '/api/operator/panel', { key: house.coachKey })).body;
  expect(report).toMatchObject({ state: 'ok', tokens: { caps: { perSession: 250, perDay: null } } });
  expect(report.tokens.today.cost).toBeCloseTo(((report.tokens.today.in + report.tokens.today.out) * 2) / 1e6, 9);
  laws(coach);
});

test('a restart forgets no token: a session over its cap stays with the builtin engine, and so does the day', async () => {
  const model = await aGoodModel();
  const folder = aFolder();
  const env = { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'k', OPENAI_MODEL: 'scripted', ...patience };
  const first = await aHouse(env, folder);
  const { id, seats } = await first.open();
  const before = await PlainSeat.at(first.address, seats.candidate.token);
  await before.floor(0);
  await before.exchange(said);
  const spent = (await first.call('GET', `/api/sessions/${id}/tokens`, { key: first.coachKey })).body.tokens;
  await first.close();
  const calls = model.of('word').length;

  const second = await aHouse({ ...env, MODEL_MAX_TOKENS_PER_SESSION: String(spent.in) }, folder);
  const key = second.coachKey;
  expect((await second.call('GET', `/api/sessions/${id}/tokens`, { key })).body.tokens).toEqual(spent);
  expect((await second.call('GET', '/api/operator/panel', { key })).body.tokens.today).toEqual(spent);
  const after = await PlainSeat.at(second.address, seats.candidate.token);
  await after.exchange('Nine of the eleven.');
  expect(switches(after)).toEqual(['builtin: budget']);
  await second.close();

  const third = await aHouse({ ...env, MODEL_MAX_TOKENS_PER_DAY: String(spent.in) }, folder);
  const other = await PlainSeat.at(third.address, (await third.open()).seats.candidate.token);
  await other.floor(0);
  expect(switches(other)).toEqual(['builtin: budget']);
  expect(model.of('word')).toHaveLength(calls);
});

test('cutting in hangs up on the model, and what had been said stands', async () => {
  const model = await aGoodModel();
  const { candidate, coach } = await aRoom(model);
  await candidate.floor(0);
  model.next('word', says('One thing first, then another, then a third, and a fourth.', { gapMs: 60 }));
  const answer = await candidate.say(said);
  const at = answer.ok ? answer.seq : 0;
  await candidate.until('a first word', () =>
    candidate.lives.some((l) => l.live === 'reply.delta' && l.text.includes('One thing')),
  );
  expect(await candidate.say('May I?', 'keep')).toMatchObject({ ok: true });
  const off = await candidate.entry('panelist.cutOff', (e) => e.seq > at);
  expect(off).toMatchObject({ engine: 'openai', model: 'scripted' });
  expect(off.text.startsWith('One thing first,')).toBe(true);
  await expect.poll(() => model.of('word').at(-1)?.dropped).toBe(true);
  expect(switches(candidate)).toEqual([]);
  laws(coach);
});

test('a session that asks for the builtin engine never reaches the endpoint', async () => {
  const model = await aModelServer();
  const { candidate } = await aRoom(model, {}, { engine: 'builtin' });
  await candidate.floor(0);
  await candidate.exchange(said);
  expect(model.calls.map((c) => c.kind)).toEqual(['models']);
  expect((await candidate.entry('session.opened')).model).toBeUndefined();
});

test('no key, no address with credentials, and no private word reach a candidate or the log of the endpoint’s errors', async () => {
  const model = await aGoodModel();
  const { candidate } = await aRoom(model, {
    OPENAI_BASE_URL: model.url.replace('http://', 'http://user:pass@'),
    OPENAI_API_KEY: 'sk-secret-key',
  });
  await candidate.floor(0);
  await candidate.exchange(said);
  const all = candidate.frames.map((f) => JSON.stringify(f)).join('\n');
  for (const secret of ['sk-secret-key', 'user:pass', 'pass@']) expect(all).not.toContain(secret);
  expect(model.calls.at(-1)?.authorization).toBe('Bearer sk-secret-key');
});
