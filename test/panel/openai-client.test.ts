import { expect, test } from 'vitest';
import { EngineFailure } from '../../server/panel/failure.ts';
import { type Call, hostOf, ModelClient } from '../../server/panel/openai/client.ts';
import type { Tokens } from '../../server/panel/spending.ts';
import {
  aModelServer,
  answers,
  fails,
  hangs,
  lacking,
  neverEnds,
  type Request,
  type Step,
  says,
} from '../support/model-server.ts';

// The real SDK over real HTTP, against an endpoint that does everything endpoints do.

const spent: Tokens[] = [];
const call = (over: Partial<Call> = {}): Call => ({
  kind: 'word',
  lane: 'aloud',
  messages: [{ role: 'system', content: 'You write what one person says next.' }],
  patience: { firstTokenMs: 250, stallMs: 120, deadlineMs: 600 },
  most: 5_000,
  spent: (tokens) => spent.push(tokens),
  ...over,
});
const json = {
  shape: { name: 'x', schema: { type: 'object' } },
  messages: [{ role: 'system' as const, content: 'listen' }],
};

async function aClient() {
  const server = await aModelServer();
  const client = new ModelClient({ key: 'k', baseUrl: server.url, model: 'scripted', inFlight: 2 });
  const said = (over: Partial<Call> = {}, signal = new AbortController().signal) => client.whole(call(over), signal);
  const code = (over: Partial<Call> = {}) =>
    said(over).then(
      (text) => `said: ${text}`,
      (error: unknown) => (error instanceof EngineFailure ? error.code : `threw ${String(error)}`),
    );
  return { server, client, said, code };
}

test('words come whole however the bytes are cut, multibyte characters too', async () => {
  const { server, said } = await aClient();
  const text = 'Größe, naïve “quotes” — 日本 and 🎯: fine.';
  server.next(
    'word',
    says(text, { bytes: 1 }),
    says(text, { bytes: 7, role: false }),
    says(text, { pieces: [...text] }),
  );
  const patience = { firstTokenMs: 5_000, stallMs: 5_000, deadlineMs: 10_000 };
  for (let i = 0; i < 3; i++) expect(await said({ patience })).toBe(text);
});

test('the key goes along, and tokens are counted or estimated', async () => {
  const { server, said } = await aClient();
  spent.length = 0;
  server.next('word', says('Who is that?'), says('Who is that?', { usage: false }));
  await said();
  await said();
  expect(server.calls[0]?.authorization).toBe('Bearer k');
  expect(spent).toEqual([
    { in: 100, out: 3, known: true },
    { in: 9, out: 3 },
  ]);
});

test('each fault has its code', async () => {
  const { server, code } = await aClient();
  const faults: [string, Parameters<typeof server.next>[1]][] = [
    ['unauthorized', fails(401)],
    ['unauthorized', fails(403)],
    ['rate-limited', fails(429)],
    ['rate-limited', fails(429, {}, { 'retry-after': '30' })],
    ['unavailable', fails(500)],
    ['unavailable', fails(503)],
    ['unavailable', fails(404)],
    ['first-token', hangs],
    ['first-token', says('Late.', { firstMs: 400 })],
    ['stalled', says('Well, then', { ends: 'never' })],
    ['deadline', says('and '.repeat(40), { gapMs: 60 })],
    ['cut', says('Well, then', { ends: 'cut' })],
    ['cut', says('Well, then', { finish: 'length' })],
    ['cut', says('Well, then', { finish: null })],
    ['empty', says('')],
    ['endless', neverEnds('and so on and so on and so on and so on ')],
    ['refused', says('Well.', { finish: 'content_filter' })],
    [
      'refused',
      (request, res) => {
        res.writeHead(200, { 'content-type': 'text/event-stream' });
        const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: request.model };
        const delta = { role: 'assistant', refusal: 'I will not play this part.' };
        res.end(`data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`);
      },
    ],
    [
      'empty',
      (_request, res) => {
        res.writeHead(200, { 'content-type': 'text/html' });
        res.end('<html><body>Please sign in to this network.</body></html>');
      },
    ],
    [
      'unavailable',
      (_request, res) => {
        res.destroy();
      },
    ],
    [
      'unavailable',
      (_request, res) => {
        res.writeHead(200, { 'content-type': 'text/event-stream' });
        res.end('data: {"error": {"message": "overloaded"}}\n\n');
      },
    ],
    [
      'unavailable',
      (_request, res) => {
        res.writeHead(200, { 'content-type': 'text/event-stream' });
        res.end('data: {not json\n\n');
      },
    ],
  ];
  for (const [wanted, step] of faults) {
    server.next('word', step);
    expect(await code(), wanted).toBe(wanted);
  }
});

