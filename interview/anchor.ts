// Ties somebody's words about a candidate to the candidate's own: the sentence of theirs that they are about.

export interface Anchored {
  turn: string;
  /** Verbatim: a substring of that turn. */
  quote: string;
  /** Whether it shares a word with what is said about it, or is only the last thing said. */
  sure: boolean;
}

export interface Text {
  turn: string;
  text: string;
}

const SENTENCE = /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*/g;
const QUOTE_CHARS = 400;

/** The sentence of `texts`, later ones first, that shares most with `about`; the last one said if nothing is shared. */
export function anchor(texts: readonly Text[], about: string): Anchored | null {
  const wanted = about.trim();
  const verbatim = texts.findLast(({ text }) => wanted.length >= 8 && text.includes(wanted));
  if (verbatim) return { turn: verbatim.turn, quote: wanted.slice(0, QUOTE_CHARS), sure: true };
  const words = new Set(wordsOf(about));
  let best: Anchored | null = null;
  let most = 0;
  for (const { turn, text } of texts.toReversed()) {
    for (const [found] of text.matchAll(SENTENCE)) {
      const quote = found.trim().slice(0, QUOTE_CHARS);
      if (!quote) continue;
      const shared = wordsOf(quote).filter((word) => words.has(word)).length;
      if (!best || shared > most) {
        best = { turn, quote, sure: shared > 0 };
        most = shared;
      }
    }
  }
  return best;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
