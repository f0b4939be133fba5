import type { TestHouse } from '../support/house.ts';

export interface TakeHome {
  id: string;
  key: string;
  /** Uploads a file as a browser's form would; `status code message` when it was refused. */
  upload: (
    name: string,
    bytes: string | Uint8Array,
    options?: { match?: string; signal?: AbortSignal },
  ) => Promise<{
    status: number;
    etag: string | null;
    told: string;
    body: { version: number; bytes: number; words: number };
  }>;
  text: () => Promise<string>;
}

/** A candidate's take-home in this house. */
export async function aTakeHome(house: TestHouse): Promise<TakeHome> {
  const { id, seats } = await house.open({ rounds: ['take-home'] });
  const key = seats.candidate.token;
  return {
    id,
    key,
    text: async () => (await house.call('GET', `/api/sessions/${id}/case`, { key })).text,
    upload: async (name, bytes, { match, signal } = {}) => {
      const form = new FormData();
      form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
      const response = await fetch(`${house.address}/api/sessions/${id}/case`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${key}`, ...(match ? { 'if-match': match } : {}) },
        body: form,
        ...(signal ? { signal } : {}),
      });
      const body = await response.json();
      const told = `${response.status} ${body.error ? `${body.error.code} ${body.error.message}` : 'ok'}`;
      return { status: response.status, etag: response.headers.get('etag'), told, body };
    },
  };
}
