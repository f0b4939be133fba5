import { CUES } from './cues.ts';
import type { AnalysedSentence } from './language.ts';
import { plain } from './weak/sentence.ts';

/** The very words to hold against the candidate: the sentence, or the weak clause of a long one; never more than sixty words. */

const MOST = 55;
const FULL_STOP = /(?<=[\p{L}\p{N}%)"”])[.!?]["”]?\s+(?=["“]?[A-Z])/gu;
const CLAUSE = /[;:—–]\s+|,\s+(?=(?:so|and|but|because|since|which|while|then)\b)/g;

const count = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const cues = (text: string): number => {
  const low = plain(text);
  return CUES.filter(([, pattern]) => pattern.test(low)).length + (low.match(/\$?\d[\d.,]*/g)?.length ?? 0) * 0.4;
};

function parts(text: string, at: RegExp): string[] {
  const cuts = [0, ...[...text.matchAll(at)].map((m) => m.index + m[0].length), text.length];
  return cuts.slice(0, -1).map((from, i) => text.slice(from, cuts[i + 1]).trim());
}

const strongest = (pieces: readonly string[]): string | undefined =>
  pieces
    .filter((p) => count(p) >= 4)
    .reduce<string | undefined>((a, b) => (a !== undefined && cues(a) >= cues(b) ? a : b), undefined);

export function quoteOf(sentence: AnalysedSentence): string {
  const whole = strongest(parts(sentence.text, FULL_STOP)) ?? sentence.text;
  if (count(whole) <= MOST) return whole;
  const clause = strongest(parts(whole, CLAUSE)) ?? whole;
  if (count(clause) <= MOST) return clause;
  const words = [...clause.matchAll(/[\p{L}\p{N}]+/gu)];
  const last = words[MOST - 1];
  return last ? clause.slice(0, last.index + last[0].length) : clause;
}
