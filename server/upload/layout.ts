// From lines with places on a page to paragraphs, headings, lists and tables. Pure.

export interface Line {
  /** One, or the cells of a row. */
  cells: string[];
  left: number;
  right: number;
  /** Upwards from the foot of the page. */
  y: number;
  /** Of its letters. */
  size: number;
}

type Kind = 'prose' | 'heading' | 'item' | 'row';

interface Piece {
  kind: Kind;
  text: string;
  first: Line;
  /** The line that it ends with so far. */
  last: Line;
}

const BULLET = /^(?:[•◦▪▫‣⁃●○■□\uf0b7\uf0a7]\s*|[–\-o]\s+)(?=\S)/;
const NUMBER = /^(?:\d{1,2}|[a-z])[.)]\s+(?=\S)/;
const BARE_MARKER = /^(?:[•◦▪▫‣⁃●○■□–\-\uf0b7\uf0a7o]|(?:\d{1,2}|[a-z])[.)])$/;
const PAGE_NUMBER = /^(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|\/)\s*\d{1,4})?$/i;

/** Letters so much larger than the body's make a heading, or a title. */
const HEADING = 1.15;
const TITLE = 1.6;
const HEADING_CHARS = 200;
/** A line so much further below the last than lines usually are begins a paragraph. */
const PARAGRAPH_GAP = 1.35;
/** A line that ends before this share of the text's width ends its paragraph, */
const FULL = 0.75;
/** or before this one if the next goes on in lower case. */
const HALF_FULL = 0.4;
/** A step to the side of so many letter heights begins something new. */
const STEP = 0.8;
/** A line at the edge of so many pages is a running head. */
const RUNNING = 0.6;

export function markdownOfPages(pages: readonly (readonly Line[])[]): string {
  const kept = withoutFurniture(pages.map(withMarkersJoined));
  const lines = kept.flat();
  const measures = measured(kept);
  const hyphens = new Hyphens(lines);
  const pieces: Piece[] = [];
  for (const page of kept) {
    page.forEach((line, i) => {
      const last = pieces.at(-1);
      const kind = kindOf(line, measures, page[i - 1], page[i + 1]);
      const text = line.cells.join(kind === 'row' ? ' | ' : '  ');
      if (last && continues(last, line, kind, text, i === 0, measures)) {
        last.text = hyphens.joined(last.text, text);
        last.last = line;
      } else pieces.push({ kind, text: marked(kind, text, line, measures), first: line, last: line });
    });
  }
  return written(pieces);
}

interface Measures {
  size: number;
  gap: number;
  left: number;
  right: number;
}

/** What is usual in this document: letter size, distance of lines, and where lines begin and end. */
function measured(pages: readonly (readonly Line[])[]): Measures {
  const letters = new Map<number, number>();
  const gaps: number[] = [];
  const lines = pages.flat();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + line.cells.join('').length);
  }
  const size = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  for (const page of pages) {
    page.forEach((line, i) => {
      const gap = (page[i - 1]?.y ?? line.y) - line.y;
      if (gap > 0 && gap < 4 * size && alike(line.size, size)) gaps.push(gap);
    });
  }
  gaps.sort((a, b) => a - b);
  const body = lines.filter((line) => alike(line.size, size));
  return {
    size,
    gap: gaps[Math.floor(gaps.length / 2)] ?? size * 1.2,
    left: body.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY),
    right: body.reduce((most, line) => Math.max(most, line.right), 0),
  };
}

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= 0.08 * b;

/** A row has a row beside it; a single line with a wide gap in it is a line. */
function kindOf(line: Line, { size }: Measures, before: Line | undefined, after: Line | undefined): Kind {
  const text = line.cells.join(' ');
  if (line.size >= HEADING * size && text.length <= HEADING_CHARS) return 'heading';
  if (line.cells.length > 1 && [before, after].some((near) => near && near.cells.length > 1)) return 'row';
  return (BULLET.test(text) || NUMBER.test(text)) && !isDashInSentence(text, line, before) ? 'item' : 'prose';
}

/** A dash that a sentence happens to be broken before, and no bullet. */
function isDashInSentence(text: string, line: Line, before: Line | undefined): boolean {
  if (!before || !/^[–-]\s+\p{Ll}/u.test(text)) return false;
  const said = before.cells.join(' ');
  return Math.abs(before.left - line.left) < 1 && !BULLET.test(said) && !/[.:;!?]$/.test(said);
}

