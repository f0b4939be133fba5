import { once } from 'node:events';
import { connect } from 'node:net';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { commands } from '../../protocol/commands.ts';
import { seeded } from '../../server/panel/seeded.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// Malformed, oversized and out-of-order input at both doors and at HTTP, drawn from a seed. Nothing is ever a failure of ours, the
// process goes on, and an interview beside it is none the worse. A seed that fails is named by the test.

const soak = process.env['HOTSEAT_SOAK'] === '1';
const SEEDS = Number(process.env['HOTSEAT_FUZZ'] ?? (soak ? 200 : 4));
const FIRST = soak ? Date.now() % 1_000_000 : 1;
const CALLS = 120;
const FRAMES = 19;

type Random = () => number;

const NASTY: readonly unknown[] = [
  null, true, 0, -1, 1e308, Number.MAX_SAFE_INTEGER + 2, '', ' ', '\u0000', 'a\u0000b', '\ud800', '🦜'.repeat(50), '../../etc/passwd', '%2e%2e%2f',
  '__proto__', 'constructor', "'; drop table entries; --", '<script>alert(1)</script>', 'x'.repeat(9_000), [], [[]], {}, { __proto__: { role: 'coach' } },
  JSON.parse('{"__proto__":{"isAdmin":true}}'), '2026-13-45', 'NaN', '٣', '\u202e', '-0', ' 1', '0x10', '1e3',
]; // biome-ignore format: a list of oddities

const KINDS = commands.options.map((option) => option.shape.type.value as string);
const FIELDS = [
  'id',
  'type',
  'text',
  'floor',
  'seen',
  'ms',
  'scenario',
  'level',
  'axis',
  'challenge',
  'panelist',
  'seq',
  'for',
  're',
];

const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Something that is nearly a command, or not at all. */
function anything(random: Random, depth = 0): unknown {
  const roll = random();
  if (roll < 0.35 || depth > 3) return oneOf(random, NASTY);
  if (roll < 0.45) return Array.from({ length: Math.floor(random() * 5) }, () => anything(random, depth + 1));
  const fields = Array.from({ length: Math.floor(random() * 6) }, () => oneOf(random, FIELDS));
  return Object.fromEntries(fields.map((field) => [field, anything(random, depth + 1)]));
}

function almostCommand(random: Random, i: number): object {
  const command: Record<string, unknown> = {
    id: `f${i}`,
    type: oneOf(random, KINDS),
    text: 'Well.',
    floor: 'keep',
    ms: 1_000,
    level: 3,
    scenario: 'x',
    panelist: 'pm',
  };
  for (let changes = Math.floor(random() * 3); changes > 0; changes--)
    command[oneOf(random, FIELDS)] = anything(random);
  return command;
}

function frame(random: Random, i: number): string | Buffer {
  const roll = random();
  if (roll < 0.5) return JSON.stringify(almostCommand(random, i));
  if (roll < 0.65) return JSON.stringify(anything(random)) ?? 'undefined';
  if (roll < 0.75) return JSON.stringify(almostCommand(random, i)).slice(0, Math.floor(random() * 60));
  if (roll < 0.8) return '['.repeat(30_000);
  if (roll < 0.85) return `{"id":"big","type":"say","text":"${'y'.repeat(40_000)}"}`;
  if (roll < 0.9) return Buffer.from(Array.from({ length: 200 }, () => Math.floor(random() * 256)));
  return oneOf(random, ['', '{', 'null', '"x"', '{}', '[]', '{"id":{}}', '42["command",{}]', '0', '1', '2probe']);
}

/** Half a pair of surrogates cannot stand in an address, and an object without a prototype is no text. */
const encoded = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/[\ud800-\udfff]/g, '?'),
  );

/** Paths that are ours with parts that are not, and paths of nobody. */
function path(random: Random, ids: readonly string[]): string {
  const id = () => encoded(random() < 0.5 ? oneOf(random, ids) : oneOf(random, NASTY));
  const rest = [
    '',
    '/entries',
    '/case',
    '/ledger',
    '/debrief',
    '/export',
    '/fork',
    '/seats',
    `/seats/${id()}`,
    '/tokens',
    '/scores',
  ];
  const query =
    random() < 0.4 ? `?${oneOf(random, ['since', 'limit', 'cursor', 'format', 'token', 'session'])}=${id()}` : '';
  return `${oneOf(random, [
    `/api/sessions/${id()}${oneOf(random, rest)}`,
    `/api/sessions/${id()}${oneOf(random, rest)}`,
    '/api/sessions',
    `/api/scenarios/${id()}`,
    '/api/scenarios',
    `/api/people/${id()}`,
    '/api/operator/sign-in',
    '/api/operator/panel',
    `/assets/${id()}`,
    `/${id()}`,
    '/..%2f..%2fpackage.json',
    '/api/docs/json',
    '/socket.io/?EIO=4&transport=polling&sid=nobody',
    '/socket.io/?EIO=9',
    '/ws',
  ])}${query}`;
}

