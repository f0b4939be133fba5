import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { type Measure, table } from './table.ts';

// What the house adds to a model's stream: to its first token, in CPU, and in how many streams it carries, each beside the bare
// SDK piped to a bare socket in the same run. The endpoint and the readers are here, what is measured is a process of its own.
//   node dist/test/bench/model.js     BENCH_STREAMS=100,200,… BENCH_SECONDS=5

const PACE_MS = 20;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);
const steps = (process.env['BENCH_STREAMS'] ?? '100,200,300,400,500,600').split(',').map(Number);
const LAG_MS = 100;
const TURNS = 150;

const WORDS =
  'So you say that the platform lead traces it by hand, and I can follow that far. What I do not see yet is the second bank, the one that signed later, with another team and another catalog. They had it too, you wrote, only nobody was there to watch.'.split(
    ' ',
  );

/** One stream: when each token was made, and where it ends in the text. */
interface Stream {
  asked: number;
  made: number[];
  ends: number[];
  length: number;
  timer: NodeJS.Timeout | null;
  res: ServerResponse;
}

/** An endpoint that streams 50 tokens a second for as long as it is told to. */
class Endpoint {
  readonly streams = new Map<string, Stream>();
  /** `first`: three tokens at once and an end; `pace`: until `finish`. */
  manner: 'first' | 'pace' = 'first';
  made = 0;
  url = '';
  #sentences = 0;

  async listen(): Promise<this> {
    const server = createServer((req, res) => {
      let body = '';
      req.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      req.on('end', () => this.#answer(req.url ?? '', body, res));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    return this;
  }

  #answer(url: string, body: string, res: ServerResponse): void {
    const asked = performance.now();
    if (url.endsWith('/models')) return void res.end('{"object":"list","data":[{"id":"bench","object":"model"}]}');
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.socket?.setNoDelay(true);
    const name = /The candidate is (C\d+)\./.exec(body)?.[1];
    const whole = name
      ? /opens the round/.test(body)
        ? 'Go ahead, please.'
        : null
      : '{"reply":null,"wish":null,"supported":[],"claims":[]}';
    if (!name || whole) {
      this.#whole(res, whole ?? '');
      return;
    }
    const stream: Stream = { asked, made: [], ends: [], length: 0, timer: null, res };
    this.streams.set(name, stream);
    if (this.manner === 'first') {
      for (const word of ['Well,', ' and', ' then?']) this.#token(stream, word);
      this.#end(stream);
      return;
    }
    let n = 0;
    const tick = () => {
      // A number early in each sentence: none comes twice in a session.
      const number = /[.]$/.test(WORDS[(n + WORDS.length - 1) % WORDS.length] ?? '') ? ` ${++this.#sentences}` : '';
      this.#token(stream, `${n ? ' ' : ''}${WORDS[n % WORDS.length]}${number}`);
      n += 1;
    };
    tick();
    stream.timer = setInterval(tick, PACE_MS);
  }

  finish(): void {
    for (const stream of this.streams.values()) {
      if (stream.timer) clearInterval(stream.timer);
      this.#token(stream, ' Right?');
      this.#end(stream);
    }
    this.streams.clear();
  }

  #token(stream: Stream, text: string): void {
    this.made += 1;
    stream.length += text.length;
    stream.ends.push(stream.length);
    stream.made.push(performance.now());
    stream.res.write(`data: ${chunk(text, null)}\n\n`);
  }

  #end(stream: Stream): void {
    stream.res.end(`data: ${chunk('', 'stop')}\n\ndata: [DONE]\n\n`);
  }

  #whole(res: ServerResponse, text: string): void {
    res.end(`data: ${chunk(text, null)}\n\ndata: ${chunk('', 'stop')}\n\ndata: [DONE]\n\n`);
  }
}

const chunk = (content: string, finish_reason: string | null): string =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'bench',
    choices: [{ index: 0, delta: { content }, finish_reason }],
  });

interface First {
  call: number;
  relay: number;
  visible: number;
}

/** Somebody at the other end of a stream: when each delta came, against when the token that let it go was made. */
class Reader {
  readonly name: string;
  readonly #endpoint: Endpoint;
  readonly #socket: WebSocket;
  #length = 0;
  #given = 0;
  #turn = '';
  #idle: (() => void) | null = null;
  lags: number[] = [];
  /** Of the turn under way: from the floor to the call, from the token that let it go to the first delta, from the first token to it. */
  first: First | null = null;

  private constructor(name: string, endpoint: Endpoint, socket: WebSocket) {
    this.name = name;
    this.#endpoint = endpoint;
    this.#socket = socket;
    socket.on('message', (data) => this.#took(JSON.parse(String(data))));
  }

  static async at(n: number, endpoint: Endpoint, url: string): Promise<Reader> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const reader = new Reader(`C${n}`, endpoint, socket);
    await once(socket, 'open');
    return reader;
  }

