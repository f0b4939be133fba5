import type { AnalysedText } from './language.ts';
import { windowsOf } from './windows.ts';

/**
 * Which way the words of a sentence, and of those around it, lean: towards a weak claim or a sound one. Learnt over word
 * vectors, so that a word that no labelled sentence holds leans as its neighbours in meaning do.
 */

/** Per word: how much it counts, how it leans in the sentence itself, how in those around it. */
export type Leanings = ReadonlyMap<string, readonly [counts: number, own: number, around: number]>;

/** The words of a sentence as the vectors know them; "don't" is "do" and "n't". */
export const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/n't\b/g, " n't")
    .match(/n't|'(?:s|re|ve|ll|d|m)\b|[a-z]+|\d+|[%$]/g) ?? [];

/** How much a word counts in a mean, by its rank in frequency: the commonest little. */
export const countsBy = (rank: number): number => 1 / (1 + 300 / (1 + rank));

/** `table` is one word a line, the commonest first: the word, own, around. */
export function readLeanings(table: string): Leanings {
  return new Map(
    table
      .trim()
      .split('\n')
      .map((line, rank) => {
        const [word = '', own = '0', around = '0'] = line.split(' ');
        return [word, [countsBy(rank), Number(own), Number(around)]] as const;
      }),
  );
}

/** For each sentence of the text; 0 where no word is known. */
export function leaningOf(text: AnalysedText, leanings: Leanings): number[] {
  const out = text.sentences.map(() => 0);
  for (const stretch of windowsOf(text)) {
    const means = stretch.map((i) => mean(text.sentences[i]?.text ?? '', leanings));
    const total = means.reduce((sum, [, around]) => sum + around, 0);
    stretch.forEach((i, k) => {
      const [own, around] = means[k] ?? [0, 0];
      out[i] = own + (stretch.length > 1 ? (total - around) / (stretch.length - 1) : 0);
    });
  }
  return out;
}

function mean(sentence: string, leanings: Leanings): [own: number, around: number] {
  let counted = 0;
  let own = 0;
  let around = 0;
  for (const word of plainWords(sentence)) {
    const known = leanings.get(word);
    if (!known) continue;
    counted += known[0];
    own += known[0] * known[1];
    around += known[0] * known[2];
  }
  return counted > 0 ? [own / counted, around / counted] : [0, 0];
}
