import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

// A scripted OpenAI-compatible endpoint on loopback. Strict: a call that no step was written for fails the test, and so does a
// step that no call came for.

export type Kind = 'listen' | 'word' | 'judge' | 'debrief' | 'models';

export interface Request {
  model: string;
  messages: { role: string; content: string }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  response_format?: { type: string };
  temperature?: number;
}

export type Step = (request: Request, res: ServerResponse, req: IncomingMessage) => Promise<void> | void;

export interface Called {
  kind: Kind;
  request: Request;
  authorization: string | undefined;
  /** Whether the caller hung up before the answer was whole. */
  dropped: boolean;
}

export interface ModelServer {
  url: string;
  calls: Called[];
  /** The next calls of this kind, in order. */
  next: (kind: Kind, ...steps: Step[]) => ModelServer;
  /** Any call of this kind for which no step is written. */
  always: (kind: Kind, step: Step) => ModelServer;
  of: (kind: Kind) => Called[];
  close: () => Promise<void>;
}

export async function aModelServer(): Promise<ModelServer> {
  const steps = new Map<Kind, Step[]>();
  const standing = new Map<Kind, Step>([['models', lists('scripted')]]);
  const calls: Called[] = [];
  const unexpected: string[] = [];

  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    req.on('end', async () => {
      const request = (body ? JSON.parse(body) : { messages: [] }) as Request;
      const kind = kindOf(req, request);
      const called: Called = { kind, request, authorization: req.headers.authorization, dropped: false };
      calls.push(called);
      res.on('close', () => {
        called.dropped = !res.writableFinished;
      });
      const step = steps.get(kind)?.shift() ?? standing.get(kind);
      if (!step) {
        unexpected.push(`${kind}: ${request.messages.at(-1)?.content.slice(0, 200)}`);
        return fails(500)(request, res, req);
      }
      await step(request, res, req);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(async () => {
    await close();
    const unused = [...steps].flatMap(([kind, left]) => left.map(() => kind));
    if (unexpected.length) throw new Error(`calls that no step was written for: ${unexpected.join(' | ')}`);
    if (unused.length) throw new Error(`steps that no call came for: ${unused.join(', ')}`);
  });
  const self: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    next: (kind, ...more) => {
      steps.set(kind, [...(steps.get(kind) ?? []), ...more]);
      return self;
    },
    always: (kind, step) => {
      standing.set(kind, step);
      return self;
    },
    of: (kind) => calls.filter((each) => each.kind === kind),
    close,
  };
  return self;
}

function kindOf(req: IncomingMessage, request: Request): Kind {
  if (req.url?.endsWith('/models')) return 'models';
  const system = request.messages[0]?.content ?? '';
  if (system.startsWith('You write what one person says')) return 'word';
  if (system.startsWith('You score one round')) return 'judge';
  if (system.includes('You write the words of its debrief')) return 'debrief';
  return 'listen';
}

export const lists =
  (...ids: string[]): Step =>
  (_request, res) => {
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) }));
  };

export const fails =
  (status: number, body: object = { message: 'no' }, headers: Record<string, string> = {}): Step =>
  (_request, res) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify({ error: body }));
  };

export const hangs: Step = () => {};

export interface Manner {
  /** Before the first piece, and between pieces. */
  firstMs?: number;
  gapMs?: number;
  pieces?: string[];
  /** The first delta names the role, as most servers do. */
  role?: boolean;
  usage?: boolean;
  finish?: string | null;
  /** Writes the bytes of the stream in runs of this many. */
  bytes?: number;
  /** After the last piece: the connection is cut, or nothing more ever comes. */
  ends?: 'well' | 'cut' | 'never';
}

/** Streams a text as an endpoint would. */
export const says =
  (text: string, manner: Manner = {}): Step =>
  async (request, res) => {
    const { firstMs = 0, gapMs = 0, role = true, usage = true, finish = 'stop', bytes, ends = 'well' } = manner;
    const pieces = manner.pieces ?? text.match(/\s*\S+/g) ?? [];
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.flushHeaders();
    const write = async (data: object | '[DONE]') => {
      const line = Buffer.from(`data: ${data === '[DONE]' ? data : JSON.stringify(data)}\n\n`);
      if (!bytes) return void res.write(line);
      for (let i = 0; i < line.length; i += bytes) {
        res.write(line.subarray(i, i + bytes));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const head = { id: 'c', object: 'chat.completion.chunk', created: 1, model: request.model };
    const chunk = (delta: object, finish_reason: string | null = null) => ({
      ...head,
      choices: [{ index: 0, delta, finish_reason }],
    });
    if (firstMs) await sleep(firstMs);
    if (role) await write(chunk({ role: 'assistant', content: '' }));
    for (const piece of pieces) {
      if (res.destroyed) return;
      await write(chunk({ content: piece }));
      if (gapMs) await sleep(gapMs);
    }
    if (ends === 'never') return;
    if (ends === 'cut') {
      await sleep(30);
      return void res.destroy();
    }
    if (finish) await write(chunk({}, finish));
    if (usage && request.stream_options?.include_usage) {
      await write({
        ...head,
        choices: [],
        usage: { prompt_tokens: 100, completion_tokens: pieces.length, total_tokens: 100 + pieces.length },
      });
    }
    await write('[DONE]');
    res.end();
  };

/** An answer in JSON. */
export const answers = (value: unknown, manner?: Manner): Step =>
  says(JSON.stringify(value), { ...manner, pieces: [JSON.stringify(value)] });

/** Words for ever. */
export const neverEnds =
  (word: string): Step =>
  async (request, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: request.model };
    while (!res.destroyed) {
      res.write(
        `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, delta: { content: word }, finish_reason: null }] })}\n\n`,
      );
      await sleep(1);
    }
  };

/** Refuses a call that asks for more than it takes, as endpoints do that lack a feature. */
export const lacking =
  (lacks: (request: Request) => string | false, otherwise: Step): Step =>
  (request, res, req) => {
    const said = lacks(request);
    return said
      ? fails(400, { message: said, type: 'invalid_request_error' })(request, res, req)
      : otherwise(request, res, req);
  };

export const nothingHeard = { reply: null, wish: null, supported: [], claims: [] };

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