function continues(
  { kind: before, text: said, first, last }: Piece,
  line: Line,
  kind: Kind,
  text: string,
  newPage: boolean,
  { gap, left, right }: Measures,
): boolean {
  const down = last.y - line.y;
  if (kind === 'heading') {
    return before === 'heading' && alike(line.size, last.size) && down > 0 && down < 1.6 * line.size;
  }
  if (kind !== 'prose' || before === 'heading' || before === 'row') return false;
  const goesOn = /^[\p{Ll}–—-]/u.test(text);
  // Over a page's or a column's end only the words tell.
  if (newPage || down <= 0) return goesOn && !/[.!?:;]$/.test(said);
  if (down > PARAGRAPH_GAP * gap || !alike(line.size, last.size)) return false;
  // The first line of a paragraph may be indented, and an item's other lines stand under its words.
  const step = STEP * line.size;
  const opening = last === first;
  if (line.left > last.left + step && !(before === 'item' && opening)) return false;
  if (line.left < last.left - step && !(before === 'prose' && opening)) return false;
  return last.right >= left + (goesOn ? HALF_FULL : FULL) * (right - left);
}

function marked(kind: Kind, text: string, line: Line, { size }: Measures): string {
  if (kind === 'heading') return `${line.size >= TITLE * size ? '#' : '##'} ${text}`;
  if (kind === 'item') return text.replace(BULLET, '- ');
  return kind === 'row' ? `| ${text} |` : text;
}

function written(pieces: readonly Piece[]): string {
  let out = '';
  pieces.forEach(({ kind, text }, i) => {
    const before = pieces[i - 1];
    const close = before?.kind === kind && (kind === 'item' || kind === 'row');
    out += `${!before ? '' : close ? '\n' : '\n\n'}${text}`;
    const after = pieces[i + 1];
    if (kind === 'row' && !close && after?.kind === 'row') out += `\n|${' --- |'.repeat(text.split(' | ').length)}`;
  });
  return out.trim();
}

/** A bullet or number that stands apart from its words, in a cell or on a line of its own. */
function withMarkersJoined(page: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of page) {
    const [first = '', second, ...rest] = line.cells;
    const cells = second !== undefined && BARE_MARKER.test(first) ? [`${first} ${second}`, ...rest] : line.cells;
    const last = joined.at(-1);
    if (last?.cells.length === 1 && BARE_MARKER.test(last.cells[0] ?? '') && Math.abs(last.y - line.y) < line.size) {
      joined[joined.length - 1] = {
        ...line,
        left: last.left,
        cells: [`${last.cells[0]} ${cells[0]}`, ...cells.slice(1)],
      };
    } else if (cells.some((cell) => cell !== '')) joined.push({ ...line, cells });
  }
  return joined;
}

/** Without page numbers and running heads and feet. */
function withoutFurniture(pages: readonly Line[][]): Line[][] {
  if (pages.length < 2) return [...pages];
  const key = (line: Line) => line.cells.join(' ').replace(/\d+/g, '#');
  const edges = pages.map((page) => {
    const top = page.reduce((most, { y }) => Math.max(most, y), Number.NEGATIVE_INFINITY);
    const foot = page.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
    return new Set(page.filter(({ y }) => y === top || y === foot));
  });
  const seen = new Map<string, number>();
  for (const page of edges) for (const each of new Set([...page].map(key))) seen.set(each, (seen.get(each) ?? 0) + 1);
  const runs = (line: Line) => pages.length > 2 && (seen.get(key(line)) ?? 0) >= RUNNING * pages.length;
  return pages.map((page, i) =>
    page.filter((line) => !edges[i]?.has(line) || !(PAGE_NUMBER.test(line.cells.join(' ')) || runs(line))),
  );
}

/** No longer word is looked for at the end of a line. */
const WORD_CHARS = 60;

/** Which hyphens at the end of a line belong to the word: those that it has elsewhere too. */
class Hyphens {
  readonly #own = new Set<string>();

  constructor(lines: readonly Line[]) {
    for (const line of lines)
      for (const cell of line.cells)
        for (const [word] of cell.matchAll(/\p{L}+(?:-\p{L}+)+/gu)) this.#own.add(word.toLowerCase());
  }

  joined(before: string, after: string): string {
    if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
    const head = /\p{L}+(?=-$)/u.exec(before.slice(-WORD_CHARS))?.[0];
    const tail = /^\p{Ll}+/u.exec(after)?.[0];
    if (!head || !tail) return `${before} ${after}`;
    return (this.#own.has(`${head}-${tail}`.toLowerCase()) ? before : before.slice(0, -1)) + after;
  }
}
