import { stemsOf, type Token } from './language.ts';
import type { Element } from './pattern.ts';

/** All phrases of all cards, indexed by their first word, found in a sentence in one walk. */

export interface Span {
  from: number;
  to: number;
}

interface Phrase {
  id: number;
  elements: Compiled[];
}

/** One element of phrases; the same for all phrases that have it. */
interface Compiled {
  at: number;
  kind: Element['kind'];
  lower: string;
  keys: ReadonlySet<string>;
  /** the phrases that begin with it */
  starts: Phrase[];
}

/** What a word may be in a phrase, and which phrases may begin with it. */
interface Known {
  elements: readonly Compiled[];
  starts: readonly Phrase[];
}

const DENIALS = new Set([
  'not',
  "n't",
  'nt',
  'never',
  'no',
  'cannot',
  'without',
  'neither',
  'nor',
  'none',
  'nothing',
  'dont',
  'doesnt',
  'isnt',
  'cant',
  'wont',
  'arent',
  'didnt',
  'wasnt',
]);
/** May stand between two words of a phrase. */
const PASSED = new Set(['DET', 'ADV', 'ADJ']);
const PASSED_WORDS = new Set([
  "'s",
  'your',
  'our',
  'its',
  'their',
  'his',
  'my',
  '"',
  "'",
  'of',
  'the',
  'a',
  'an',
  '(',
  ')',
]);
const MAX_PASSED = 2;
const MAX_GAP = 4;
const MOST_WORDS = 20_000;

const keysOf = ({ lower, stem, lemma }: Token): string[] => [
  `=${lower}`,
  `s:${stem}`,
  `l:${lemma}`,
  `p:${lower.slice(0, 3)}`,
  `p:${lower.slice(0, 2)}`,
];

const fits = (element: Compiled, token: Token): boolean => {
  switch (element.kind) {
    case 'exact':
      return token.lower === element.lower;
    case 'prefix':
      return token.lower.startsWith(element.lower);
    case 'not':
      return DENIALS.has(token.lower);
    case 'word':
      return (
        token.lower === element.lower || element.keys.has(`s:${token.stem}`) || element.keys.has(`l:${token.lemma}`)
      );
    case 'gap':
      return true;
  }
};

const passable = (token: Token): boolean =>
  (PASSED.has(token.pos) || PASSED_WORDS.has(token.lower)) && !DENIALS.has(token.lower);

/** The end of the phrase when it starts at `at`, or -1. */
function endOf(elements: readonly Compiled[], tokens: readonly Token[], at: number): number {
  let here = at;
  let i = 0;
  while (i < elements.length) {
    const element = elements[i];
    if (!element) return -1;
    const gap = element.kind === 'gap';
    const wanted = gap ? elements[i + 1] : element;
    if (!wanted) return -1;
    const reach = gap ? MAX_GAP : i === 0 ? 0 : MAX_PASSED;
    let passed = 0;
    for (;;) {
      const token = tokens[here];
      if (!token) return -1;
      here += 1;
      if (fits(wanted, token)) break;
      if (passed >= reach || !(gap ? !/^[,;:.()!?—–]$/.test(token.lower) : passable(token))) return -1;
      passed += 1;
    }
    i += gap ? 2 : 1;
  }
  return here;
}

export class Lexicon {
  private phrases = new Map<string, Phrase>();
  private elements = new Map<string, Compiled>();
  private byKey = new Map<string, Compiled[]>();
  private loose: Compiled[] = [];
  private words = new Map<string, Known>();
  private known = new Map<string, ReadonlySet<string>>();

  private keysFor(word: string): ReadonlySet<string> {
    let keys = this.known.get(word);
    if (!keys) {
      const forms = stemsOf(word);
      keys = new Set(forms.length === 1 && forms[0] ? [`s:${forms[0].stem}`, `l:${forms[0].lemma}`] : []);
      this.known.set(word, keys);
    }
    return keys;
  }

  private compile({ kind, word }: Element): Compiled {
    const name = `${kind}:${word}`;
    const known = this.elements.get(name);
    if (known) return known;
    const keys = kind === 'word' ? this.keysFor(word) : new Set<string>();
    const element: Compiled = { at: this.elements.size, kind, lower: word, keys, starts: [] };
    this.elements.set(name, element);
    const doors =
      kind === 'prefix' ? [`p:${word.slice(0, 3)}`] : kind === 'word' || kind === 'exact' ? [`=${word}`, ...keys] : [];
    for (const key of doors) {
      const list = this.byKey.get(key);
      if (list) list.push(element);
      else this.byKey.set(key, [element]);
    }
    if (kind === 'not') this.loose.push(element);
    return element;
  }

  add(elements: readonly Element[]): number {
    const name = elements.map((element) => `${element.kind}:${element.word}`).join(' ');
    const known = this.phrases.get(name);
    if (known) return known.id;
    const phrase: Phrase = { id: this.phrases.size, elements: elements.map((element) => this.compile(element)) };
    this.phrases.set(name, phrase);
    this.words.clear();
    phrase.elements[0]?.starts.push(phrase);
    return phrase.id;
  }

  /** The same word comes again and again, so it is looked up once. */
  private lookUp(token: Token): Known {
    const name = `${token.lower} ${token.stem} ${token.lemma}`;
    let known = this.words.get(name);
    if (!known) {
      const all = [...keysOf(token).flatMap((key) => this.byKey.get(key) ?? []), ...this.loose];
      const elements = [...new Set(all)].filter((element) => fits(element, token));
      known = { elements, starts: elements.flatMap(({ starts }) => starts) };
      if (this.words.size > MOST_WORDS) this.words.clear();
      this.words.set(name, known);
    }
    return known;
  }

  /** Where each known phrase stands in the sentence. A phrase is followed only when all its words are there. */
  find(tokens: readonly Token[]): Map<number, Span[]> {
    const words = tokens.map((token) => this.lookUp(token));
    const there = new Uint8Array(this.elements.size);
    for (const { elements } of words) for (const { at } of elements) there[at] = 1;
    const found = new Map<number, Span[]>();
    for (const [at, { starts }] of words.entries()) {
      for (const phrase of starts) {
        const single = phrase.elements.length === 1;
        if (!single && phrase.elements.some((element) => element.kind !== 'gap' && there[element.at] !== 1)) continue;
        const to = single ? at + 1 : endOf(phrase.elements, tokens, at);
        if (to < 0) continue;
        const spans = found.get(phrase.id);
        if (spans) spans.push({ from: at, to });
        else found.set(phrase.id, [{ from: at, to }]);
      }
    }
    return found;
  }
}
