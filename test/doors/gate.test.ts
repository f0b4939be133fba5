import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { closeCode } from '../../protocol/answers.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

// Who may come in, before anything else is looked at.

const drill = { scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock: 'off' };

describe('who may not do a thing', () => {
  test('is told so, and not what is wrong with what they sent', async () => {
    const house = await aHouse({ SOLO: 'off' });
    const { id, seats } = await house.open();
    const calls: [string, string][] = [
      ['POST', '/api/sessions'],
      ['POST', '/api/people/somebody/drill'],
      ['POST', '/api/scenarios'],
      ['PUT', '/api/scenarios/unpredictable-job-cost'],
      ['POST', `/api/sessions/${id}/fork`],
      ['POST', `/api/sessions/${id}/seats`],
      ['GET', '/api/sessions?limit=none'],
    ];
    for (const [method, path] of calls) {
      const body = method === 'GET' ? undefined : { level: 'L9' };
      const code = async (key?: string) => {
        const { status, body: answer } = await house.call(method, path, { body, ...(key ? { key } : {}) });
        return `${status} ${answer.error.code}`;
      };
      expect(await code(), path).toBe('401 unauthorized');
      expect(await code('not-the-key-that-opens'), path).toBe('401 unauthorized');
      expect(await code(seats.observer.token), path).toBe('403 forbidden');
      expect(await code(house.coachKey), path).toBe('400 bad_request');
    }
    expect((await house.call('GET', '/api/operator/panel')).status).toBe(401);
    expect((await house.call('GET', '/api/operator/panel', { key: seats.coach.token })).status).toBe(403);
  });
});

describe('what anybody may do', () => {
  test('they may with a link in hand that has ended or is for something else', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const gone = await house.open();
    await house.call('DELETE', `/api/sessions/${gone.id}`, { key: house.coachKey });
    await house.call('DELETE', `/api/sessions/${id}/seats/${seats.observer.seat}`, { key: house.coachKey });
    for (const key of ['nonsense', gone.seats.coach.token, seats.observer.token, seats.candidate.token]) {
      expect((await house.call('GET', '/api/scenarios', { key })).status).toBe(200);
      expect((await house.call('GET', '/api/scenarios/unpredictable-job-cost', { key })).body.hidden).toBeUndefined();
      const opened = await house.call('POST', '/api/sessions', { key, body: drill });
      expect([opened.status, Object.keys(opened.body.seats ?? {})]).toEqual([201, ['candidate']]);
    }
  });
});

describe('an erased session', () => {
  test('is gone, and not withheld, for those who had a seat in it', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const plain = await PlainSeat.at(house.address, seats.coach.token);
    await house.call('DELETE', `/api/sessions/${id}`, { key: house.coachKey });
    expect((await plain.until('close', () => plain.closed)).code).toBe(closeCode.erased);
    const asked = await house.call('GET', `/api/sessions/${id}`, { key: seats.candidate.token });
    expect([asked.status, asked.body.error.code]).toEqual([404, 'not_found']);
    const again = await PlainSeat.at(house.address, seats.coach.token);
    expect((await again.until('close', () => again.closed)).code).toBe(closeCode.notFound);
    await expect(SocketioSeat.at(house.address, seats.coach.token)).rejects.toMatchObject({
      data: { code: 'not_found' },
    });
  });
});

describe('the Host', () => {
  const PUBLIC = { PUBLIC_URL: 'http://panel.example.org' };
  const forwarded = { host: 'inner:8080', 'x-forwarded-host': 'panel.example.org' };

  test('is what a proxy says that is trusted, on all doors', async () => {
    const house = await aHouse({ ...PUBLIC, TRUST_PROXY: 'loopback' });
    expect(await statusAt(house, forwarded)).toBe(200);
    expect(await statusAt(house, { ...forwarded, 'x-forwarded-host': 'evil.example' })).toBe(403);
    expect(await statusAt(house, { ...forwarded, 'x-forwarded-host': 'panel.example.org, evil.example' })).toBe(403);
    expect(await statusAt(house, { host: 'panel.example.org' })).toBe(200);
    expect(await statusAt(house, forwarded, '/socket.io/?EIO=4&transport=polling')).toBe(200);
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(house)}/ws?token=x`, { headers: forwarded });
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(closeCode.unauthorized);
  });

  test('is what it was asked as where nobody is trusted', async () => {
    const house = await aHouse(PUBLIC);
    expect(await statusAt(house, forwarded)).toBe(403);
  });
});

const portOf = ({ app }: TestHouse): number => (app.server.address() as { port: number }).port;

/** By hand: fetch does not let anybody choose the Host. */
function statusAt(house: TestHouse, headers: Record<string, string>, path = '/api/scenarios'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: portOf(house), path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}
