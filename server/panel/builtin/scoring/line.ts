import { makeClassifier } from '../classifier.ts';
import { type AnalysedSentence, type AnalysedText, analyse } from '../language.ts';
import { steers, unposed } from './steering.ts';
import { generic, HYPE, rx, TECH } from './words.ts';

/** One sentence of the candidate's as the scorer reads it. */
export interface Line {
  /** Where it was said: a turn's id, or `case`. */
  turn: string;
  /** The whole text of that turn. */
  source: string;
  s: AnalysedSentence;
  /** Lower case, markup gone, each number replaced by its kind: "from <percent> to <percent> within <duration>". */
  tag: string;
  /** Stems of nouns that say something about this product and no other. */
  specific: ReadonlySet<string>;
  tech: ReadonlySet<string>;
  /** Stems of all words that carry meaning, in order. */
  stems: readonly string[];
  /** May count for the candidate: it states something, in words that hang together, to the panel. */
  live: boolean;
  hype: boolean;
  /** Which answer of the round it belongs to. */
  answer: number;
  prev: Line | null;
  next: Line | null;
}

const techAll = new RegExp(`(?<![\\w<])${TECH}(?!\\w)`.replaceAll(' ', '\\s+'), 'g');
const hype = rx(HYPE);

function tagged(s: AnalysedSentence): string {
  let out = '';
  let at = s.start;
  for (const number of s.numbers) {
    if (number.start < at || number.end > s.end) continue;
    out += `${s.text.slice(at - s.start, number.start - s.start)} <${number.kind === 'cardinal' ? 'num' : number.kind}> `;
    at = number.end;
  }
  out += s.text.slice(at - s.start);
  return out
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\*\*|__|~~|[`*]/g, ' ')
    .replace(/(?<=[a-z])[-‐‑](?=[a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const isWord = (text: string): boolean => /\p{L}/u.test(text);

/** Grammar holds it together: some small words among the large ones, a verb in a long sentence, not one word over and over. */
function coheres(s: AnalysedSentence): boolean {
  const words = s.tokens.filter((token) => isWord(token.text));
  if (words.length === 0) return false;
  const different = new Set(words.map((token) => token.lower)).size;
  if (words.length >= 8 && different / words.length < 0.45) return false;
  if (s.kind === 'row') return true;
  const small = words.filter((token) => token.stop).length / words.length;
  if (words.length >= 9) {
    const verbs = s.tokens.some((token) => token.pos === 'VERB' || token.pos === 'AUX');
    return small >= (s.kind === 'bullet' ? 0.08 : 0.14) && small <= 0.85 && (verbs || s.numbers.length > 0);
  }
  return words.length >= 3;
}

function lineOf(turn: string, source: string, s: AnalysedSentence, answer: number): Line {
  const tag = tagged(s);
  const specific = new Set<string>();
  const stems: string[] = [];
  for (const token of s.tokens) {
    if (!isWord(token.text) || token.stop) continue;
    stems.push(token.stem);
    if (token.pos !== 'NOUN' && token.pos !== 'PROPN') continue;
    if (token.lower.length < 3 || generic.has(token.lemma) || generic.has(token.lower)) continue;
    specific.add(token.stem);
  }
  const tech = new Set([...tag.matchAll(techAll)].map((match) => match[0].replace(/s$/, '')));
  const asks = /\?["')\]]*\s*$/.test(s.text);
  const live = s.kind !== 'heading' && !asks && coheres(s);
  return { turn, source, s, tag, specific, tech, stems, live, hype: hype.test(tag), answer, prev: null, next: null };
}

function analysed(text: string): AnalysedText {
  try {
    return analyse(text);
  } catch {
    // A text that cannot be read is a text without evidence.
    return { text, sentences: [] };
  }
}

const MAX_CHARS = 60_000;
const cache = new WeakMap<object, AnalysedText>();

const classifier = makeClassifier();
/** A paragraph that means to work the scorer is no evidence, whatever else stands in it; it is blanked out, so that every offset stays. */
const unsteered = (text: string): string =>
  text
    .split(/(\n\s*\n)/)
    .map((part) => (classifier.steers(part) ? part.replace(/[^\n]/g, ' ') : part))
    .join('');

/** Reads one turn. `said` is any object that stands for it, so that it is read once. */
export function readLines(said: { turn: string; text: string }, answer: number): Line[] {
  let text = cache.get(said);
  if (!text) {
    text = analysed(unsteered(unposed(said.text.slice(0, MAX_CHARS))));
    cache.set(said, text);
  }
  const lines = text.sentences
    .map((s) => lineOf(said.turn, said.text, verbatim(s, said.text), answer))
    .filter((line) => !steers(line.tag) && !steers(line.s.text));
  lines.forEach((line, i) => {
    const near = (other: Line | undefined): Line | null => (other?.live ? other : null);
    line.prev = near(lines[i - 1]);
    line.next = near(lines[i + 1]);
  });
  return lines;
}

/** Offsets agree, but a sentence may run over a blanked line: its words are those of the original. */
const verbatim = (s: AnalysedSentence, source: string): AnalysedSentence => {
  const text = source.slice(s.start, s.end);
  return text === s.text ? s : { ...s, text };
};

/** This line and the ones beside it. */
export const near = (line: Line): string => [line.prev?.tag, line.tag, line.next?.tag].filter(Boolean).join(' \n ');
