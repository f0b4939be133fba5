/** Where one thing ends and the next begins in what a candidate typed: Markdown, bullets, tables or plain prose. */

export type BlockKind = 'prose' | 'heading' | 'bullet' | 'row';

/** `masked` has exactly the length of `text`, with markup blanked out, so that every offset is an offset into the original. */
export interface Block {
  kind: BlockKind;
  start: number;
  end: number;
  masked: string;
}

const blank = (s: string): string => ' '.repeat(s.length);

/** Blanks inline markup and splits hyphenated words and identifiers, never changing a single offset. */
function mask(text: string): string {
  return text
    .replace(/\]\([^)\s]*\)/g, blank)
    .replace(/!?\[(?=[^\]\n]*\s{3,}|[^\]\n]*\])/g, blank)
    .replace(/\*\*|__|~~|`+/g, blank)
    .replace(/(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])/g, blank)
    .replace(/(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)/g, blank)
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/(?<=[A-Za-z])[-‐‑_](?=[A-Za-z])/g, ' ')
    .replace(/(?<=[A-Za-z_]{2})\.(?=[a-z_]{2})/g, ' ')
    .replace(/\t/g, ' ')
    .replace(/\u00a0/g, ' ');
}

interface Line {
  start: number;
  end: number;
  text: string;
}

function* lines(text: string): Generator<Line> {
  let start = 0;
  while (start <= text.length) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    yield { start, end, text: text.slice(start, end) };
    start = end + 1;
  }
}

const HEADING = /^\s{0,3}#{1,6}\s+/;
const BULLET = /^\s*(?:[-*+•–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/;
const QUOTE = /^\s*>+\s?/;
const RULE = /^\s*(?:[-*_=]\s*){3,}$/;
const DIVIDER = /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/;
const FENCE = /^\s*```/;

/** A short line with no full stop before a line that starts afresh is a title of its own, not the start of a sentence. */
const endsItself = (before: string, next: string): boolean =>
  before.trim().length < 60 &&
  !/[.,;:!?\-–—)]\s*$/.test(before) &&
  /^\s*[A-Z0-9"“]/.test(next) &&
  !/\b(?:the|a|an|of|to|and|or|for|in|on|with|by)\s*$/i.test(before);

export function blocks(text: string): Block[] {
  const clean = mask(text);
  const found: Block[] = [];
  let open: Block | undefined;
  let last = '';
  const put = (kind: BlockKind, line: Line, marker: number): Block => {
    const block = { kind, start: line.start + marker, end: line.end, masked: '' };
    found.push(block);
    return block;
  };
  for (const line of lines(text)) {
    const quote = QUOTE.exec(line.text)?.[0].length ?? 0;
    const body = line.text.slice(quote);
    const heading = HEADING.exec(body);
    const bullet = BULLET.exec(body);
    if (body.trim() === '' || RULE.test(body) || FENCE.test(body)) open = undefined;
    else if (/^\s*\|.*\|/.test(body) || (DIVIDER.test(body) && body.includes('|'))) {
      if (!DIVIDER.test(body)) put('row', line, quote);
      open = undefined;
    } else if (heading) {
      put('heading', line, quote + heading[0].length);
      open = undefined;
    } else if (bullet) open = put('bullet', line, quote + bullet[0].length);
    else if (open && !endsItself(last, body)) open.end = line.end;
    else open = put('prose', line, quote);
    last = line.text;
  }
  for (const block of found) {
    const raw = clean.slice(block.start, block.end);
    block.masked =
      block.kind === 'row'
        ? raw.replace(/^\s*\||\|\s*$/g, blank).replace(/\|/g, ';')
        : raw.replace(/\n\s*>/g, blank).replace(/\r?\n/g, blank);
  }
  return found.filter((block) => /[\p{L}\p{N}]/u.test(block.masked));
}
