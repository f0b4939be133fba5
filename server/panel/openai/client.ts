import OpenAI from 'openai';
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { EngineFailure, kindOfError } from '../failure.ts';
import { pause } from '../pause.ts';
import type { Tokens } from '../spending.ts';
import { type Lane, Slots } from './slots.ts';
import { type Patience, Watch } from './watch.ts';

// The only file that speaks to an endpoint. Every call is streamed, watched (first token, stall, deadline), counted, and ends
// in its words or in an EngineFailure. What an endpoint lacks is found out once and remembered.

export interface Message {
  role: 'system' | 'user';
  content: string;
}

export interface Call {
  kind: string;
  lane: Lane;
  messages: readonly Message[];
  /** The JSON that is wanted; the prompt says it in words too, for endpoints that take no schema. */
  shape?: { name: string; schema: object };
  patience: Patience;
  /** Characters after which it is taken to have no end. */
  most: number;
  spent: (tokens: Tokens) => void;
}

export interface CallMeters {
  modelCall(kind: string, outcome: string): void;
  firstToken(kind: string, ms: number): void;
}

export interface Endpoint {
  key: string | null;
  baseUrl: string | null;
  model: string;
  inFlight: number;
}

/** How JSON is asked for: best first. */
type JsonMode = 'schema' | 'object' | 'plain';

/** What this endpoint turned out not to take. */
interface Quirks {
  json: JsonMode;
  temperature: boolean;
  usage: boolean;
}

const OPENAI = 'https://api.openai.com/v1';
/** A 429 is waited out at most this long, and only while the first word may still come in time. */
const RETRY_AFTER_MS = 2_000;
/** After the last word, how long the count of tokens may take. */
const USAGE_GRACE_MS = 250;
/** Steps from every quirk unknown to every quirk known. */
const MOST_STEPS = 5;

/** Where the case and the answers go, without credentials: what the candidate is told. */
export const hostOf = (baseUrl: string | null): string => new URL(baseUrl ?? OPENAI).host;

export class ModelClient {
  /** May be set once at the start, where the endpoint itself says what it serves. */
  model: string;
  readonly host: string;
  readonly #sdk: OpenAI;
  readonly #slots: Slots;
  readonly #meters: CallMeters | null;
  #quirks: Quirks = { json: 'schema', temperature: true, usage: true };

  constructor(endpoint: Endpoint, meters: CallMeters | null = null) {
    this.model = endpoint.model;
    this.host = hostOf(endpoint.baseUrl);
    this.#meters = meters;
    this.#slots = new Slots(endpoint.inFlight);
    this.#sdk = new OpenAI({ ...access(endpoint), maxRetries: 0, logLevel: 'off' });
  }

  get inFlight(): number {
    return this.#slots.taken;
  }

  get jsonMode(): JsonMode {
    return this.#quirks.json;
  }

  /** The models the endpoint lists, or null where it lists none: the cheapest call that shows whether a key is good. */
  async probe(ms: number): Promise<string[] | null> {
    try {
      const page = await this.#sdk.models.list({ signal: AbortSignal.timeout(ms) });
      return page.data.map((each) => each.id);
    } catch (error) {
      const status = error instanceof OpenAI.APIError ? error.status : undefined;
      if (status === 404 || status === 405 || status === 501) return null;
      throw failed(error, false);
    }
  }

  async whole(call: Call, signal: AbortSignal): Promise<string> {
    let text = '';
    for await (const piece of this.stream(call, signal)) text += piece;
    return text;
  }

  /** The words as they come. Throws an EngineFailure; given up by the signal, it ends without a word. */
  async *stream(call: Call, signal: AbortSignal): AsyncGenerator<string> {
    const watch = new Watch(call.patience, signal);
    const count = { in: 0, out: 0, known: false };
    let outcome: string | null = null;
    let text = '';
    let release: (() => void) | null = null;
    let asked = false;
    try {
      release = await this.#slots.take(call.lane, watch.signal);
      if (!release) throw watch.failure('rate-limited', 'no slot was free in time');
      asked = true;
      const chunks = await this.#open(call, watch);
      let finish: string | null = null;
      for await (const chunk of chunks) {
        watch.alive();
        if (chunk.usage) {
          Object.assign(count, { in: chunk.usage.prompt_tokens, out: chunk.usage.completion_tokens, known: true });
        }
        const choice = chunk.choices?.[0];
        if (!choice) continue;
        if (choice.delta?.refusal) throw new EngineFailure('refused');
        const piece = choice.delta?.content ?? '';
        if (piece) {
          if (!text) this.#meters?.firstToken(call.kind, watch.elapsed());
          text += piece;
          if (/\S/.test(piece)) watch.spoke();
          yield piece;
          if (text.length > call.most) throw new EngineFailure('endless', `${text.length} characters and no end`);
        }
        if (choice.finish_reason) {
          finish = choice.finish_reason;
          watch.finished(USAGE_GRACE_MS);
        }
      }
      if (signal.aborted) return;
      if (!finish) watch.check();
      if (finish === 'content_filter') throw new EngineFailure('refused', 'the endpoint filtered it');
      if (finish === 'length' || (!finish && !/[.!?…}\])"'”’]\s*$/.test(text)))
        throw new EngineFailure(text ? 'cut' : 'empty');
      if (!text.trim()) throw new EngineFailure('empty');
      outcome = 'ok';
    } catch (error) {
      if (signal.aborted) return;
      const failure = watch.reason ?? failed(error, text !== '');
      outcome = failure.code;
      throw failure;
    } finally {
      watch.over();
      release?.();
      if (asked) {
        this.#meters?.modelCall(call.kind, outcome ?? (signal.aborted ? 'given-up' : 'enough'));
        call.spent(count.known ? count : estimated(call.messages, text));
      }
    }
  }

