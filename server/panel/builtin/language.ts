import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence, type ItemToken, type ItsFunction } from 'wink-nlp';
import { type BlockKind, blocks } from './blocks.ts';
import { negations, type Scope } from './negation.ts';
import { type FoundNumber, numbersIn } from './numbers.ts';

/** One reading of a candidate's text, made once and shared: sentences, words and numbers, all pointing back at the very characters typed. */

export interface Token {
  text: string;
  lower: string;
  stem: string;
  lemma: string;
  pos: string;
  start: number;
  end: number;
  /** under an odd number of negations */
  negated: boolean;
  stop: boolean;
}

export interface AnalysedSentence {
  /** verbatim: equals `original.slice(start, end)` */
  text: string;
  start: number;
  end: number;
  index: number;
  /** which paragraph, bullet, heading or table row it stands in */
  block: number;
  kind: BlockKind;
  tokens: Token[];
  negations: Scope[];
  numbers: FoundNumber[];
}

export interface AnalysedText {
  text: string;
  sentences: AnalysedSentence[];
}

type Wink = ReturnType<typeof winkNLP>;
let wink: Wink | undefined;
const nlp = (): Wink => {
  wink ??= winkNLP(model, ['sbd', 'pos']);
  return wink;
};

const SIMPLE: Record<string, string> = { "n't": 'not', nt: 'not', ca: 'can', wo: 'will' };

function words(masked: string, base: number): { tokens: Token[]; ends: number[] } {
  const { its } = nlp();
  const doc = nlp().readDoc(masked);
  const tokens: Token[] = [];
  const ends: number[] = [];
  let at = 0;
  doc.sentences().each((sentence: ItemSentence) => {
    sentence.tokens().each((item: ItemToken) => {
      const value = item.out();
      const found = masked.indexOf(value, at);
      if (found < 0 || value.trim() === '') return;
      at = found + value.length;
      const lower = value.toLowerCase();
      const before = tokens.at(-1);
      if (
        lower === 'only' &&
        before &&
        /^(?:read|append|insert|write)$/.test(before.lower) &&
        before.end + 1 === base + found
      ) {
        const joined = `${before.lower}-only`;
        Object.assign(before, { lower: joined, stem: joined, lemma: joined, pos: 'ADJ', end: base + at });
        return;
      }
      tokens.push({
        text: value,
        lower,
        stem: String(item.out(its.stem as unknown as ItsFunction<string>)),
        lemma: SIMPLE[lower] ?? String(item.out(its.lemma as unknown as ItsFunction<string>)).toLowerCase(),
        pos: String(item.out(its.pos)),
        start: base + found,
        end: base + at,
        negated: false,
        stop: Boolean(item.out(its.stopWordFlag)),
      });
    });
    ends.push(tokens.length);
  });
  return { tokens, ends };
}

/** What a bare number counts: the first noun in the next three words. */
function counted(number: FoundNumber, tokens: readonly Token[]): void {
  if (number.kind !== 'cardinal') return;
  const after = tokens.findIndex((token) => token.start >= number.end);
  if (after < 0) return;
  for (const token of tokens.slice(after, after + 3)) {
    if (token.pos === 'NOUN') number.unit = token.lemma;
    if (token.pos !== 'ADJ' && token.pos !== 'ADV') return;
  }
}

function sentence(
  text: string,
  tokens: Token[],
  masked: string,
  base: number,
  index: number,
  block: number,
  kind: BlockKind,
): AnalysedSentence {
  const start = tokens[0]?.start ?? base;
  const end = tokens.at(-1)?.end ?? base;
  const scopes = negations(tokens);
  tokens.forEach((token, i) => {
    token.negated = scopes.filter((scope) => i >= scope.from && i < scope.to).length % 2 === 1;
  });
  const numbers = numbersIn(masked.slice(start - base, end - base), start);
  for (const number of numbers) {
    number.text = text.slice(number.start, number.end);
    counted(number, tokens);
  }
  for (const token of tokens) token.text = text.slice(token.start, token.end);
  return { text: text.slice(start, end), start, end, index, block, kind, tokens, negations: scopes, numbers };
}

/** A full stop at the end of a token-less tail, a lone bracket: not a sentence. */
const says = (tokens: readonly Token[]): boolean => tokens.some((token) => /[\p{L}\p{N}]/u.test(token.text));

export function analyse(text: string): AnalysedText {
  const sentences: AnalysedSentence[] = [];
  blocks(text).forEach((block, number) => {
    const { tokens, ends } = words(block.masked, block.start);
    let from = 0;
    const stops = block.kind === 'row' || block.kind === 'heading' ? [tokens.length] : ends;
    for (const to of stops) {
      const own = tokens.slice(from, to);
      from = to;
      if (says(own))
        sentences.push(sentence(text, own, block.masked, block.start, sentences.length, number, block.kind));
    }
  });
  return { text, sentences };
}

/** The stem and the base form of single words, as `analyse` would give them; for patterns written by hand. */
export function stemsOf(phrase: string): { lower: string; stem: string; lemma: string }[] {
  const { its } = nlp();
  const out: { lower: string; stem: string; lemma: string }[] = [];
  nlp()
    .readDoc(phrase)
    .tokens()
    .each((item: ItemToken) => {
      out.push({
        lower: item.out().toLowerCase(),
        stem: String(item.out(its.stem as unknown as ItsFunction<string>)),
        lemma: String(item.out(its.lemma as unknown as ItsFunction<string>)).toLowerCase(),
      });
    });
  return out;
}
