/**
 * The little language in which a card says what a mistaken sentence is made of.
 *
 *   claim    := '^'? part ('&' part)*     all parts, in one sentence, not too far apart; with '^' the topic of the card
 *                                         may have been named anywhere before, else only in the sentence before
 *   part     := place? alternative ('|' alternative)*
 *   place    := '>' stands after the part before it   '-' must be absent
 *   alternative := mark? phrase
 *   mark     := '!' denied in the sentence   '~' denied or not, all the same   none: said, not denied
 *   phrase   := words in order; small words between them are passed over
 *               word* any ending   =word exactly so   .. up to four words between   "not" any denial
 *   number   := '#' unit, then nothing, or one of != = < > and values: "#day != 7", "#year = 2023,2024"
 */

export interface Element {
  kind: 'word' | 'prefix' | 'exact' | 'gap' | 'not';
  word: string;
}

export interface NumberTest {
  unit: string;
  op: '' | '!=' | '=' | '<' | '>';
  values: number[];
}

export type Mark = '' | '!' | '~';

export interface Part {
  absent: boolean;
  after: boolean;
  phrases: { mark: Mark; elements: Element[] }[];
  numbers: NumberTest[];
}

export class PatternError extends Error {}

function element(word: string): Element {
  if (word === '..') return { kind: 'gap', word };
  if (word === 'not') return { kind: 'not', word };
  if (word.startsWith('=')) return { kind: 'exact', word: word.slice(1) };
  if (word.length > 1 && word.endsWith('*')) return { kind: 'prefix', word: word.slice(0, -1) };
  if (!/^[\p{L}\p{N}$%.'+/-]+$/u.test(word)) throw new PatternError(`"${word}" is not a word this language knows`);
  return { kind: 'word', word };
}

function phrase(text: string): Element[] {
  const elements = text
    .toLowerCase()
    .replace(/'s\b|(?<=s)'(?=\s|$)/g, '')
    .replace(/\bcan(?:not|'t)\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/\b(read|append|insert|write)[ -]only\b/g, '$1‑only')
    .replace(/[-_](?=\w)/g, ' ')
    .replaceAll('‑', '-')
    .split(/\s+/)
    .filter(Boolean)
    .map(element);
  if (elements.length === 0) throw new PatternError('an empty alternative');
  if (elements[0]?.kind === 'gap' || elements.at(-1)?.kind === 'gap')
    throw new PatternError(`".." at the edge of "${text}"`);
  return elements;
}

function numberTest(text: string): NumberTest {
  const match = /^#\s*([a-z]+)\s*(?:(!=|=|<|>)\s*([\d.,\s]+))?$/.exec(text);
  if (!match?.[1]) throw new PatternError(`"${text}" is not a number test`);
  const values = (match[3] ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean)
    .map(Number);
  if (values.some(Number.isNaN)) throw new PatternError(`"${text}" has a value that is no number`);
  return { unit: match[1], op: (match[2] ?? '') as NumberTest['op'], values };
}

export function parsePart(source: string): Part {
  const part: Part = { absent: false, after: false, phrases: [], numbers: [] };
  for (const alternative of source.split('|')) {
    let text = alternative.trim();
    let mark: Mark = '';
    for (let first = text[0]; first === '>' || first === '-' || first === '!' || first === '~'; first = text[0]) {
      if (first === '>') part.after = true;
      else if (first === '-') part.absent = true;
      else mark = first;
      text = text.slice(1).trim();
    }
    if (text.startsWith('#')) part.numbers.push(numberTest(text));
    else part.phrases.push({ mark, elements: phrase(text) });
  }
  return part;
}

/** What excuses a sentence is only looked for anywhere in it: it has no place, and whether it is denied is not asked. */
export function parseExcuse(source: string): Part {
  const part = parsePart(source);
  if (part.absent || part.after || part.phrases.some(({ mark }) => mark !== ''))
    throw new PatternError(`"${source}": > - ! ~ mean nothing in an excuse; leave them out`);
  return part;
}

export interface Claim {
  /** holds however far back the topic was named */
  far: boolean;
  parts: Part[];
}

export const parseClaim = (source: string): Claim => ({
  far: source.trim().startsWith('^'),
  parts: source.trim().replace(/^\^/, '').split('&').map(parsePart),
});

/** Replaces `@name` by the alternatives of that shared concept. */
export function expand(source: string, concepts: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > 5) throw new PatternError('shared concepts that name each other in a circle');
  return source.replace(/@([a-z][a-z0-9-]*)/g, (_, name: string) => {
    const found = concepts.get(name);
    if (found === undefined) throw new PatternError(`no shared concept is called @${name}`);
    return expand(found, concepts, depth + 1);
  });
}