  async #open(call: Call, watch: Watch): Promise<AsyncIterable<ChatCompletionChunk>> {
    let quirks = this.#quirks;
    let waited = false;
    for (let step = 0; ; step++) {
      try {
        const params = paramsOf(call, this.model, quirks);
        const chunks = await this.#sdk.chat.completions.create(params, { signal: watch.signal });
        this.#quirks = quirks;
        return chunks;
      } catch (error) {
        const lesser = step < MOST_STEPS ? withoutWhatFailed(error, quirks, call) : null;
        const wait = waited ? null : retryAfter(error);
        if (lesser) quirks = lesser;
        else if (wait !== null && wait <= Math.min(RETRY_AFTER_MS, watch.leftForFirst())) {
          waited = true;
          await pause(wait, watch.signal);
          if (watch.signal.aborted) throw error;
        } else throw error;
      }
    }
  }
}

/** What to sign in with. Credentials in the address go into a header: fetch takes none in an address. */
function access({ key, baseUrl }: Endpoint): ConstructorParameters<typeof OpenAI>[0] {
  const url = new URL(baseUrl ?? OPENAI);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const theirs = url.host === new URL(OPENAI).host;
  return {
    apiKey: key ?? 'none',
    baseURL: url.href.replace(/\/$/, ''),
    ...(theirs ? {} : { organization: null, project: null }),
    ...(username && !key ? { defaultHeaders: { authorization: `Basic ${basic}` } } : {}),
  };
}

function paramsOf(call: Call, model: string, quirks: Quirks): ChatCompletionCreateParamsStreaming {
  const { shape } = call;
  return {
    model,
    messages: [...call.messages],
    stream: true,
    ...(quirks.usage ? { stream_options: { include_usage: true } } : {}),
    ...(shape && quirks.temperature ? { temperature: 0 } : {}),
    ...(shape && quirks.json === 'object' ? { response_format: { type: 'json_object' as const } } : {}),
    ...(shape && quirks.json === 'schema'
      ? {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: shape.name, strict: true, schema: shape.schema as Record<string, unknown> },
          },
        }
      : {}),
  };
}

/** The same call with less asked of the endpoint, where it said that it does not take it; null where that was not it. */
function withoutWhatFailed(error: unknown, quirks: Quirks, call: Call): Quirks | null {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const said = `${error.message} ${error.param ?? ''}`;
  if (/context.{0,20}(length|window)|too long|maximum.{0,20}tokens/i.test(said)) return null;
  if (quirks.temperature && call.shape && /temperature/i.test(said)) return { ...quirks, temperature: false };
  if (quirks.usage && /stream_options|include_usage/i.test(said)) return { ...quirks, usage: false };
  if (!call.shape || quirks.json === 'plain') return null;
  return { ...quirks, json: quirks.json === 'schema' ? 'object' : 'plain' };
}

function retryAfter(error: unknown): number | null {
  if (!(error instanceof OpenAI.APIError) || error.status !== 429) return null;
  const exact = Number.parseFloat(error.headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const raw = error.headers?.get('retry-after');
  if (!raw) return null;
  const seconds = Number(raw);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(raw) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** Whatever the SDK threw, by what it means for us, and without its message: an endpoint may quote in it what it was sent. */
function failed(error: unknown, spoke: boolean): EngineFailure {
  if (error instanceof EngineFailure) return error;
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  const detail = status === undefined ? kindOfError(error) : `HTTP ${status}`;
  if (spoke) return new EngineFailure('cut', detail);
  if (status === 401 || status === 403) return new EngineFailure('unauthorized', detail);
  if (status === 429) return new EngineFailure('rate-limited', detail, retryAfter(error));
  return new EngineFailure('unavailable', detail);
}

/** Four characters a token, where the endpoint does not count. */
const estimated = (messages: readonly Message[], text: string): Tokens => ({
  in: Math.ceil(messages.reduce((sum, each) => sum + each.content.length, 0) / 4),
  out: Math.ceil(text.length / 4),
});