test('a 429 that asks for a moment gets it once, while the first word may still come in time', async () => {
  const { server, code } = await aClient();
  const soon = fails(429, {}, { 'retry-after-ms': '60' });
  server.next('word', soon, says('Who is that?'), soon, soon);
  expect(await code()).toBe('said: Who is that?');
  expect(await code()).toBe('rate-limited');
});

test('a stream whose end is announced and never comes is whole', async () => {
  const { server, said } = await aClient();
  server.next('word', (request, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: request.model };
    res.write(
      `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta: { content: 'Yes.' }, finish_reason: 'stop' }] })}\n\n`,
    );
  });
  expect(await said()).toBe('Yes.');
});

test('the way to ask for JSON is found out once: a schema, JSON mode, plain words', async () => {
  const { server, client, said } = await aClient();
  const plainOnly = lacking(
    (r: Request) => (r.response_format ? `response_format ${r.response_format.type} is not supported` : false),
    answers({ ok: 1 }),
  );
  server.next('listen', plainOnly, plainOnly, plainOnly, plainOnly);
  expect(await said(json)).toBe('{"ok":1}');
  expect(server.of('listen').map((c) => c.request.response_format?.type)).toEqual([
    'json_schema',
    'json_object',
    undefined,
  ]);
  expect(client.jsonMode).toBe('plain');
  expect(await said(json)).toBe('{"ok":1}');
  expect(server.of('listen')).toHaveLength(4);
});

test('a temperature or a count of tokens that is not taken is left out from then on', async () => {
  const { server, said } = await aClient();
  const picky = lacking(
    (r: Request) =>
      r.temperature !== undefined
        ? 'Unsupported value: temperature'
        : r.stream_options
          ? 'unknown field stream_options'
          : false,
    answers({ ok: 1 }),
  );
  server.always('listen', picky);
  await said(json);
  await said(json);
  expect(server.of('listen')).toHaveLength(4);
  expect(server.of('listen').at(-1)?.request).toMatchObject({ response_format: { type: 'json_schema' } });
});

test('what an endpoint says of a fault is not kept: it may quote what it was sent', async () => {
  const { server, said } = await aClient();
  const quoting = (request: Request) => ({ message: `input_value=${JSON.stringify(request.messages[0]?.content)}` });
  const message = () => said().catch((error: EngineFailure) => error.message);
  const inStream: Step = (request, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.end(`data: ${JSON.stringify({ error: quoting(request) })}\n\n`);
  };
  server.next('word', (request, ...rest) => fails(422, quoting(request))(request, ...rest), inStream);
  expect(await message()).toBe('unavailable: HTTP 422');
  expect(await message()).toBe('unavailable: APIError');
  await server.close();
  expect(await message()).toMatch(/^unavailable: [A-Z_]+$/);
});

test('a case that is too long for the endpoint is no reason to ask for less JSON', async () => {
  const { server, client, code } = await aClient();
  server.next('listen', fails(400, { message: "This model's maximum context length is 8192 tokens" }));
  expect(await code(json)).toBe('unavailable');
  expect(client.jsonMode).toBe('schema');
});

test('given up, a call ends quietly and the endpoint is hung up on', async () => {
  const { server, said } = await aClient();
  const stop = new AbortController();
  server.next('word', says('and '.repeat(50), { gapMs: 20 }));
  setTimeout(() => stop.abort(), 100);
  await said({ patience: { firstTokenMs: 1_000, stallMs: 1_000, deadlineMs: 5_000 } }, stop.signal);
  await expect.poll(() => server.calls[0]?.dropped).toBe(true);
});

test('calls in flight are bounded, and one that finds no slot in time says so', async () => {
  const { server, client, code } = await aClient();
  server.next('word', hangs, hangs);
  const outcomes = await Promise.all([
    code(),
    code(),
    code({ patience: { firstTokenMs: 100, stallMs: 100, deadlineMs: 600 } }),
  ]);
  expect(outcomes.toSorted()).toEqual(['first-token', 'first-token', 'rate-limited']);
  expect(client.inFlight).toBe(0);
});

test('credentials in the address are used and never shown', async () => {
  const server = await aModelServer();
  const baseUrl = server.url.replace('http://', 'http://ada:s%20cret@');
  const client = new ModelClient({ key: null, baseUrl, model: 'scripted', inFlight: 1 });
  expect(await client.probe(500)).toEqual(['scripted']);
  expect(server.calls[0]?.authorization).toBe(`Basic ${Buffer.from('ada:s cret').toString('base64')}`);
  expect(client.host).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(hostOf(null)).toBe('api.openai.com');
});
