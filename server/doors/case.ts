import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CASE_BYTES } from '../../protocol/http.ts';
import { Refusal } from '../problems.ts';
import type { Recording } from '../session/recording.ts';
import { bearer, type Gate } from './gate.ts';

// The take-home as a draft, outside the log until it is handed in. Its ETag goes up with each write, so that two tabs never
// overwrite each other silently.

const UPLOAD_BYTES = 5 * 1024 * 1024;

export async function openCaseDoor(app: FastifyInstance, { gate, recording }: { gate: Gate; recording: Recording }) {
  await app.register(multipart, { limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 5 } });
  for (const type of ['text/plain', 'text/markdown']) {
    if (app.hasContentTypeParser(type)) app.removeContentTypeParser(type);
    app.addContentTypeParser(type, { parseAs: 'string', bodyLimit: UPLOAD_BYTES }, (_request, body, done) =>
      done(null, body),
    );
  }

  app.get<{ Params: { id: string } }>(
    '/api/sessions/:id/case',
    { schema: { summary: 'The take-home as it stands' } },
    async (request, reply) => {
      const { session } = await candidateOf(request);
      const draft = await recording.draft(session.id);
      const text = session.state.case?.text ?? draft?.text ?? '';
      return reply
        .type('text/markdown; charset=utf-8')
        .header('etag', etag(draft?.version ?? 0))
        .send(text);
    },
  );

  app.put<{ Params: { id: string } }>(
    '/api/sessions/:id/case',
    { schema: { summary: 'Write the take-home' } },
    async (request, reply) => {
      const { session } = await candidateOf(request);
      if (session.state.case) throw new Refusal('not_now', 'the case has been handed in and cannot be changed');
      const text = checked(await textOf(request));
      const draft = await recording.putDraft(session.id, text, versionOf(request.headers['if-match']));
      if (!draft) throw new PreconditionFailed();
      return reply.header('etag', etag(draft.version)).send({ version: draft.version, bytes: Buffer.byteLength(text) });
    },
  );

  async function candidateOf(request: FastifyRequest<{ Params: { id: string } }>) {
    const admitted = await gate.admit(bearer(request.headers), request.params.id);
    if (admitted.seat.role !== 'candidate') throw new Refusal('forbidden', 'the take-home is the candidate’s own');
    return admitted;
  }
}

/** Answered with 412: somebody else wrote the draft first. */
export class PreconditionFailed extends Refusal {
  constructor() {
    super('conflict', 'the draft was changed elsewhere: read it again, then write with its ETag');
  }
}

async function textOf(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart()) {
    if (typeof request.body === 'string') return request.body;
    throw new Refusal('unsupported_type', 'a case comes as text/markdown, text/plain or a multipart upload');
  }
  const file = await request.file();
  if (!file) throw new Refusal('bad_request', 'the upload has no file', { file: 'is missing' });
  const bytes = await file.toBuffer();
  if (!/\.(md|markdown|txt)$/i.test(file.filename)) {
    throw new Refusal('unsupported_type', 'a case is a .md or .txt file', { file: 'is of another type' });
  }
  return decode(bytes);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('unsupported_type', 'the file is not UTF-8 text', { file: 'is not text' });
  }
}

/** The text of a case, or a Refusal that says what is wrong with it. */
export function checked(text: string): string {
  if (Buffer.byteLength(text) > CASE_BYTES)
    throw new Refusal('too_large', `a case may have ${CASE_BYTES / 1024} KiB of text at most`);
  if (text.includes('\u0000'))
    throw new Refusal('bad_request', 'the text has NUL characters in it: is it a text file?');
  return text;
}

const etag = (version: number): string => `"${version}"`;

/** `If-Match: "3"` → 3; `*` and none → whatever it is. */
function versionOf(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined || ifMatch.trim() === '*') return null;
  const version = /^(?:W\/)?"(\d+)"$/.exec(ifMatch.trim())?.[1];
  return version === undefined ? -1 : Number(version);
}
