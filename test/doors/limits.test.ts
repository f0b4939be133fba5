import { connect, type Socket } from 'node:net';
import { io } from 'socket.io-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { closeCode } from '../../protocol/answers.ts';
import { Addresses } from '../../server/doors/address.ts';
import { Crowd } from '../../server/doors/crowd.ts';
import { Load } from '../../server/doors/load.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

const PROXY = { TRUST_PROXY: 'loopback' };
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('an address', () => {
  const asked = (remoteAddress: string, header?: string) =>
    ({ headers: header ? { 'x-forwarded-for': header } : {}, socket: { remoteAddress } }) as never;

  test('is the other end of the connection, whatever it says of itself', () => {
    expect(new Addresses(false).of(asked('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9');
    expect(new Addresses(['10.0.0.0/8']).of(asked('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9');
    expect(new Addresses(false).of(asked('::ffff:203.0.113.9'))).toBe('203.0.113.9');
  });

  test('is what a trusted proxy says, and what a forger wrote before it is not read', () => {
    const addresses = new Addresses(['10.0.0.0/8', 'loopback', 'fd00::/8']);
    expect(addresses.of(asked('10.1.2.3', '198.51.100.1'))).toBe('198.51.100.1');
    expect(addresses.of(asked('::ffff:10.1.2.3', '198.51.100.1'))).toBe('198.51.100.1');
    expect(addresses.of(asked('fd00::7', '192.0.2.1, 198.51.100.1, 10.9.9.9'))).toBe('198.51.100.1');
    expect(addresses.of(asked('127.0.0.1', 'nonsense'))).toBe('127.0.0.1');
    expect(addresses.of(asked('127.0.0.1'))).toBe('127.0.0.1');
  });
});

describe('connections', () => {
  test('from one address are bounded on both doors together, with a reason, and come free again', async () => {
    const house = await aHouse({ ...PROXY, MAX_CONNECTIONS_PER_ADDRESS: '2' });
    const { seats } = await house.open();
    const token = seats.coach.token;
    const first = await plain(house, token, '203.0.113.9');
    const second = await plain(house, token, '203.0.113.9');
    expect(second.error).toBeNull();
    const third = await plain(house, token, '203.0.113.9');
    expect(third.error).toMatchObject({ re: null, ok: false, error: { code: 'too_many' } });
    expect(await third.closed).toBe(closeCode.tryAgain);
    expect(await socketio(house, token, '203.0.113.9')).toMatchObject({ code: 'too_many' });
    expect((await plain(house, token, '203.0.113.10')).error).toBeNull();
    expect(await socketio(house, token, '203.0.113.10')).toBeNull();
    first.socket.terminate();
    await expect.poll(async () => (await plain(house, token, '203.0.113.9')).error).toBeNull();
  });

  test('in all are bounded, and nobody who is inside is put out', async () => {
    const house = await aHouse({ MAX_CONNECTIONS: '2' });
    const { seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await SocketioSeat.at(house.address, seats.coach.token);
    const third = await plain(house, seats.coach.token, '203.0.113.9');
    expect(third.error).toMatchObject({ error: { code: 'overloaded' } });
    await candidate.floor(0);
    await candidate.exchange('We watched nine teams do it by hand.');
  });

  test('of one address are no matter of another’s, and the machine itself has ten times as many', () => {
    const crowd = new Crowd({ connectionsPerAddress: 3, sessionsPerAddress: 3, connections: 1_000 }, Date.now);
    const enter = (address: string, times: number) => Array.from({ length: times }, () => crowd.enter(address));
    enter('192.0.2.1', 3);
    expect(() => crowd.enter('192.0.2.1')).toThrow('too many connections from your address');
    const local = enter('127.0.0.1', 30);
    expect(() => crowd.enter('127.0.0.1')).toThrow('too many connections');
    local[0]?.();
    local[0]?.();
    crowd.enter('127.0.0.1');
    expect(() => crowd.enter('127.0.0.1')).toThrow('too many connections');
  });
});

describe('new sessions', () => {
  test('of visitors at one address are bounded; the operator’s are not, and another address is not held to it', async () => {
    const house = await aHouse({ ...PROXY, MAX_SESSIONS_PER_ADDRESS: '2' });
    const body = { scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'] };
    const open = (address: string, key?: string) =>
      house.call('POST', '/api/sessions', { body, headers: from(address), ...(key ? { key } : {}) });
    expect((await open('203.0.113.9')).status).toBe(201);
    expect((await open('203.0.113.9')).status).toBe(201);
    const third = await open('203.0.113.9');
    expect(third.status).toBe(429);
    expect(third.body.error.code).toBe('too_many');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await open('203.0.113.10')).status).toBe(201);
    expect((await open('203.0.113.9', house.coachKey)).status).toBe(201);
    const drill = await house.call('POST', '/api/people/nobody/drill', { body: {}, headers: from('203.0.113.9') });
    expect(drill.body.error.code).toBe('too_many');
  });

  test('are refused by a house that is full, which goes on with those it has', async () => {
    const house = await aHouse({ MAX_SESSIONS: '1' });
    const { id, seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    const refused = await house.call('POST', '/api/sessions', {
      key: house.coachKey,
      body: { scenario: 'lineage-experiment-to-production' },
    });
    expect(refused.status).toBe(503);
    expect(refused.body.error.code).toBe('overloaded');
    expect(refused.headers.get('retry-after')).toBe('30');
    const fork = await house.call('POST', `/api/sessions/${id}/fork`, { key: seats.coach.token, body: { seq: 3 } });
    expect(fork.body.error.code).toBe('overloaded');
    const drill = await house.call('POST', '/api/people/nobody/drill', { key: house.coachKey, body: {} });
    expect(drill.body.error.code).toBe('overloaded');
    await candidate.exchange('We watched nine teams do it by hand.');
    expect((await house.call('GET', `/api/sessions/${id}`, { key: seats.coach.token })).status).toBe(200);
  });

  test('are refused by a loop that is late again and again, and taken once it keeps up', () => {
    const load = new Load({ sessions: () => 0, maxSessions: 1 });
    onTestFinished(() => load.close());
    for (let i = 0; i < 3; i++) load.look(2_000);
    expect(() => load.check()).not.toThrow();
    load.look(2_000);
    expect(() => load.check()).toThrow('this house has all it can do just now');
    load.look(3);
    expect(() => load.check()).not.toThrow();
  });
});

describe('a reader that does not keep up', () => {
  const SEATS = 20;
  const NOTES = 20;
  const LONG = 'x'.repeat(30_000);

  /** Says more than any buffer on the way holds. */
  async function flood(house: TestHouse, id: string, key: string): Promise<void> {
    await Promise.all(
      Array.from({ length: SEATS }, async () => {
        const made = await house.call('POST', `/api/sessions/${id}/seats`, { key, body: { role: 'coach', name: 'C' } });
        const coach = await PlainSeat.at(house.address, made.body.token);
        for (let i = 0; i < NOTES; i++)
          expect(await coach.do({ type: 'note', text: LONG })).toMatchObject({ ok: true });
        coach.close();
      }),
    );
  }

  test('is dropped on both doors while others hear on, and comes back with since to all of it', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open({ lobby: true });
    const { port, hostname } = new URL(house.address);
    const stalled = [
      stall(Number(port), hostname, `/ws?token=${seats.coach.token}`),
      stall(Number(port), hostname, '/socket.io/?EIO=4&transport=websocket', seats.coach.token),
    ];
    const sockets = async () => (await (await fetch(`${house.address}/metrics`)).text()).match(/hotseat_sockets\{.*/g);
    await expect
      .poll(async () => (await sockets())?.sort())
      .toEqual(['hotseat_sockets{door="socketio"} 1', 'hotseat_sockets{door="websocket"} 1']);
    await flood(house, id, seats.coach.token);
    await expect
      .poll(async () => (await sockets())?.every((line) => line.endsWith(' 0')), { timeout: 10_000 })
      .toBe(true);
    for (const socket of stalled) socket.destroy();
    const back = await PlainSeat.at(house.address, seats.coach.token, 1);
    expect(back.entries.filter((entry) => entry.type === 'note.made')).toHaveLength(SEATS * NOTES);
  }, 60_000);
});

/** A client that opens a WebSocket by hand and then reads nothing more. */
function stall(port: number, host: string, path: string, token?: string): Socket {
  const socket = connect(port, host, () => {
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
  });
  socket.on('error', () => {});
  socket.once('data', () => {
    if (token !== undefined) socket.write(masked(`40${JSON.stringify({ token })}`));
    socket.pause();
  });
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** One masked text frame, with a mask of zeros. */
function masked(text: string): Buffer {
  const body = Buffer.from(text);
  const length = Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([length, Buffer.alloc(4), body]);
}

async function plain(house: TestHouse, token: string, address: string) {
  const socket = new WebSocket(`${house.address.replace('http', 'ws')}/ws?token=${token}`, { headers: from(address) });
  onTestFinished(() => socket.terminate());
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const first = JSON.parse(
    await new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data)))),
  );
  return { socket, closed, error: 'error' in first ? first : null };
}

/** What the door says; null when it lets one in. */
async function socketio(house: TestHouse, token: string, address: string): Promise<object | null> {
  const socket = io(house.address, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: from(address),
  });
  onTestFinished(() => void socket.disconnect());
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(null));
    socket.once('connect_error', (error) => resolve((error as Error & { data?: object }).data ?? error));
  });
}
