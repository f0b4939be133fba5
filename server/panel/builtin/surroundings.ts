import type { AnalysedSentence } from './language.ts';

/** Where a sentence stands in its stretch, what stands around it, and how much of it the rest takes up again. */

/** The kinds of claim that are held against what the rest of the stretch offers, and what it can offer. */
const CLAIMS = ['user', 'need', 'segment', 'orders', 'success', 'moved', 'market', 'rival', 'build', 'hard'] as const;
const OFFERS = [
  'evidence',
  'honest',
  'guards',
  'because',
  'hedges',
  'success',
  'mean',
  'market',
  'hard',
  'activity',
  'need',
] as const;
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);

interface Part {
  stems: ReadonlySet<string>;
  content: ReadonlySet<string>;
  numbers: readonly string[];
  words: number;
  length: number;
  concepts: ReadonlySet<string>;
}

const partOf = (sentence: AnalysedSentence, concepts: ReadonlySet<string>): Part => ({
  stems: new Set(sentence.tokens.map((t) => t.stem)),
  content: new Set(sentence.tokens.filter((t) => !t.stop && CONTENT.has(t.pos)).map((t) => t.stem)),
  numbers: sentence.text.match(/\d+(?:\.\d+)?/g) ?? [],
  words: sentence.tokens.filter((t) => t.pos !== 'PUNCT').length,
  length: sentence.tokens.length,
  concepts,
});

/** In fifths. */
const fifth = (share: number): number => Math.floor(4.99 * share);

function shared(name: string, own: ReadonlySet<string>, others: readonly Part[]): string[] {
  let n = 0;
  for (const stem of own) if (others.some((other) => other.content.has(stem))) n += 1;
  return [`at:${name}${fifth(n / Math.max(1, own.size))}`, `at:${name}n${Math.min(5, n)}`];
}

function placeOf(k: number, n: number, words: number): string[] {
  const left = n - 1 - k;
  return [
    `at:pos${Math.min(k, 5)}`,
    `at:rev${Math.min(left, 5)}`,
    `at:q${fifth(k / Math.max(1, n - 1))}`,
    k === 0 ? 'at:first' : 'at:not-first',
    left === 0 ? 'at:last' : 'at:not-last',
    `at:len${Math.min(n, 9)}`,
    `at:w${Math.min(9, Math.floor(words / 4))}`,
  ];
}

/** For each sentence of one stretch, what it shows of its place; `concepts` are those of each sentence. */
export function surroundings(
  stretch: readonly AnalysedSentence[],
  concepts: readonly ReadonlySet<string>[],
): Set<string>[] {
  const parts = stretch.map((sentence, k) => partOf(sentence, concepts[k] ?? new Set()));
  const mean = parts.reduce((sum, part) => sum + part.length, 0) / Math.max(1, parts.length);
  return parts.map((own, k) => {
    const others = parts.filter((_, j) => j !== k);
    const numbers = others.flatMap((other) => other.numbers);
    const out = new Set(placeOf(k, parts.length, own.words));
    const add = (names: Iterable<string>): void => {
      for (const name of names) out.add(name);
    };
    add(shared('ov', own.content, others));
    add(shared('lat', own.content, parts.slice(k + 1)));
    add(shared('ear', own.content, parts.slice(0, k)));
    add(shared('nx', own.content, parts.slice(k + 1, k + 2)));
    add(shared('pv', own.content, k > 0 ? parts.slice(k - 1, k) : []));
    if (own.numbers.length > 0) out.add(own.numbers.some((n) => numbers.includes(n)) ? 'at:numrep' : 'at:numnew');
    else out.add(numbers.length === 0 ? 'at:nonum-turn' : 'at:nonum-others-do');
    out.add(`at:rl${Math.min(6, Math.floor((3 * own.length) / mean))}`);
    for (const stem of parts[k - 1]?.stems ?? []) out.add(`p:${stem}`);
    for (const stem of parts[k + 1]?.stems ?? []) out.add(`n:${stem}`);
    const around = new Set<string>();
    for (const other of others) {
      for (const stem of other.stems) out.add(`r:${stem}`);
      for (const name of other.concepts) around.add(name);
    }
    for (const name of around) out.add(`rc:${name}`);
    for (const claim of CLAIMS)
      if (own.concepts.has(claim))
        for (const offer of OFFERS) out.add(`x:${claim}|${offer}${around.has(offer) ? '+' : '-'}`);
    return out;
  });
}
