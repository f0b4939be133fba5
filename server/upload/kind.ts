import { Refusal } from '../problems.ts';
import { unreadable } from './limits.ts';

/** What a file is read as. Its name says what it should be, its first bytes what it is; they must agree. */
export type FileKind = 'text' | 'pdf' | 'docx';

const TAKEN = 'a case is a .md, .txt, .pdf or .docx file';

const kinds: Readonly<Record<string, FileKind>> = {
  md: 'text',
  markdown: 'text',
  txt: 'text',
  pdf: 'pdf',
  docx: 'docx',
};

/** First bytes that give a type away, as Latin-1. */
const signatures = [
  { start: '%PDF-', what: 'a PDF' },
  { start: 'PK\u0003\u0004', what: 'a zip file' },
  { start: 'PK\u0005\u0006', what: 'an empty zip file' },
  { start: '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', what: 'an old or a protected Office file' },
  { start: '{\\rtf', what: 'rich text' },
  { start: '\u0089PNG', what: 'a picture' },
  { start: '\u00ff\u00d8\u00ff', what: 'a picture' },
  { start: 'GIF8', what: 'a picture' },
  { start: '\u007fELF', what: 'a program' },
  { start: 'MZ\u0090\u0000', what: 'a program' },
] as const;

/** How far into a PDF its header may stand. */
const PDF_HEADER = 1024;

export function kindOf(name: string, bytes: Uint8Array): FileKind {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'docm' || extension === 'dotm') throw withMacros();
  const kind = kinds[extension];
  if (!kind) throw unreadable(`${TAKEN}: export it as one of these, or paste the text`);
  if (bytes.length === 0) throw new Refusal('bad_request', 'the file is empty', { file: 'is empty' });

  const head = Buffer.from(bytes.subarray(0, PDF_HEADER)).toString('latin1');
  const what = signatures.find(({ start }) => head.startsWith(start))?.what;
  if (kind === 'text') {
    if (what) throw unreadable(`the file is called .${extension} but holds ${what}; ${TAKEN}, under its own name`);
  } else if (kind === 'pdf') {
    if (!head.includes('%PDF-')) throw notWhatItSays(extension, what);
  } else if (what === 'an old or a protected Office file') {
    throw unreadable(
      'the document is protected with a password, or is an old .doc: save it as .docx without one, or paste the text',
    );
  } else if (what !== 'a zip file') throw notWhatItSays(extension, what);
  return kind;
}

const notWhatItSays = (extension: string, what = 'something else') =>
  unreadable(`the file is called .${extension} but holds ${what}: export it as .${extension}, or paste the text`);

export const withMacros = () =>
  unreadable('the document has macros in it: save it as .docx without macros, or paste the text');
