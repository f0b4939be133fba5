import { isIP } from 'node:net';
import { z } from 'zod';

// Configuration is environment only, read and checked once. A bad value stops the start with one line that names the
// variable and what it takes.

export interface Config {
  host: string;
  port: number;
  /** What links are built on, and the allowed browser origin. No trailing slash. */
  publicUrl: URL;
  /** Addresses whose `X-Forwarded-*` are believed; false believes nobody. */
  trustProxy: string[] | false;
  dataDir: string;
  databaseUrl: string | null;
  coachKey: string | null;
  linkSecret: string | null;
  solo: boolean;
  panel: 'builtin' | 'openai';
  openai: { key: string | null; baseUrl: string | null; model: string | null };
  model: {
    firstTokenMs: number;
    stallMs: number;
    deadlineMs: number;
    tokensPerSession: number;
    tokensPerDay: number | null;
    /** What a million tokens cost, in whatever money the operator counts; null without a price. */
    price: { in: number; out: number } | null;
    /** How long the builtin engine goes on, at first, before the model is tried again. */
    restMs: number;
    /** Calls of the model at one time. */
    inFlight: number;
  };
  limits: { connectionsPerAddress: number; sessionsPerAddress: number; connections: number; sessions: number };
  logLevel: string;
}

export class ConfigError extends Error {}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max));
const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);
const LABEL = /^[a-z\d_]([a-z\d_-]*[a-z\d_])?$/i;
/** A name whose last part is a number would be an address, and is none (https://url.spec.whatwg.org/#ends-in-a-number-checker). */
const isName = (name: string): boolean =>
  name.split('.').every((label) => LABEL.test(label)) && !/(^|\.)\d+$/.test(name);
