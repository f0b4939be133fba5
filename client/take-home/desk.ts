import { call, Refused, request } from '../source/http.ts';

/** A draft as the server has it. */
export interface Stored {
  text: string;
  version: string;
}

/** Where the draft lies. Every write names the version it was made on and is refused (`conflict`) if there is a newer one. */
export interface Desk {
  read(): Promise<Stored>;
  write(text: string, base: string): Promise<string>;
  upload(file: File, base: string): Promise<Stored>;
}

export const isElsewhere = (error: unknown): boolean => error instanceof Refused && error.code === 'conflict';
export const isOffline = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'offline' || error.code === 'overloaded');

export function deskOf(session: string, token: string): Desk {
  const path = `/api/sessions/${encodeURIComponent(session)}/case`;
  const read = async (): Promise<Stored> => {
    const answer = await request(path, { token });
    return { text: await answer.text(), version: answer.headers.get('etag') ?? '"0"' };
  };
  return {
    read,
    async write(text, base) {
      const { version } = await call<{ version: number }>(path, {
        method: 'PUT',
        token,
        body: text,
        headers: { 'if-match': base },
      });
      return `"${version}"`;
    },
    async upload(file, base) {
      const body = new FormData();
      body.append('file', file);
      await request(path, { method: 'PUT', token, body, headers: { 'if-match': base } });
      return read();
    },
  };
}
