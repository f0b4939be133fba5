import type { Problem } from '../../protocol/answers.ts';

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
  body?: unknown;
  signal?: AbortSignal;
}

export async function call<T>(path: string, how: Call = {}): Promise<T> {
  const response = await request(path, how);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export async function request(path: string, { method = 'GET', token, body, signal }: Call = {}): Promise<Response> {
  const headers = new Headers();
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = JSON.stringify(body);
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
    problem?.message ?? `The server answered ${response.status}.`,
    problem?.fields,
  );
}
