import { describe, expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

describe('opening a session', () => {
  test('the operator gets three seats, each with a link that carries its token in the fragment', async () => {
    const house = await aHouse();
    const opened = await house.call('POST', '/api/sessions', {
      key: house.coachKey,
      body: { scenario: 'unpredictable-job-cost' },
    });
    expect(opened.status).toBe(201);
    for (const role of ['candidate', 'coach', 'observer']) {
      const { seat, token, url } = opened.body.seats[role];
      expect(seat).toBeTruthy();
      expect(url).toBe(`${house.address}/s/${opened.body.id}${role === 'candidate' ? '' : '/coach'}#token=${token}`);
    }
    const view = await house.call('GET', `/api/sessions/${opened.body.id}`, { key: opened.body.seats.candidate.token });
    expect(view.body).toMatchObject({ round: null, waitingFor: 'candidate', engine: 'builtin', seq: 1 });
    expect(view.body.rounds).toHaveLength(6);
    expect(view.body.scenario.hidden).toBeUndefined();
  });

  test('a visitor gets the candidate seat alone, and none where SOLO is off', async () => {
    const house = await aHouse();
    const solo = await house.call('POST', '/api/sessions', {
      body: { scenario: 'unpredictable-job-cost', rounds: ['case-presentation'] },
    });
    expect(Object.keys(solo.body.seats)).toEqual(['candidate']);
    const closed = await aHouse({ SOLO: 'off' });
    const refused = await closed.call('POST', '/api/sessions', { body: { scenario: 'unpredictable-job-cost' } });
    expect(refused.status).toBe(401);
    expect(refused.body.error.code).toBe('unauthorized');
  });

  test('a solo candidate may pause, and has the coach’s view when the debrief is open', async () => {
    const house = await aHouse();
    const solo = await house.call('POST', '/api/sessions', {
      body: { scenario: 'unpredictable-job-cost', rounds: ['case-presentation'], clock: 'off' },
    });
    const { id, seats } = solo.body;
    const key = seats.candidate.token;
    const candidate = await PlainSeat.at(house.address, key);
    await candidate.floor(0);
    expect(await candidate.do({ type: 'pause' })).toMatchObject({ ok: true });
    expect((await house.call('GET', `/api/sessions/${id}`, { key })).body).toMatchObject({
      waitingFor: 'candidate',
      clock: { paused: true },
    });
    expect(await candidate.do({ type: 'resume' })).toMatchObject({ ok: true });
    expect((await house.call('GET', `/api/sessions/${id}`, { key })).body.coach).toBeUndefined();
    await candidate.do({ type: 'finish' });
    await candidate.entry('session.closed');
    const { coach } = (await house.call('GET', `/api/sessions/${id}`, { key })).body;
    const seen = await house.call('GET', `/api/sessions/${id}/entries`, { key: coach.token });
    expect(seen.body.entries.map((e: { type: string }) => e.type)).toContain('debrief.written');
  });

  test('what is wrong with a request is named field by field', async () => {
    const house = await aHouse();
    const wrong = await house.call('POST', '/api/sessions', {
      key: house.coachKey,
      body: { scenario: 'unpredictable-job-cost', rounds: ['lunch'], pressure: 9, level: 'L9' },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.code).toBe('bad_request');
    expect(Object.keys(wrong.body.error.fields)).toEqual(expect.arrayContaining(['rounds.0', 'pressure', 'level']));
    const unknown = await house.call('POST', '/api/sessions', { key: house.coachKey, body: { scenario: 'nowhere' } });
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'not_found']);
    const model = await house.call('POST', '/api/sessions', {
      key: house.coachKey,
      body: { scenario: 'unpredictable-job-cost', engine: 'openai' },
    });
    expect([model.status, model.body.error.code]).toEqual([400, 'bad_request']);
    const broken = await house.call('POST', '/api/sessions', {
      key: house.coachKey,
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect([broken.status, broken.body.error.code]).toEqual([400, 'bad_request']);
    for (const name of ['Ada\n\nLovelace', 'Ada\0', 'Ada\u2028L']) {
      const body = { scenario: 'unpredictable-job-cost', candidate: name, person: name };
      const named = await house.call('POST', '/api/sessions', { key: house.coachKey, body });
      expect([named.status, Object.keys(named.body.error.fields)]).toEqual([400, ['candidate', 'person']]);
    }
    const large = await house.call('POST', '/api/sessions', {
      key: house.coachKey,
      body: { scenario: 'unpredictable-job-cost', case: 'a'.repeat(300_000) },
    });
    expect([large.status, large.body.error.code]).toEqual([413, 'too_large']);
  });
});

describe('the operator', () => {
  test('lists sessions newest first, page by page, and nobody else does', async () => {
    const house = await aHouse();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await house.open()).id);
    const first = await house.call('GET', '/api/sessions?limit=3', { key: house.coachKey });
    const second = await house.call('GET', `/api/sessions?limit=3&cursor=${first.body.cursor}`, {
      key: house.coachKey,
    });
    const listed = [...first.body.sessions, ...second.body.sessions].map((s: { id: string }) => s.id);
    expect(listed).toEqual(ids);
    expect(second.body.cursor).toBeNull();
    expect((await house.call('GET', '/api/sessions')).status).toBe(401);
    const { seats } = await house.open();
    expect((await house.call('GET', '/api/sessions', { key: seats.coach.token })).status).toBe(403);
  });

  test('signs one browser in with the code of the start link, once', async () => {
    const house = await aHouse();
    const code = new URL(house.coachLink).hash.replace('#code=', '');
    const signed = await house.call('POST', '/api/operator/sign-in', { body: { code } });
    expect(signed.status).toBe(200);
    expect((await house.call('GET', '/api/sessions', { key: signed.body.key })).status).toBe(200);
    expect((await house.call('POST', '/api/operator/sign-in', { body: { code } })).status).toBe(401);
  });

  test('keeps the scenarios: adds, changes and takes away, with every wrong field named', async () => {
    const house = await aHouse();
    const key = house.coachKey;
    const scenario = (await house.call('GET', '/api/scenarios/unpredictable-job-cost', { key })).body;
    const own = { ...scenario, id: 'my-own', title: 'Mine' };
    expect((await house.call('POST', '/api/scenarios', { key, body: own })).status).toBe(201);
    expect((await house.call('POST', '/api/scenarios', { key, body: own })).body.error.code).toBe('conflict');
    expect((await house.call('GET', '/api/scenarios/my-own')).body.hidden).toBeUndefined();
    expect(
      (await house.call('PUT', '/api/scenarios/my-own', { key, body: { ...own, title: 'Mine too' } })).body,
    ).toMatchObject({
      title: 'Mine too',
      version: own.version + 1,
    });
    const wrong = await house.call('PUT', '/api/scenarios/my-own', {
      key,
      body: { ...own, levels: ['L9'], brief: '' },
    });
    expect(Object.keys(wrong.body.error.fields).sort()).toEqual(['brief', 'levels.0']);
    expect((await house.call('POST', '/api/scenarios', { body: own })).status).toBe(401);
    expect((await house.call('DELETE', '/api/scenarios/my-own', { key })).status).toBe(204);
    expect((await house.call('GET', '/api/scenarios/my-own')).status).toBe(404);
  });
});