/** Without a zone (fe80::1%eth0), which stands in no link. */
const isAddress = (host: string): boolean => isIP(host) !== 0 && !host.includes('%');
const isHost = (host: string): boolean => isAddress(host) || isName(host);
/** Where a site is: no path, no question, nobody's name. */
const isOrigin = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { username, password, pathname, search, hash } = new URL(address);
  return pathname === '/' && !username && !password && !search && !hash;
};
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Reads the environment. Throws a ConfigError whose message names the variable and what it takes. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = <T>(name: string, schema: z.ZodType<T>, fallback: T, takes: string): T => {
    const raw = env[name]?.trim();
    if (raw === undefined || raw === '') return fallback;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw new ConfigError(`${name} takes ${takes}, not "${isSecret(name) ? '…' : raw}"`);
    return parsed.data;
  };
  const text = (name: string) => read<string | null>(name, z.string(), null, 'text');
  const milliseconds = (name: string, fallback: number) =>
    read(name, whole(1, 3_600_000), fallback, 'milliseconds, 1 to 3600000');
  const tokens = 'a whole number of tokens, 0 or more';
  const money = (name: string) => read<number | null>(name, decimal, null, 'a price for a million tokens, 0 or more');
  const url = (name: string) =>
    read<string | null>(name, z.url({ protocol: /^https?$/ }), null, 'an http or https address');

  // As it stands in an address: [::1].
  const bare = z.string().transform((raw) => raw.replace(/^\[(.*)\]$/, '$1'));
  const host = read('HOST', bare.refine(isHost), '127.0.0.1', 'a host name or an address');
  const port = read('PORT', whole(0, 65_535), 4300, 'a port, 0 to 65535');
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const origin = read<string | null>(
    'PUBLIC_URL',
    z.url({ protocol: /^https?$/ }).refine(isOrigin),
    null,
    'an http or https address without a path (https://panel.example.org)',
  );
  const publicUrl = new URL(origin ?? `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`);
  const key = text('OPENAI_API_KEY');
  const baseUrl = url('OPENAI_BASE_URL');
  const openai = { key, baseUrl, model: text('OPENAI_MODEL') };
  const panel = read(
    'PANEL',
    z.enum(['builtin', 'openai']),
    key || baseUrl ? 'openai' : 'builtin',
    'builtin or openai',
  );
  if (panel === 'openai' && !key && !baseUrl) {
    throw new ConfigError('PANEL=openai takes an OPENAI_API_KEY or an OPENAI_BASE_URL beside it');
  }
  return {
    host,
    port,
    publicUrl,
    trustProxy: readTrust(env['TRUST_PROXY']),
    dataDir: read('DATA_DIR', z.string(), './data', 'a folder'),
    databaseUrl: read(
      'DATABASE_URL',
      z.string().regex(/^postgres(ql)?:\/\//),
      null as string | null,
      'a postgres:// address',
    ),
    // It is sent in a header.
    coachKey: read<string | null>(
      'COACH_KEY',
      z.string().regex(/^[!-~]{16,}$/),
      null,
      'a secret of 16 characters or more: letters, digits and signs of ASCII, no spaces',
    ),
    linkSecret: read<string | null>('LINK_SECRET', z.string().min(16), null, 'a secret of 16 characters or more'),
    solo:
      read(
        'SOLO',
        z.enum(['on', 'off']),
        isLoopback(host) && isLoopback(publicUrl.hostname) ? 'on' : 'off',
        'on or off',
      ) === 'on',
    panel,
    openai,
    model: {
      firstTokenMs: milliseconds('MODEL_FIRST_TOKEN_MS', 4_000),
      stallMs: milliseconds('MODEL_STALL_MS', 3_000),
      deadlineMs: milliseconds('MODEL_DEADLINE_MS', 60_000),
      tokensPerSession: read('MODEL_MAX_TOKENS_PER_SESSION', whole(0, Number.MAX_SAFE_INTEGER), 400_000, tokens),
      tokensPerDay: read<number | null>('MODEL_MAX_TOKENS_PER_DAY', whole(0, Number.MAX_SAFE_INTEGER), null, tokens),
      price: readPrice(money('MODEL_PRICE_PER_MTOKENS_IN'), money('MODEL_PRICE_PER_MTOKENS_OUT')),
      restMs: milliseconds('MODEL_REST_MS', 15_000),
      inFlight: read('MODEL_MAX_IN_FLIGHT', whole(1, 10_000), 64, 'a number of calls, 1 to 10000'),
    },
    limits: {
      connectionsPerAddress: read('MAX_CONNECTIONS_PER_ADDRESS', whole(1, 1_000_000), 1_000, 'a number of connections'),
      sessionsPerAddress: read('MAX_SESSIONS_PER_ADDRESS', whole(1, 1_000_000), 1_000, 'a number of sessions'),
      connections: read('MAX_CONNECTIONS', whole(1, 1_000_000), 15_000, 'a number of connections'),
      sessions: read('MAX_SESSIONS', whole(1, 1_000_000), 10_000, 'a number of sessions'),
    },
    logLevel: read('LOG_LEVEL', z.enum(LEVELS), 'info', LEVELS.join(', ')),
  };
}

/** One price given stands for both. */
const readPrice = (given: number | null, back: number | null): Config['model']['price'] =>
  given === null && back === null ? null : { in: given ?? back ?? 0, out: back ?? given ?? 0 };

const isSecret = (name: string): boolean => /KEY|SECRET|DATABASE_URL/.test(name);

function readTrust(raw: string | undefined): string[] | false {
  const value = raw?.trim();
  if (!value || value === 'off') return false;
  const parts = value.split(',').map((part) => part.trim());
  if (parts.every((part) => part === 'loopback' || isNetwork(part))) return parts;
  throw new ConfigError(
    `TRUST_PROXY takes off, or addresses separated by commas (10.0.0.0/8, loopback), not "${value}"`,
  );
}

/** An address, or a network of them. */
function isNetwork(part: string): boolean {
  const [address = '', bits, ...more] = part.split('/');
  if (!isAddress(address) || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
}
