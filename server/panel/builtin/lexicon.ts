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

interface Compiled {
  kind: Element['kind'];
  lower: string;
  keys: ReadonlySet<string>;
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
  private byFirst = new Map<string, Phrase[]>();
  private loose: Phrase[] = [];
  private starts = new Map<string, readonly Phrase[]>();
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

  add(elements: readonly Element[]): number {
    const name = elements.map((element) => `${element.kind}:${element.word}`).join(' ');
    const known = this.phrases.get(name);
    if (known) return known.id;
    const compiled = elements.map((element): Compiled => {
      if (element.kind !== 'word') return { kind: element.kind, lower: element.word, keys: new Set() };
      return { kind: 'word', lower: element.word, keys: this.keysFor(element.word) };
    });
    const phrase: Phrase = { id: this.phrases.size, elements: compiled };
    this.phrases.set(name, phrase);
    this.starts.clear();
    const first = compiled[0];
    const doors =
      first?.kind === 'prefix'
        ? [`p:${first.lower.slice(0, 3)}`]
        : first?.kind === 'word' || first?.kind === 'exact'
          ? [`=${first.lower}`, ...first.keys]
          : [];
    for (const key of doors) {
      const list = this.byFirst.get(key);
      if (list) list.push(phrase);
      else this.byFirst.set(key, [phrase]);
    }
    if (doors.length === 0) this.loose.push(phrase);
    return phrase.id;
  }

  /** The phrases that may begin with this word; the same word comes again and again, so it is looked up once. */
  private startingWith(token: Token): readonly Phrase[] {
    const name = `${token.lower} ${token.stem} ${token.lemma}`;
    let known = this.starts.get(name);
    if (!known) {
      const all = [...keysOf(token).flatMap((key) => this.byFirst.get(key) ?? []), ...this.loose];
      known = [...new Set(all)].filter(({ elements: [first] }) => first !== undefined && fits(first, token));
      if (this.starts.size > MOST_WORDS) this.starts.clear();
      this.starts.set(name, known);
    }
    return known;
  }

  /** Where each known phrase stands in the sentence. */
  find(tokens: readonly Token[]): Map<number, Span[]> {
    const found = new Map<number, Span[]>();
    for (const [at, token] of tokens.entries()) {
      for (const phrase of this.startingWith(token)) {
        const to = phrase.elements.length === 1 ? at + 1 : endOf(phrase.elements, tokens, at);
        if (to < 0) continue;
        const spans = found.get(phrase.id);
        if (spans) spans.push({ from: at, to });
        else found.set(phrase.id, [{ from: at, to }]);
      }
    }
    return found;
  }
}
