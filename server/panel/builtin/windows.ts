import type { AnalysedText } from './language.ts';

/** Stretches of a text that are judged together, as a listener keeps a minute in mind: a turn as it was said, or some paragraphs of a document. */

/** A paragraph is one stretch, with the points listed under it; one longer than this is cut. */
const MOST = 12;

/** Indices of sentences, in order; headings belong to no stretch and end one. */
export function windowsOf({ sentences }: AnalysedText): number[][] {
  const windows: number[][] = [];
  let open: number[] = [];
  const close = (): void => {
    if (open.length > 0) windows.push(open);
    open = [];
  };
  sentences.forEach((s, i) => {
    const last = open.at(-1);
    const ends = last !== undefined && sentences[last]?.block !== s.block && s.kind === 'prose';
    if (s.kind === 'heading' || open.length >= MOST || ends) close();
    if (s.kind !== 'heading') open.push(i);
  });
  close();
  return windows;
}
