import { getDocumentProxy } from 'unpdf';
import { CASE_BYTES } from '../../protocol/http.ts';
import { type Line, markdownOfPages } from './layout.ts';
import { damaged, PDF_PAGES, textTooLong, tooMuchWork, unreadable } from './limits.ts';

// The text of a PDF. Nothing in it is run, drawn or followed: scripts, forms, links and attachments are never asked for.

interface Piece {
  str: string;
  width: number;
  transform: number[];
  hasEOL: boolean;
}

/** Of all letters, so many may be ones that stand for nothing before the text counts as unreadable. */
const STRAY_SHARE = 0.1;

export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(bytes, {
    verbosity: 0,
    maxImageSize: 0,
    enableXfa: false,
    stopAtErrors: false,
  }).catch((error: unknown) => {
    throw error instanceof Error && error.name === 'PasswordException'
      ? unreadable('the PDF is protected with a password: save it without one, export it as text, or paste the text')
      : damaged('PDF');
  });
  if (document.numPages > PDF_PAGES) throw tooMuchWork(`the PDF has more than ${PDF_PAGES} pages`);
  const pages: Line[][] = [];
  let left = CASE_BYTES;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number).catch(() => {
      throw damaged('PDF');
    });
    const lines = new Lines();
    const reader = page.streamTextContent().getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      for (const piece of (chunk.value as { items: Piece[] }).items) {
        if (typeof piece.str !== 'string') continue;
        left -= Buffer.byteLength(piece.str);
        if (left < 0) throw textTooLong();
        lines.add(piece);
      }
    }
    pages.push(lines.all());
    page.cleanup();
  }
  const text = markdownOfPages(pages);
  if (text === '') {
    throw unreadable('the PDF has no text in it (scanned pages?): export it as text, or paste the text');
  }
  const strays = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (strays > text.length * STRAY_SHARE) {
    throw unreadable(
      'the letters of this PDF cannot be read (its fonts lack their names): export it as text, or paste it',
    );
  }
  return text;
}

/** A gap of so many letter heights between two pieces of a line makes them cells of a row. */
const CELL_GAP = 2.5;

/** Puts together the pieces that stand on one line. */
class Lines {
  readonly #lines: Line[] = [];
  #line: Line | null = null;

  add({ str, width, transform, hasEOL }: Piece): void {
    const [, , slant = 0, height = 0, x = 0, y = 0] = transform;
    if (str.trim() !== '') {
      const size = Math.hypot(slant, height);
      const line = this.#line;
      if (!line) this.#line = { cells: [str], left: x, right: x + width, y, size };
      else {
        if (x - line.right > CELL_GAP * size) line.cells.push(str);
        else line.cells.push(`${line.cells.pop() ?? ''}${str}`);
        line.right = x + width;
        line.size = Math.max(line.size, size);
      }
    } else if (str !== '' && this.#line) this.#line.cells.push(`${this.#line.cells.pop() ?? ''} `);
    if (hasEOL) this.#end();
  }

  all(): Line[] {
    this.#end();
    return this.#lines;
  }

  #end(): void {
    if (this.#line) this.#lines.push({ ...this.#line, cells: this.#line.cells.map(tidy) });
    this.#line = null;
  }
}

const tidy = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