describe('the take-home draft', () => {
  test('two writers never overwrite each other silently', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open({ rounds: ['take-home'] });
    const key = seats.candidate.token;
    const put = (body: string, match?: string, type = 'text/markdown') =>
      house.call('PUT', `/api/sessions/${id}/case`, {
        key,
        body,
        headers: { 'content-type': type, ...(match ? { 'if-match': match } : {}) },
      });
    const first = await put('# One');
    expect(first.status).toBe(200);
    const etag = first.headers.get('etag') ?? '';
    expect((await put('# Two', etag, 'text/plain; charset=utf-8')).status).toBe(200);
    const late = await put('# Three', etag);
    expect([late.status, late.body.error.code]).toEqual([412, 'conflict']);
    const read = await house.call('GET', `/api/sessions/${id}/case`, { key });
    expect([read.text, read.headers.get('etag')]).toEqual(['# Two', '"2"']);
    expect((await put('# Three', '"9", "2"')).headers.get('etag')).toBe('"3"');
    expect((await put('# Four', 'W/"3"')).headers.get('etag')).toBe('"4"');
    expect((await put('# Five', '"9", "3"')).status).toBe(412);
    expect((await put('{}', undefined, 'application/json')).status).toBe(415);
    expect((await put('"# Text"', undefined, 'application/json')).status).toBe(415);
    expect((await put('a'.repeat(270_000))).status).toBe(413);
    expect(
      (
        await house.call('PUT', `/api/sessions/${id}/case`, {
          key: seats.coach.token,
          body: 'x',
          headers: { 'content-type': 'text/plain' },
        })
      ).status,
    ).toBe(403);
  });

  test('is text that can be read as it was written, or is refused', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open({ rounds: ['take-home'] });
    const put = async (bytes: Buffer) => {
      const headers = { authorization: `Bearer ${seats.candidate.token}`, 'content-type': 'text/markdown' };
      const answer = await fetch(`${house.address}/api/sessions/${id}/case`, {
        method: 'PUT',
        headers,
        body: new Uint8Array(bytes),
      });
      return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
    };
    expect(await put(Buffer.from('# Café', 'utf8'))).toEqual([200, undefined]);
    expect(await put(Buffer.from('# Café', 'latin1'))).toEqual([415, 'unsupported_type']);
    const { text } = await house.call('GET', `/api/sessions/${id}/case`, { key: seats.candidate.token });
    expect(text).toBe('# Café');
  });

  test('a file is taken too, and after the hand-in nothing is', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open({ rounds: ['take-home'] });
    const key = seats.candidate.token;
    const TEXT = '# From a file\n\n- one — two';
    const form = new FormData();
    form.set('file', new Blob([TEXT]), 'case.md');
    const upload = await fetch(`${house.address}/api/sessions/${id}/case`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}` },
      body: form,
    });
    expect(upload.status).toBe(200);
    const candidate = await PlainSeat.at(house.address, key);
    await candidate.entry('round.opened');
    expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
    const { words } = (await upload.json()) as { words: number };
    expect(words).toBe(5);
    expect(await candidate.entry('case.submitted')).toMatchObject({ text: TEXT, words });
    const late = await house.call('PUT', `/api/sessions/${id}/case`, {
      key,
      body: 'more',
      headers: { 'content-type': 'text/plain' },
    });
    expect([late.status, late.body.error.code]).toEqual([409, 'not_now']);
  });
});

describe('reading', () => {
  test('the debrief and the ledger open when they open, and not before', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const codes = async (path: string) =>
      Promise.all(
        [seats.coach, seats.candidate, seats.observer].map(async (s) => {
          const { status, body } = await house.call('GET', `/api/sessions/${id}${path}`, { key: s.token });
          return `${status} ${body.error?.code ?? 'ok'}`;
        }),
      );
    expect(await codes('/debrief')).toEqual(['409 not_yet', '409 not_yet', '409 not_yet']);
    expect(await codes('/ledger')).toEqual(['200 ok', '409 not_yet', '200 ok']);
  });

  test('the recording comes as JSON, Markdown and WebVTT', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open({ candidate: 'Ada <b>' });
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    await candidate.exchange('Banks & <insurers> --> first.');
    const file = (format: string) =>
      house.call('GET', `/api/sessions/${id}/export?format=${format}`, { key: seats.candidate.token });
    expect((await file('json')).body.entries).toEqual(candidate.entries);
    expect((await file('md')).text).toContain('**Ada <b>**:\n\nBanks & <insurers> --> first.');
    const vtt = (await file('vtt')).text;
    expect(vtt).toMatch(/^WEBVTT\n\n1\n00:00:\d\d\.\d{3} --> 00:00:/);
    expect(vtt).toContain('<v Ada &lt;b&gt;>Banks &amp; &lt;insurers&gt; --&gt; first.');
    expect((await file('pdf')).status).toBe(400);
  });

  test('a cue of the WebVTT holds all of what was said, however its lines end', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    await candidate.exchange('One.\r\n\r\nTwo.\r\rThree.\n \n\0Four.');
    const { text } = await house.call('GET', `/api/sessions/${id}/export?format=vtt`, { key: seats.candidate.token });
    expect(text).toContain('<v Candidate>One.\nTwo.\nThree.\n\ufffdFour.\n\n');
    expect(text).not.toMatch(/[\r\0]/);
  });

  test('an erased session is gone for everybody', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const coach = await PlainSeat.at(house.address, seats.coach.token);
    expect((await house.call('DELETE', `/api/sessions/${id}`, { key: seats.coach.token })).status).toBe(403);
    expect((await house.call('DELETE', `/api/sessions/${id}`, { key: seats.candidate.token })).status).toBe(204);
    await coach.until('the close', () => coach.closed);
    expect((await house.call('GET', `/api/sessions/${id}`, { key: house.coachKey })).status).toBe(404);
    expect((await house.call('GET', `/api/sessions/${id}`, { key: seats.candidate.token })).status).toBe(404);
  });

  test('the probes, the metrics and the interface page answer', async () => {
    const house = await aHouse();
    expect((await house.call('GET', '/healthz')).status).toBe(200);
    expect((await house.call('GET', '/readyz')).status).toBe(200);
    expect((await house.call('GET', '/metrics')).text).toContain('hotseat_entries_total');
    const docs = await house.call('GET', '/api/docs/json');
    expect(Object.keys(docs.body.paths)).toEqual(
      expect.arrayContaining(['/api/sessions', '/api/sessions/{id}/debrief', '/api/sessions/{id}/case']),
    );
    expect((await house.call('GET', '/api/docs')).status).toBe(200);
    expect((await house.call('GET', '/api/nothing')).body.error.code).toBe('not_found');
  });
});
