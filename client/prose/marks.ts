// Marks in a Markdown text that survive its parsing: characters of private use around runs of plain words, which the parser
// takes for text like any other. A run never crosses Markdown's own signs, so that each mark opens and closes in one place.

const OPEN = '\uE000';
const CLOSE = '\uE001';
const LAST = '\uE002';
const FIRST_ID = 0xe100;
const MOST = 0xf8ff - FIRST_ID;

const own = /[\uE000-\uF8FF]/g;
const lead = /^\s*(?:(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+)*/;
const signs = /([*`[\]()|\\~\n]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))/u;

export interface Range {
  start: number;
  end: number;
}

/** Strips a text of what this file uses for itself; length and positions stay. */
export const unmarked = (text: string): string => text.replace(own, '\uFFFD');

/** The text with its ranges marked; `ranges` are in order and do not overlap. */
export function marked(text: string, ranges: readonly Range[]): string {
  let out = '';
  let at = 0;
  ranges.slice(0, MOST).forEach(({ start, end }, id) => {
    out += text.slice(at, start) + around(text, start, end, String.fromCharCode(FIRST_ID + id));
    at = end;
  });
  return out + text.slice(at);
}

function around(text: string, start: number, end: number, id: string): string {
  const runs: { text: string; words: boolean }[] = [];
  for (let line = start; line < end; ) {
    const newline = text.indexOf('\n', line);
    const to = newline < 0 || newline >= end ? end : newline + 1;
    const fresh = line === 0 || text[line - 1] === '\n';
    const sign = fresh ? (lead.exec(text.slice(line, to))?.[0] ?? '') : '';
    runs.push({ text: sign, words: false });
    for (const run of text.slice(line + sign.length, to).split(signs)) {
      runs.push({ text: run, words: /[\p{L}\p{N}]/u.test(run) });
    }
    line = to;
  }
  const last = runs.findLastIndex(({ words }) => words);
  return runs.map((run, i) => (run.words ? OPEN + id + run.text + (i === last ? LAST : CLOSE) : run.text)).join('');
}

export type Piece = { is: 'plain'; text: string } | { is: 'mark'; id: number; text: string; last: boolean };

/** A piece of parsed text taken apart at its marks. */
export function piecesOf(text: string): Piece[] {
  if (!text.includes(OPEN)) return [{ is: 'plain', text }];
  const pieces: Piece[] = [];
  let at = 0;
  for (let open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
    if (open > at) pieces.push({ is: 'plain', text: text.slice(at, open) });
    let end = open + 2;
    while (end < text.length && text[end] !== CLOSE && text[end] !== LAST) end++;
    const id = (text.codePointAt(open + 1) ?? FIRST_ID) - FIRST_ID;
    pieces.push({ is: 'mark', id, text: text.slice(open + 2, end), last: text[end] === LAST });
    at = end + 1;
  }
  if (at < text.length) pieces.push({ is: 'plain', text: text.slice(at) });
  return pieces;
}
