import type { IncomingHttpHeaders } from 'node:http';
import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isCaseOpen } from '../../interview/state.ts';
import { CASE_BYTES } from '../../protocol/http.ts';
import { wordsIn } from '../../protocol/word-count.ts';
import { Refusal } from '../problems.ts';
import type { Recording } from '../session/recording.ts';
import { handedIn, type Session } from '../session/session.ts';
import { kindOf } from '../upload/kind.ts';
import { fileTooLarge, textTooLong, UPLOAD_BYTES } from '../upload/limits.ts';
import { ReadingRoom } from '../upload/reading-room.ts';
import { decodeText } from '../upload/text.ts';
import { etag, isAny, isMatch } from './etag.ts';
import { bearer, type Gate } from './gate.ts';

// The take-home as a draft, outside the log until it is handed in. Its ETag goes up with each write, so that two tabs never
// overwrite each other silently.

/** What a multipart body may have around its file. */
const FORM_BYTES = 64 * 1024;

export async function openCaseDoor(app: FastifyInstance, { gate, recording }: { gate: Gate; recording: Recording }) {
  await app.register(multipart, { limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 5 } });
  for (const type of ['text/plain', 'text/markdown']) {
    if (app.hasContentTypeParser(type)) app.removeContentTypeParser(type);
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: UPLOAD_BYTES }, (_request, body, done) =>
      done(null, body),
    );
  }

  const room = new ReadingRoom();
  app.addHook('onClose', () => room.close());
  /** Sessions whose upload is being read. */
  const uploading = new Set<string>();

  app.get<{ Params: { id: string } }>(
    '/api/sessions/:id/case',
    { schema: { summary: 'The take-home as it stands' } },
    async (request, reply) => {
      const { session } = await candidateOf(request);
      const draft = await recording.draft(session.id);
      const text = isCaseOpen(session.state) ? draft?.text : session.state.case?.text;
      return reply
        .type('text/markdown; charset=utf-8')
        .header('etag', etag(draft?.version ?? 0))
        .send(text ?? '');
    },
  );

  app.put<{ Params: { id: string } }>(
    '/api/sessions/:id/case',
    {
      onRequest: async (request) => {
        await undecided(request);
      },
      schema: {
        summary: 'Write the take-home',
        description:
          'As text/markdown or text/plain, or as a multipart form with one .md, .txt, .pdf or .docx file. With If-Match it is written only over that version.',
      },
    },
    async (request, reply) => {
      const text = checked(request.isMultipart() ? await uploaded(request, reply) : written(request.body));
      // A file takes its time to read, and the case may have been handed in meanwhile.
      const session = await undecided(request);
      const draft = await session.draft(text, await overwritten(session.id, request.headers));
      if (!draft) throw new PreconditionFailed();
      return reply
        .header('etag', etag(draft.version))
        .send({ version: draft.version, bytes: Buffer.byteLength(text), words: wordsIn(text) });
    },
  );

  /** The version that is written over; null for whichever it is. */
  async function overwritten(session: string, { 'if-match': ifMatch }: IncomingHttpHeaders): Promise<number | null> {
    if (isAny(ifMatch)) return null;
    const version = (await recording.draft(session))?.version ?? 0;
    if (!isMatch(ifMatch, version)) throw new PreconditionFailed();
    return version;
  }

  /** The session, if its case can still be written. */
  async function undecided(request: FastifyRequest<{ Params: { id: string } }>): Promise<Session> {
    const { session } = await candidateOf(request);
    if (!isCaseOpen(session.state)) throw handedIn();
    return session;
  }

  async function uploaded(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply): Promise<string> {
    const { id } = request.params;
    if (uploading.has(id)) throw new Refusal('too_many', 'a file of yours is being read: wait until it is done');
    uploading.add(id);
    try {
      const { name, bytes } = await fileOf(request);
      const kind = kindOf(name, bytes);
      if (kind === 'text') return decodeText(bytes);
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      return await room.read({ kind, bytes }, gone.signal);
    } finally {
      uploading.delete(id);
    }
  }

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

function written(body: unknown): string {
  if (Buffer.isBuffer(body)) return decodeText(body);
  throw new Refusal('unsupported_type', 'a case comes as text/markdown, text/plain or a multipart upload');
}

async function fileOf(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_BYTES + FORM_BYTES) throw fileTooLarge();
  try {
    const file = await request.file();
    if (!file) throw new Refusal('bad_request', 'the upload has no file', { file: 'is missing' });
    const bytes = await file.toBuffer();
    // The library looks for it between chunks, and so misses a file that is cut in its last one.
    if (file.file.truncated) throw fileTooLarge();
    return { name: file.filename, bytes };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as FastifyError).statusCode === 413) throw fileTooLarge();
    throw new Refusal('bad_request', 'the upload is broken or broke off: try again', { file: 'is incomplete' });
  }
}

/** The text of a case, or a Refusal that says what is wrong with it. */
export function checked(text: string): string {
  if (Buffer.byteLength(text) > CASE_BYTES) throw textTooLong();
  if (text.includes('\u0000'))
    throw new Refusal('bad_request', 'the text has NUL characters in it: is it a text file?');
  return text;
}
