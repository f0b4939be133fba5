/** A part of the case that can be presented in one go. `text` is the case's own words, verbatim. */
export interface Section {
  id: number;
  title: string | null;
  text: string;
}

const heading = /^#{1,2}\s+(.+?)\s*#*\s*$/;
const LONG = 700;

/** Cuts a case at its first two levels of headings, or, where it has none, at paragraphs into pieces of a good length. */
export function sectionsOf(text: string): readonly Section[] {
  const pieces: { title: string | null; lines: string[] }[] = [];
  const titled = text.split('\n').some((line) => heading.test(line));
  let fenced = false;
  let length = 0;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const title = fenced ? null : heading.exec(line)?.[1];
    const full = !titled && length > LONG && line.trim() === '';
    if (title || full || !pieces.length) {
      pieces.push({ title: title ?? null, lines: [] });
      length = 0;
    }
    pieces.at(-1)?.lines.push(line);
    length += line.length;
  }
  return pieces
    .map(({ title, lines }, id) => ({ id, title, text: lines.join('\n').trim() }))
    .filter((section) => section.text !== '');
}

/** Text compared as words: what was said has lost its outer spaces on the way. */
export const sameWords = (text: string): string => text.replace(/\s+/g, ' ').trim();