async function callAnything(
  house: TestHouse,
  random: Random,
  ids: readonly string[],
  keys: readonly string[],
): Promise<void> {
  const method = oneOf(random, ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']);
  const type = oneOf(random, [
    'application/json',
    'text/plain',
    'text/markdown',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'nonsense',
    '',
  ]);
  const key = oneOf(random, ['', 'nonsense', ...keys]);
  const odd = random();
  const body =
    odd < 0.4
      ? JSON.stringify(anything(random))
      : odd < 0.6
        ? '{"a":'
        : odd < 0.7
          ? 'z'.repeat(1_200_000)
          : odd < 0.8
            ? '--x\r\n\r\n\r\n--x--'
            : JSON.stringify({
                scenario: 'lineage-experiment-to-production',
                [oneOf(random, [
                  'rounds',
                  'case',
                  'candidate',
                  'level',
                  'pressure',
                  'clock',
                  'mode',
                  'engine',
                  'lobby',
                  'person',
                ])]: anything(random),
              });
  const url = path(random, ids);
  const headers: Record<string, string> = {
    ...(type ? { 'content-type': type } : {}),
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  };
  if (random() < 0.2)
    headers[oneOf(random, ['if-match', 'accept', 'x-forwarded-for', 'range', 'if-none-match'])] = 'a, "b", W/c';
  const response = await fetch(`${house.address}${url}`, {
    method,
    headers,
    ...(['GET', 'HEAD'].includes(method) ? {} : { body }),
  }).catch(() => null);
  // A body that is too large may be cut off before it is all sent; that is an answer too.
  if (!response) return;
  const text = await response.text();
  expect(response.status, `${method} ${url} ${type} ${body.slice(0, 200)} -> ${text.slice(0, 300)}`).toBeLessThan(500);
  if (response.status >= 400 && url.startsWith('/api/') && method !== 'HEAD')
    expect(JSON.parse(text), `${method} ${url}`).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    });
}

/** Bytes that are no HTTP at all. */
async function rawBytes(house: TestHouse, random: Random): Promise<void> {
  const { port, hostname } = new URL(house.address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    oneOf<string | Buffer>(random, [
      Buffer.from(Array.from({ length: 300 }, () => Math.floor(random() * 256))),
      `GET /ws?token=x HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      `GET /ws HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n`,
      `GET //\\[bad HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      `GET /%zz HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`,
      `POST /api/sessions HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz`,
      `GET / HTTP/1.1\r\nHost: a b\r\n\r\n`,
    ]),
  );
  await new Promise((resolve) => setTimeout(resolve, 10));
  socket.destroy();
}

async function plainFrames(house: TestHouse, random: Random, token: string): Promise<void> {
  const socket = new WebSocket(
    `${house.address.replace('http', 'ws')}/ws?token=${token}&since=${encoded(oneOf(random, NASTY))}`,
  );
  const answers: { ok?: boolean; error?: { code: string } }[] = [];
  socket.on('message', (data) => answers.push(JSON.parse(String(data))));
  socket.on('error', () => {});
  await once(socket, 'open');
  for (let i = 0; i < FRAMES; i++) socket.send(frame(random, i));
  await expect
    .poll(() => socket.readyState !== socket.OPEN || answers.filter((a) => 'ok' in a).length >= FRAMES, {
      timeout: 8_000,
    })
    .toBe(true);
  for (const { error } of answers) expect(error?.code).not.toBe('internal');
  socket.terminate();
}

async function socketioEvents(house: TestHouse, random: Random, token: string): Promise<void> {
  const since = oneOf(random, NASTY);
  const socket = io(house.address, {
    auth: { token, since },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const met = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('connect_error', () => resolve(false));
  });
  if (!met) return;
  for (let i = 0; i < FRAMES; i++) {
    const event = oneOf(random, ['command', 'command', 'command', 'entry', 'join', 'shout']);
    const what = random() < 0.6 ? almostCommand(random, i) : anything(random);
    if (event !== 'command') socket.emit(event, what, anything(random));
    else {
      const answer = await socket
        .timeout(5_000)
        .emitWithAck('command', what)
        .catch(() => null);
      if (answer) expect(answer.error?.code, JSON.stringify(what)).not.toBe('internal');
      if (!socket.connected) return;
    }
  }
  socket.io.engine.write(
    oneOf(random, ['4', '42', '42[', '451-["command",{"_placeholder":true,"num":0}]', '40{', '49999']),
  );
  socket.disconnect();
}

test(
  `seeds ${FIRST} to ${FIRST + SEEDS - 1} break nothing`,
  async () => {
    const house = await aHouse();
    const control = await house.open();
    const candidate = await PlainSeat.at(house.address, control.seats.candidate.token);
    await candidate.floor(0);
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      const random = seeded(seed);
      const { id, seats } = await house.open({ lobby: random() < 0.3 });
      const tokens = [seats.candidate.token, seats.coach.token, seats.observer.token];
      const seat = async () =>
        (
          await house.call('POST', `/api/sessions/${id}/seats`, {
            key: seats.coach.token,
            body: { role: oneOf(random, ['candidate', 'coach', 'observer']), name: 'F' },
          })
        ).body.token ?? seats.observer.token;
      for (let i = 0; i < CALLS; i++) await callAnything(house, random, [id, ...tokens], [...tokens, house.coachKey]);
      for (let i = 0; i < 4; i++) await rawBytes(house, random);
      // The calls may have ended it: then these are turned away, which is fine too.
      for (let i = 0; i < 2; i++)
        await Promise.all([
          plainFrames(house, random, await seat()),
          socketioEvents(house, random, await seat()),
        ]).catch((error: unknown) => {
          throw new Error(`seed ${seed}: ${error}`, { cause: error });
        });
      await candidate.exchange(`We watched nine teams do it by hand, and this is number ${seed}.`);
    }
    expect(candidate.closed).toBeNull();
    expect((await fetch(`${house.address}/readyz`)).status).toBe(200);
    const said = candidate.entries.filter((entry) => entry.type === 'candidate.said');
    expect(said).toHaveLength(SEEDS);
  },
  soak ? 1_800_000 : 120_000,
);
