import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import net from 'node:net';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { closeCode } from '../../protocol/answers.ts';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/root.ts';
import { start } from '../../server/start.ts';
import { aFolder, aHouse } from '../support/house.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

// Lines of SECURITY.md that no other test holds.

describe('a link', () => {
  test('that has ended opens nothing any more, at any door', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const body = { role: 'observer', name: 'Guest', expiresAt: Date.now() + 1_500 };
    const { body: guest } = await house.call('POST', `/api/sessions/${id}/seats`, { key: seats.coach.token, body });
    expect((await house.call('GET', `/api/sessions/${id}`, { key: guest.token })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect((await house.call('GET', `/api/sessions/${id}`, { key: guest.token })).status).toBe(401);
    const plain = await PlainSeat.at(house.address, guest.token);
    expect((await plain.until('close', () => plain.closed)).code).toBe(closeCode.unauthorized);
    await expect(SocketioSeat.at(house.address, guest.token)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
  });

  test('is in no log line and in no answer that refuses it', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const house = await start(readConfig({ PORT: '0', DATA_DIR: aFolder() }), log, projectRoot());
    onTestFinished(() => house.close());
    const headers = { authorization: `Bearer ${house.coachKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ scenario: 'lineage-experiment-to-production' });
    const opened = await fetch(`${house.address}/api/sessions`, { method: 'POST', headers, body });
    const { id, seats } = (await opened.json()) as { id: string; seats: { candidate: { token: string } } };
    const { token } = seats.candidate;
    const answers: string[] = [];
    const forged = `${token.slice(0, -3)}AAA`;
    for (const each of [token, forged]) {
      for (const path of [`/ws?token=${each}`, `/nowhere?token=${each}`, `/api/sessions/${each}`, `/api/x/${each}`]) {
        const response = await fetch(`${house.address}${path}`, { headers: { authorization: `Bearer ${each}` } });
        answers.push(await response.text(), JSON.stringify([...response.headers]));
      }
      const seat = await PlainSeat.at(house.address, each);
      if (seat.closed === null && each === token) await seat.raw(`{"token":"${each}"`);
      answers.push(...seat.frames.map((frame) => JSON.stringify(frame)));
      seat.close();
    }
    await fetch(`${house.address}/api/sessions/${id}/case`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
      body: 'no pdf',
    });
    for (const each of [...lines, ...answers]) {
      expect(each).not.toContain(token);
      expect(each).not.toContain(forged);
      expect(each).not.toContain(house.coachKey);
    }
  });
});

describe('a page', () => {
  test('may load and run only what is ours, sends no referrer, and stands in nobody’s frame', async () => {
    const house = await aHouse();
    for (const path of ['/', '/api/scenarios', '/nowhere.txt', '/api/docs']) {
      const { headers } = await house.call('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toMatch(/default-src 'self'/);
      expect(policy, path).not.toMatch(/unsafe-(inline|eval)/);
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    expect((await house.call('GET', '/')).headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
  });
});

describe('probing', () => {
  test('for files finds none of ours', async () => {
    const house = await aHouse();
    const { port } = new URL(house.address);
    const get = (path: string) =>
      new Promise<string>((resolve, reject) => {
        // By hand: a client tidies such paths up before it sends them.
        const socket = net.connect(Number(port), '127.0.0.1', () =>
          socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
        );
        let text = '';
        socket.on('data', (data) => {
          text += data;
        });
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
      });
    const up = ['../', '..%2f', '%2e%2e/', '..%5c', '....//', '%252e%252e%252f'];
    for (const each of up) {
      for (const base of ['/', '/assets/', '/api/docs/static/', '/api/scenarios/']) {
        for (const file of ['package.json', 'server/main.ts', 'data/hotseat.db', 'etc/passwd']) {
          const answer = await get(`${base}${each.repeat(4)}${file}`);
          expect(answer, `${base}${each}${file}`).not.toMatch(/"devDependencies"|SIGTERM|SQLite format|root:/);
        }
      }
    }
  });

  test('for sessions tells those that are there from those that are not to nobody', async () => {
    const house = await aHouse();
    const mine = await house.open();
    const other = await house.open();
    for (const path of ['', '/entries', '/ledger', '/debrief', '/export', '/seats', '/tokens']) {
      const ask = async (id: string) =>
        house.call('GET', `/api/sessions/${id}${path}`, { key: mine.seats.coach.token });
      const there = await ask(other.id);
      const missing = await ask('nobody-made-this');
      expect(there.status, path).toBe(403);
      expect(missing.status, path).toBe(403);
      expect(missing.body, path).toEqual(there.body);
      expect((await house.call('GET', `/api/sessions/${other.id}${path}`)).status).toBe(401);
    }
  });
});

test('a whole drill on the builtin engine calls nobody', async () => {
  const house = await aHouse();
  const called = new Set<string>();
  const watch = (message: unknown) => {
    const { socket } = message as { socket: net.Socket };
    socket.on('lookup', (_error, _address, _family, host) => void called.add(`${host}`));
    socket.on('connectionAttempt', (ip: string, port: number) => void called.add(`${ip}:${port}`));
  };
  subscribe('net.client.socket', watch);
  onTestFinished(() => void unsubscribe('net.client.socket', watch));
  const { seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Everyone wants this; see https://example.com/evidence for the numbers.');
  expect(await candidate.do({ type: 'finish' })).toMatchObject({ ok: true });
  await candidate.entry('debrief.opened');
  const own = new URL(house.address);
  expect([...called]).toEqual([`${own.hostname}:${own.port}`]);
});
