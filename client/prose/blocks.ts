// Markdown's common part, read line by line into plain data. No HTML: a tag is text like any other.

export type Block =
  | { is: 'heading'; level: number; text: string }
  | { is: 'paragraph'; text: string }
  | { is: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { is: 'quote'; blocks: Block[] }
  | { is: 'code'; text: string }
  | { is: 'table'; head: string[]; rows: string[][] }
  | { is: 'rule' };

const DEEPEST = 6;
/** A longer line is prose, whatever it looks like; it keeps every pattern below quick. */
const LONGEST_MARK = 1_000;
const fence = /^\s{0,3}(```|~~~)/;
const headingLine = /^\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const rule = /^\s{0,3}([-*_])(?:\s*\1){2,}\s*$/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const divider = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

export function blocksOf(text: string): Block[] {
  return read(text.replaceAll('\r\n', '\n').split('\n'), 0);
}

function read(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const take = (test: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && test(lines[at] ?? '')) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    const head = line.length < LONGEST_MARK ? headingLine.exec(line) : null;
    if (line.trim() === '') at++;
    else if (fence.test(line)) {
      at++;
      const body = take((l) => !fence.test(l));
      at++;
      blocks.push({ is: 'code', text: body.join('\n') });
    } else if (head) {
      at++;
      blocks.push({ is: 'heading', level: head[1]?.length ?? 1, text: head[2] ?? '' });
    } else if (rule.test(line)) {
      at++;
      blocks.push({ is: 'rule' });
    } else if (/^\s{0,3}>/.test(line) && depth < DEEPEST) {
      const body = take((l) => /^\s{0,3}>/.test(l)).map((l) => l.replace(/^\s{0,3}> ?/, ''));
      blocks.push({ is: 'quote', blocks: read(body, depth + 1) });
    } else if (line.includes('|') && next.length < LONGEST_MARK && divider.test(next) && next.includes('-')) {
      at += 2;
      const rows = take((l) => l.includes('|') && l.trim() !== '').map(cells);
      blocks.push({ is: 'table', head: cells(line), rows });
    } else if (item.test(line) && depth < DEEPEST) {
      const { block, end } = list(lines, at, depth);
      blocks.push(block);
      at = end;
    } else {
      at++;
      const rest = take((l) => l.trim() !== '' && !starts(l));
      blocks.push({ is: 'paragraph', text: [line, ...rest].map((l) => l.trim()).join('\n') });
    }
  }
  return blocks;
}

const starts = (line: string): boolean =>
  fence.test(line) ||
  (line.length < LONGEST_MARK && headingLine.test(line)) ||
  rule.test(line) ||
  item.test(line) ||
  /^\s{0,3}>/.test(line);

function list(lines: readonly string[], from: number, depth: number): { block: Block; end: number } {
  const first = item.exec(lines[from] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const ordered = /\d/.test(first?.[2] ?? '');
  const bodies: string[][] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const found = item.exec(line);
    const deep = line.length - line.trimStart().length;
    if (found && deep <= indent + 1 && deep >= indent) {
      if (/\d/.test(found[2] ?? '') !== ordered) break;
      bodies.push([found[3] ?? '']);
    } else if (line.trim() === '') {
      const after = lines[at + 1] ?? '';
      if (!item.test(after) && after.length - after.trimStart().length <= indent) break;
      bodies.at(-1)?.push('');
    } else if (deep > indent || (!starts(line) && lines[at - 1]?.trim())) {
      bodies.at(-1)?.push(line.slice(Math.min(deep, indent + 2)));
    } else break;
  }
  const start = Number.parseInt(first?.[2] ?? '1', 10) || 1;
  return { block: { is: 'list', ordered, start, items: bodies.map((body) => read(body, depth + 1)) }, end: at };
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
