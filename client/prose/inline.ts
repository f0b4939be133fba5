// The marks inside a line, read left to right in linear time.

export type Inline =
  | { is: 'text'; text: string }
  | { is: 'strong' | 'emphasis'; of: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'link'; of: Inline[]; to: string }
  | { is: 'break' };

const DEEPEST = 4;
const LONGEST_LINK = 2_000;
const word = /[\p{L}\p{N}]/u;

export function inlineOf(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  /** Where each mark comes next (below 0: not any more), so that a line full of openers is not searched again and again. */
  const known = new Map<string, number>();
  let plain = '';
  let at = 0;
  const flush = (): void => {
    if (plain) out.push({ is: 'text', text: plain });
    plain = '';
  };
  const closing = (mark: string, from: number): number => {
    const last = known.get(mark);
    if (last !== undefined && (last < 0 || last >= from)) return last;
    const end = text.indexOf(mark, from);
    known.set(mark, end);
    return end;
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\\' && /[\\`*_[\]#|>~-]/.test(text[at + 1] ?? '')) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    if (char === '\n') {
      flush();
      out.push({ is: 'break' });
      at++;
      continue;
    }
    const found = depth < DEEPEST ? marked(text, at, closing, depth) : null;
    if (found) {
      flush();
      out.push(found.piece);
      at = found.end;
    } else {
      plain += char;
      at++;
    }
  }
  flush();
  return out;
}

type Closing = (mark: string, from: number) => number;

function marked(text: string, at: number, closing: Closing, depth: number): { piece: Inline; end: number } | null {
  const char = text[at];
  if (char === '`') {
    const end = closing('`', at + 1);
    return end > at + 1 ? { piece: { is: 'code', text: text.slice(at + 1, end) }, end: end + 1 } : null;
  }
  if (char === '*' || char === '_') {
    const mark = text[at + 1] === char ? char + char : char;
    const open = at + mark.length;
    if (!text[open]?.trim() || (char === '_' && word.test(text[at - 1] ?? ''))) return null;
    const end = closing(mark, open + 1);
    if (end < 0 || !text[end - 1]?.trim() || (char === '_' && word.test(text[end + mark.length] ?? ''))) return null;
    const of = inlineOf(text.slice(open, end), depth + 1);
    return { piece: { is: mark.length === 2 ? 'strong' : 'emphasis', of }, end: end + mark.length };
  }
  if (char === '[') {
    const middle = closing('](', at + 1);
    const end = middle < 0 ? -1 : closing(')', middle + 2);
    if (end < 0 || end - at > LONGEST_LINK) return null;
    const of = inlineOf(text.slice(at + 1, middle), depth + 1);
    return { piece: { is: 'link', of, to: text.slice(middle + 2, end) }, end: end + 1 };
  }
  return null;
}