  say(n: number): void {
    this.first = null;
    this.#length = 0;
    this.#given = performance.now();
    this.#socket.send(
      JSON.stringify({
        id: `s${n}`,
        type: 'say',
        text: 'We watched nine of them trace it by hand for two days each.',
        floor: 'yield',
      }),
    );
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idle = resolve;
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  #took(frame: { live?: string; type?: string; to?: string; turn?: string; text?: string }): void {
    const now = performance.now();
    if (frame.type === 'floor.given') {
      if (frame.to !== 'candidate') this.#given = now;
      else this.#idle?.();
      return;
    }
    const stream = this.#endpoint.streams.get(this.name);
    if (frame.live !== 'reply.delta' || !stream) return;
    if (frame.turn !== this.#turn) this.#length = 0;
    this.#turn = frame.turn ?? '';
    this.#length += frame.text?.length ?? 0;
    // The token that let these words go is the one that they end in, or a blank before the next.
    let i = stream.ends.length - 1;
    while (i > 0 && (stream.ends[i - 1] ?? 0) >= this.#length) i -= 1;
    const made = stream.made[i] ?? now;
    this.lags.push(now - made);
    this.first ??= { call: stream.asked - this.#given, relay: now - made, visible: now - (stream.made[0] ?? now) };
  }
}

interface Served {
  address: string;
  coachKey: string;
}

/** The measured process with its readers. */
class Rig {
  readonly #child: ChildProcess;
  readonly #endpoint: Endpoint;
  readonly #at: Served;
  readonly #what: 'house' | 'floor';
  readonly readers: Reader[] = [];

  private constructor(what: 'house' | 'floor', child: ChildProcess, endpoint: Endpoint, at: Served) {
    this.#what = what;
    this.#child = child;
    this.#endpoint = endpoint;
    this.#at = at;
  }

  static async start(what: 'house' | 'floor', endpoint: Endpoint): Promise<Rig> {
    const child = fork(join(import.meta.dirname, 'model-child.js'), [what, endpoint.url], {
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    const gone = once(child, 'exit').then(() => Promise.reject(new Error(`the ${what} did not start`)));
    const [at] = (await Promise.race([once(child, 'message'), gone])) as [Served];
    return new Rig(what, child, endpoint, at);
  }

  async grow(to: number): Promise<void> {
    while (this.readers.length < to) {
      const n = this.readers.length;
      const reader = await Reader.at(n, this.#endpoint, await this.#door(n));
      this.readers.push(reader);
      if (this.#what === 'house') await reader.idle();
    }
  }

  async cpuMs(): Promise<number> {
    this.#child.send('cpu');
    const [{ cpuMs }] = (await once(this.#child, 'message')) as [{ cpuMs: number }];
    return cpuMs;
  }

  async stop(): Promise<void> {
    for (const reader of this.readers) reader.close();
    this.#child.send('stop');
    await once(this.#child, 'exit');
  }

  async #door(n: number): Promise<string> {
    const ws = this.#at.address.replace(/^http/, 'ws');
    if (this.#what === 'floor') return `${ws}/?n=${n}`;
    const response = await fetch(`${this.#at.address}/api/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#at.coachKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        scenario: 'lineage-experiment-to-production',
        rounds: ['case-presentation'],
        clock: 'off',
        candidate: `C${n}`,
        case: 'We trace lineage.',
      }),
    });
    const opened = (await response.json()) as { seats: { candidate: { token: string } } };
    return `${ws}/ws?token=${opened.seats.candidate.token}`;
  }
}

interface Figures {
  call: number;
  relay: number;
  visible: number;
  cpuPerThousand: number;
  streams: number;
  lags: Record<string, number>;
}

let said = 0;

const nothingYet = (): Figures => ({ call: 0, relay: 0, visible: 0, cpuPerThousand: 0, streams: 0, lags: {} });

/** Both measured in turns, so that what else the machine does falls on both. */
async function figures(): Promise<{ house: Figures; floor: Figures }> {
  const sides = await Promise.all(
    (['floor', 'house'] as const).map(async (what) => {
      const endpoint = await new Endpoint().listen();
      return {
        what,
        endpoint,
        rig: await Rig.start(what, endpoint),
        found: nothingYet(),
        firsts: [] as First[],
        going: true,
      };
    }),
  );
  try {
    for (let i = 0; i < TURNS; i++) {
      for (const { rig, firsts } of sides) {
        // Fresh sessions now and then: a case has only so many questions in it.
        if (i % 8 === 0) await rig.grow(rig.readers.length + 1);
        const first = await oneTurn(rig);
        if (i >= 20 && first) firsts.push(first);
      }
    }
    for (const { found, firsts } of sides) {
      found.call = median(firsts.map((f) => f.call));
      found.relay = median(firsts.map((f) => f.relay));
    }
    for (const n of steps) {
      for (const side of sides.filter((each) => each.going)) {
        side.endpoint.manner = 'pace';
        const step = await streaming(side.rig, side.endpoint, n);
        if (n === steps[0]) Object.assign(side.found, { cpuPerThousand: step.cpuPerThousand, visible: step.visible });
        side.found.lags[`p99 at ${n}`] = round(step.p99);
        process.stderr.write(
          `  ${side.what} ${n} streams: p50 ${step.p50.toFixed(1)} p99 ${step.p99.toFixed(1)} ms, ${step.cpuPerThousand.toFixed(1)} ms CPU per 1,000, ${step.rate.toFixed(0)} tokens/s\n`,
        );
        if (step.p99 < LAG_MS) side.found.streams = n;
        else side.going = false;
      }
    }
    const of = (what: 'house' | 'floor') => sides.find((side) => side.what === what)?.found ?? nothingYet();
    return { house: of('house'), floor: of('floor') };
  } finally {
    for (const { rig } of sides) await rig.stop();
  }
}

async function oneTurn(rig: Rig): Promise<First | null> {
  const reader = rig.readers.at(-1);
  if (!reader) return null;
  const idle = reader.idle();
  reader.say(++said);
  await idle;
  return reader.first;
}

async function streaming(rig: Rig, endpoint: Endpoint, n: number) {
  await rig.grow(n);
  const readers = rig.readers.slice(-n);
  const idle = Promise.all(readers.map((reader) => reader.idle()));
  endpoint.streams.clear();
  for (const reader of readers) {
    reader.say(++said);
    await pause(4);
  }
  for (const until = performance.now() + 20_000; endpoint.streams.size < n && performance.now() < until; )
    await pause(50);
  await pause(1_500);
  for (const reader of readers) reader.lags = [];
  const before = { cpu: await rig.cpuMs(), made: endpoint.made, at: performance.now() };
  await pause(seconds * 1_000);
  const cpu = (await rig.cpuMs()) - before.cpu;
  const made = endpoint.made - before.made;
  const took = (performance.now() - before.at) / 1_000;
  const lags = readers.flatMap((reader) => reader.lags).sort((a, b) => a - b);
  const visible = readers.flatMap((reader) => (reader.first ? [reader.first.visible] : []));
  endpoint.finish();
  await Promise.race([idle, pause(10_000)]);
  const at = (p: number) =>
    lags[Math.min(lags.length - 1, Math.floor((lags.length * p) / 100))] ?? Number.POSITIVE_INFINITY;
  return {
    p50: at(50),
    p99: at(99),
    cpuPerThousand: (cpu / made) * 1_000,
    rate: made / took,
    visible: median(visible),
  };
}

/** For the bench's table: three measures, each beside its floor in the same run. */
export async function measureModel(): Promise<Measure[]> {
  const { house, floor } = await figures();
  const added = house.call + house.relay - floor.call - floor.relay;
  return [
    {
      measure: 'added to a model’s first token, guard on',
      value: `p50 ${added.toFixed(1)} ms (call ${house.call.toFixed(1)}, relay ${house.relay.toFixed(1)}); first visible word ${house.visible.toFixed(0)} ms after the first token`,
      floor: `call ${floor.call.toFixed(1)}, relay ${floor.relay.toFixed(1)}`,
      target: 'p50 5 ms',
      met: added <= 5,
      detail: {
        added,
        call: house.call,
        relay: house.relay,
        floorCall: floor.call,
        floorRelay: floor.relay,
        visible: house.visible,
      },
    },
    {
      measure: 'CPU per 1,000 deltas over /ws',
      value: `${house.cpuPerThousand.toFixed(1)} ms`,
      floor: `${floor.cpuPerThousand.toFixed(1)} ms`,
      target: '2x',
      met: house.cpuPerThousand <= 2 * floor.cpuPerThousand,
      detail: { house: house.cpuPerThousand, floor: floor.cpuPerThousand },
    },
    {
      measure: `streams at 50 tokens/s with p99 lag under ${LAG_MS} ms`,
      value: `${house.streams}`,
      floor: `${floor.streams}`,
      target: '70 % of its number',
      met: house.streams >= 0.7 * floor.streams,
      detail: { house: house.streams, floor: floor.streams, ...house.lags },
    },
  ];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number): number => Math.round(value * 10) / 10;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${table(await measureModel())}\n`);
  process.exit(0);
}
