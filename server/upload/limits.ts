import { CASE_BYTES } from '../../protocol/http.ts';
import { Refusal } from '../problems.ts';

// How much of an uploaded file is looked at, and what is said when there is more.

export const UPLOAD_BYTES = 5 * 1024 * 1024;
export const PDF_PAGES = 200;
/** A docx's text parts, unpacked. Pictures are never unpacked. */
export const UNPACKED_BYTES = 50 * 1024 * 1024;
export const ZIP_PARTS = 5_000;

/** Files read at the same time, and those that may wait for it. */
export const AT_ONCE = 2;
export const WAITING = 8;
/** From when the reading of a file begins. */
export const READING_MS = 10_000;
/** JavaScript memory of one reading. */
export const HEAP_MB = 192;
/** Memory of the whole process above what it had before, which counts the buffers that a heap limit does not. */
export const GROWTH_BYTES = 512 * 1024 * 1024;

export const textTooLong = () => new Refusal('too_large', `a case may have ${CASE_BYTES / 1024} KiB of text at most`);

export const fileTooLarge = () =>
  new Refusal('too_large', `an upload may have ${UPLOAD_BYTES / 1024 / 1024} MiB at most`, { file: 'is too large' });

export const tooMuchWork = (what: string) =>
  new Refusal('too_large', `${what}: save a simpler version of it, export it as text, or paste the text`, {
    file: 'is too much to read',
  });

/** The file is not one that can be read; `message` says what to do. */
export const unreadable = (message: string) => new Refusal('unsupported_type', message, { file: 'cannot be read' });

export const damaged = (kind: string) =>
  unreadable(`the ${kind} is damaged or incomplete: save it again, export it as text, or paste the text`);
