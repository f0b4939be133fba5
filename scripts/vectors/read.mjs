// The word vectors that make.mjs wrote: word → [how much it counts, its numbers].
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIMENSIONS = 100;
const LARGEST = 4;

/** `countsBy`: from the rank in frequency. */
export function readVectors(countsBy) {
  const words = readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
    .trim()
    .split('\n');
  const bytes = new Int8Array(readFileSync(join(import.meta.dirname, 'words.i8')));
  return new Map(
    words.map((word, i) => [
      word,
      {
        counts: countsBy(i),
        vector: Float64Array.from(bytes.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS), (v) => (v * LARGEST) / 127),
      },
    ]),
  );
}

/** The mean vector of some words, the commonest counting little. */
export function meanVector(words, vectors) {
  const out = new Float64Array(DIMENSIONS);
  let counted = 0;
  for (const word of words) {
    const known = vectors.get(word);
    if (!known) continue;
    counted += known.counts;
    known.vector.forEach((v, d) => {
      out[d] += known.counts * v;
    });
  }
  return counted > 0 ? out.map((v) => v / counted) : out;
}
