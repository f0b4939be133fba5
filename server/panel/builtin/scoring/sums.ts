import type { FoundNumber } from '../numbers.ts';
import type { Line } from './line.ts';

/** Do the candidate's own numbers hold against each other? */

const WITHIN = 0.07;
const YEARLY = [1, 12, 52, 4];

const factor = (n: FoundNumber): number | null =>
  n.value === undefined || n.kind === 'date' || n.kind === 'version' || n.kind === 'percentile'
    ? null
    : n.kind === 'percent'
      ? n.value / 100
      : n.value;

const same = (a: number, b: number): boolean => Math.abs(a - b) <= WITHIN * Math.max(Math.abs(a), Math.abs(b));

const between = (line: Line, a: FoundNumber, b: FoundNumber): string =>
  line.s.text.slice(a.end - line.s.start, b.start - line.s.start).toLowerCase();

const TIMES = /^[^.;=]{0,40}?(?:[x×*]|\btimes\b)[^.;=]{0,12}$/;
const RESULT = /=|≈|\b(?:is|are|would be|so|makes?|gives?|comes? to|equals|that's|about|around|roughly|arrive at|=)\b/;

interface Chain {
  product: number;
  result: number;
}

/** "30 x 12 x $9,000 = $3.24 million": a product written out, with what it is said to be. */
function chains(line: Line): Chain[] {
  const numbers = line.s.numbers;
  const found: Chain[] = [];
  let product: number | null = null;
  for (let i = 1; i < numbers.length; i += 1) {
    const [a, b] = [numbers[i - 1], numbers[i]];
    if (!a || !b) continue;
    const [fa, fb] = [factor(a), factor(b)];
    const gap = between(line, a, b);
    // "1/8": a fraction is one factor.
    if (fa !== null && fb && gap.trim() === '/' && product !== null) {
      product /= fb;
      continue;
    }
    if (fa !== null && fb !== null && (TIMES.test(gap) || (a.kind === 'multiple' && gap.trim() === '')))
      product = (product ?? fa) * fb;
    else if (product !== null && fb !== null && gap.length < 30 && RESULT.test(gap)) {
      found.push({ product, result: fb });
      product = null;
    } else product = null;
  }
  return found;
}

const agrees = ({ product, result }: Chain): boolean => YEARLY.some((n) => same(product * n, result));

/** A product written out that comes out as it is said to: nothing about it is left to doubt. */
export function holds(line: Line): boolean {
  const written = chains(line);
  return written.length > 0 && written.every(agrees);
}

/** A sum that comes out: some two to four numbers here or just before give a further one. */
export function adds(line: Line): boolean {
  const written = chains(line);
  if (written.length > 0) return written.every(agrees);
  const own = line.s.numbers.filter((n) => n.kind === 'money' || n.kind === 'cardinal' || n.kind === 'duration');
  if (!RESULT.test(line.tag)) return false;
  const pool = [...(line.prev?.prev?.s.numbers ?? []), ...(line.prev?.s.numbers ?? []), ...line.s.numbers]
    .slice(-7)
    .map((n) => ({ n, value: factor(n) }))
    .filter((each): each is { n: FoundNumber; value: number } => each.value !== null && each.value > 0);
  return own.some((result) => {
    const value = factor(result);
    if (value === null || value < 20) return false;
    const others = pool
      .filter((each) => each.n.start < result.start && each.value !== value && each.value !== 1)
      .map((each) => each.value);
    return products(others).some((product) =>
      YEARLY.slice(0, 3).some((n) => Math.abs(product * n - value) <= 0.03 * value),
    );
  });
}

function products(values: readonly number[]): number[] {
  const out: number[] = [];
  const walk = (from: number, depth: number, product: number): void => {
    for (let i = from; i < values.length; i += 1) {
      const next = product * (values[i] ?? 1);
      if (depth >= 1) out.push(next);
      if (depth < 2) walk(i + 1, depth + 1, next);
    }
  };
  walk(0, 0, 1);
  return out;
}

const COST = /\b(?:weeks?|effort|cost|days?|months?|engineers?|sprints?|points|size)\b/;
const FIRST = /\b(?:start with|starts with|begin with|first|comes first|goes first|lead with|open with|top of)\b/;

/** The line that puts an item first although the candidate's own table says another is worth more and takes less. */
export function misranked(lines: readonly Line[]): Line | null {
  const rows = lines.filter((line) => line.s.kind === 'row');
  const head = rows.find((row) => row.s.numbers.length === 0);
  if (!head) return null;
  const columns = head.s.text
    .replace(/^\s*\|/, '')
    .split('|')
    .map((cell) => cell.toLowerCase().trim());
  const items = rows
    .filter((row) => row.s.start > head.s.start && row.s.numbers.length >= 1)
    .map((row) => {
      const cells = row.s.text.replace(/^\s*\|/, '').split('|');
      return {
        label: cells[0] ?? '',
        values: cells.map((cell) => Number(/-?\d[\d,.]*/.exec(cell)?.[0]?.replaceAll(',', '') ?? Number.NaN)),
      };
    });
  const worth = columns.findIndex((c, i) => i > 0 && !COST.test(c));
  const cost = columns.findIndex((c, i) => i > 0 && COST.test(c));
  if (worth < 0 || items.length < 2) return null;
  for (const line of lines) {
    if (!line.live || line.s.kind === 'row' || !FIRST.test(line.tag)) continue;
    const said = line.tag.replace(/\b(?:then|after|before|over|instead of|rather than|ahead of)\b.*$/, '');
    const chosen = items.filter((item) => item.label.trim() !== '' && said.includes(plain(item.label)));
    const first = chosen.length === 1 ? chosen[0] : undefined;
    if (!first) continue;
    const value = first.values[worth] ?? Number.NaN;
    const effort = cost < 0 ? 0 : (first.values[cost] ?? Number.NaN);
    const better = items.some(
      (item) =>
        item !== first &&
        (item.values[worth] ?? 0) > value * 1.2 &&
        (cost < 0 || (item.values[cost] ?? Infinity) <= effort),
    );
    if (better) return line;
  }
  return null;
}

const plain = (label: string): string =>
  label
    .toLowerCase()
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<=[a-z])-(?=[a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
