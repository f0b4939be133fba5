import type { AnalysedSentence } from './language.ts';

/** How a sentence is put, whatever it is about: runs of two to four words in which things are only named by their kind. */

const FUNCTION: ReadonlySet<string> = new Set(['ADV', 'AUX', 'PRON', 'DET', 'ADP', 'CCONJ', 'SCONJ', 'PART']);
const MARKS = '.,;:?!%$';
const LONGEST = 4;

export function phrasesOf({ tokens }: AnalysedSentence): Set<string> {
  const run = ['<s>'];
  for (const { lower, pos, stem, stop } of tokens) {
    if (pos === 'PUNCT' || pos === 'SYM' || pos === 'SPACE') run.push(MARKS.includes(lower) ? lower : 'P');
    else if (stop || FUNCTION.has(pos)) run.push(lower);
    else run.push(pos === 'VERB' ? `V_${stem}` : pos);
  }
  const out = new Set<string>();
  for (let n = 2; n <= LONGEST; n += 1)
    for (let i = 0; i + n <= run.length; i += 1) out.add(`g:${run.slice(i, i + n).join('|')}`);
  return out;
}
