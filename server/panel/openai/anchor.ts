import { wordsIn } from '../../../protocol/word-count.ts';
// Finds what a model quoted in what was really said, and gives back the true characters. What is not there is not a quote.

/** One text with its folded form and the way back from it. */
export class Anchor {
  readonly text: string;
  readonly #folded: string;
  readonly #at: readonly number[];
  readonly #sentences: readonly number[];

  constructor(text: string) {
    this.text = text;
    const { folded, at } = fold(text);
    this.#folded = folded;
    this.#at = at;
    this.#sentences = [...text.matchAll(/[.!?…]["'”’)]*(?=\s)|\n+/g)].map((m) => m.index + m[0].length);
  }

  /** The words of the text that this quote names, or null. Spaces, quotation marks, dashes, case and an ellipsis are forgiven. */
  find(quote: string): { quote: string; start: number } | null {
    const whole = this.#locate(quote);
    if (whole) return whole;
    const parts = quote.split(/\[?(?:\.{3}|…)\]?/).filter((part) => wordsIn(part) >= 4);
    const longest = parts.sort((a, b) => b.length - a.length)[0];
    return longest && longest !== quote ? this.#locate(longest) : null;
  }

  /** Which sentence a place is in: one sentence carries at most one challenge. */
  sentenceAt(start: number): number {
    const next = this.#sentences.findIndex((end) => end > start);
    return next === -1 ? this.#sentences.length : next;
  }

  /** No more of a stretch than its first sentence. */
  firstSentence(start: number, length: number): string {
    const end = this.#sentences.find((each) => each > start) ?? this.text.length;
    return this.text.slice(start, Math.min(start + length, end)).trim();
  }

  /** The sentences of the same paragraph around a place, for reading it in its surroundings. */
  around(start: number, length: number, reach: number): string {
    const before = this.text.lastIndexOf('\n\n', start);
    const after = this.text.indexOf('\n\n', start + length);
    const first = before === -1 ? 0 : before;
    const last = after === -1 ? this.text.length : after;
    const from =
      start - first <= reach
        ? first
        : (this.#sentences.find((each) => each >= start - reach && each <= start) ?? start);
    const end = start + length;
    const to =
      last - end <= reach ? last : (this.#sentences.findLast((each) => each <= end + reach && each >= end) ?? end);
    return `${from > first ? '… ' : ''}${this.text.slice(from, to).trim()}${to < last ? ' …' : ''}`;
  }

  #locate(quote: string): { quote: string; start: number } | null {
    const wanted = fold(quote)
      .folded.trim()
      .replace(/^["'.\s]+|["'.,;:\s]+$/g, '');
    if (wanted.length < 3) return null;
    const found = this.#folded.indexOf(wanted);
    if (found === -1) return null;
    const start = this.#at[found] ?? 0;
    const last = this.#at[found + wanted.length - 1] ?? this.text.length - 1;
    // A mark that ends the sentence belongs to the quote if the model gave it.
    const mark = /[.!?]["'”’]*\s*$/.test(quote) && /[.!?]/.test(this.text[last + 1] ?? '') ? 1 : 0;
    return { quote: this.text.slice(start, last + 1 + mark), start };
  }
}

const SAME: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00a0': ' ',
};

/** Lower case, one kind of quote and dash, single spaces, no emphasis; `at` leads each character back to where it stood. */
function fold(text: string): { folded: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const raw = text[i] ?? '';
    if (raw === '*' || raw === '`' || raw === '_' || raw === '\u200b') continue;
    const char = /\s/.test(raw) ? ' ' : (SAME[raw] ?? raw).toLowerCase();
    if (char === ' ' && folded.endsWith(' ')) continue;
    // A letter whose lower case is longer than itself would shift everything after it.
    folded += char.length === 1 ? char : raw;
    at.push(i);
  }
  return { folded, at };
}
