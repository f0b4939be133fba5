import type { Features } from './features.ts';
import { plainWords } from './leanings.ts';

/** What tells a turn that would steer whoever listens from one that answers: its words, and two in a row. */
export function steeringFeatures(text: string): Features {
  const words = plainWords(text);
  const out = new Map<string, number>();
  words.forEach((word, i) => {
    out.set(word, 1);
    if (i > 0) out.set(`${words[i - 1]} ${word}`, 1);
  });
  return out;
}
