import type { Problem } from '../../protocol/answers.ts';
import { sentence } from './sentence.ts';

/** An HTTP call that was answered with an error, or not at all (`code: 'offline'`). */
export class Refused extends Error {
  code: Problem['code'] | 'offline';
  fields: Record<string, string>;

  constructor(code: Problem['code'] | 'offline', message: string, fields: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  token?: string | null;
  /** Sent as JSON; a string as Markdown, a form as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export async function call<T>(path: string, how: Call = {}): Promise<T> {
  const response = await request(path, how);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export async function request(path: string, how: Call = {}): Promise<Response> {
  const { method = 'GET', token, body, signal } = how;
  const headers = new Headers(how.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  const form = body instanceof FormData;
  if (body !== undefined && !form)
    headers.set('content-type', typeof body === 'string' ? 'text/markdown; charset=utf-8' : 'application/json');
  let response: Response;
  try {
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = form || typeof body === 'string' ? body : JSON.stringify(body);
    if (signal) init.signal = signal;
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused('offline', 'The server cannot be reached. Check the connection and try again.');
  }
  if (response.ok) return response;
  const answer = (await response.json().catch(() => null)) as { error?: Problem } | null;
  const problem = answer?.error;
  throw new Refused(
    problem?.code ?? 'internal',
    problem?.message ? sentence(problem.message) : `The server answered ${response.status}.`,
    problem?.fields,
  );
}
