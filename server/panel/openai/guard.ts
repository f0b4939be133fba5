import { wordsIn } from '../../../protocol/word-count.ts';
import { EngineFailure } from '../failure.ts';
import { isForeign } from './language.ts';
import { Leaks } from './leaks.ts';
import { brokenRole, isRefusal, Labels, soundsSorry } from './role.ts';

// Stands between a model's words and the room. Holds them until a clause ends, lets a clause go when nothing speaks against it,
// ends the turn after its first question, and throws where the turn has gone wrong. Pure: it knows what it is told.

export interface Watched {
  /** The names by which the speaker, and the others, may head a line. */
  own: readonly string[];
  others: readonly string[];
  /** What must not be said aloud, and what may be although it stands there too. */
  secrets: readonly string[];
  open: string;
  /** The mark of this call's data; nothing that holds it may get out. */
  key: string;
  /** What the panel has said in this session: no sentence of it comes twice. */
  said: readonly string[];
  /** Whether the turn is there to put a question. */
  asks: boolean;
  /** Words after which it ends with its sentence, and words after which it is taken to have no end. */
  words: number;
  mostWords: number;
}

export const WORDS = 90;
export const MOST_WORDS = 130;

/** Words held at most while no clause ends. */
const CLAUSE_WORDS = 12;
/** A sentence shorter than this may come again: "Go ahead." */
const REPEAT_WORDS = 5;
/** Held while it may still become a sentence that was said before. */
const PREFIX_WORDS = 3;
/** Characters a word may be long at most, on the average: blanks without end are no turn either. */
const WORD_CHARACTERS = 60;
/** How far back a check looks: far enough for a sentence. */
const LOOK_BACK = 320;

export class Guard {
  /** The turn is complete: what else comes is not wanted. */
  done = false;
  readonly #watched: Watched;
  readonly #labels: Labels;
  readonly #leaks: Leaks;
  readonly #said: ReadonlySet<string>;
  readonly #openings: ReadonlySet<string>;
  #raw = 0;
  #thinking = false;
  /** What may be the beginning of a mark of thoughts. */
  #tag = '';
  /** Clean and not let go of yet. */
  #held = '';
  #out = '';
  /** Of the sentence under way: what is out already. */
  #sentence = '';
  #dropped = 0;
  #words = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#labels = new Labels(watched.own, watched.others);
    this.#leaks = new Leaks(watched.secrets, watched.open, watched.key);
    const sentences = watched.said
      .flatMap(sentencesOf)
      .map(folded)
      .filter((each) => wordsIn(each) >= REPEAT_WORDS);
    this.#said = new Set(sentences);
    this.#openings = new Set(sentences.flatMap(openingsOf));
  }

  /** What has got out so far. */
  get out(): string {
    return this.#out;
  }

  /** Takes a piece of any size; gives back what may be said. */
  take(piece: string): string {
    if (this.done) return '';
    this.#raw += piece.length;
    if (this.#raw > this.#watched.mostWords * WORD_CHARACTERS)
      throw new EngineFailure('endless', 'no turn is that long');
    this.#held += this.#clean(piece);
    return this.#release(false);
  }

  /** The model has finished. */
  end(): string {
    if (this.done) return '';
    this.#held += this.#tag;
    this.#tag = '';
    const rest = this.#release(true);
    if (this.#out.trim() && (!this.#watched.asks || !this.#dropped || this.#out.includes('?'))) return rest;
    if (this.#dropped) throw new EngineFailure('guard', 'it says what has been said before');
    throw new EngineFailure('empty');
  }

  #release(last: boolean): string {
    let out = '';
    while (!this.done) {
      const clause = this.#nextClause(last);
      if (clause === null) break;
      out += this.#letGo(clause);
    }
    return out;
  }

  /** The next clause that nothing is to be waited for; null where more has to come first. */
  #nextClause(last: boolean): { text: string; ends: boolean; asks: boolean } | null {
    this.#held = this.#labels.strip(this.#held, this.#out);
    if (!this.#out) this.#held = this.#held.trimStart();
    for (let from = 0; ; ) {
      const end = clauseEnd(this.#held, from, last);
      if (!end) return null;
      const text = this.#held.slice(0, end.at);
      const whole = this.#sentence + text;
      const waits =
        !end.ends && (this.#mayRepeat(whole) || soundsSorry(whole) || this.#labels.mayBegin(text, this.#out));
      if (!waits) return { text, ends: end.ends, asks: end.asks && !insideQuotes(whole) };
      if (end.at >= this.#held.length) return last ? { text, ends: true, asks: false } : null;
      from = end.at;
    }
  }

  #letGo({ text, ends, asks }: { text: string; ends: boolean; asks: boolean }): string {
    this.#held = this.#held.slice(text.length);
    const whole = this.#sentence + text;
    if (ends && this.#said.has(folded(whole)) && !folded(this.#sentence)) {
      this.#dropped += 1;
      return '';
    }
    this.#check(text, whole);
    this.#out += text;
    this.#sentence = ends ? '' : whole;
    this.#words += wordsIn(text);
    if (asks || (ends && this.#words >= this.#watched.words)) this.done = true;
    else if (this.#words > this.#watched.mostWords)
      throw new EngineFailure('endless', `${this.#words} words and no end`);
    return text;
  }

  #check(text: string, sentence: string): void {
    const before = this.#out.slice(-LOOK_BACK);
    const recent = before + text;
    if (this.#labels.found(recent, before.length)) throw new EngineFailure('guard', 'somebody else’s line');
    if (isRefusal(sentence)) throw new EngineFailure('refused');
    if (brokenRole(sentence)) throw new EngineFailure('guard', 'out of the part');
    const leak = this.#leaks.found(recent, before.length);
    if (leak) throw new EngineFailure('guard', leak);
    if (isForeign(recent)) throw new EngineFailure('off-language');
  }

  #mayRepeat(sentence: string): boolean {
    const words = folded(sentence);
    return wordsIn(words) >= PREFIX_WORDS && this.#openings.has(words);
  }

  /** On one line, without markup and without a model's thoughts. */
  #clean(piece: string): string {
    const text = this.#withoutThoughts(this.#tag + piece);
    return text.replace(/[*`]/g, '').replace(/\s*\n\s*(?:[-•]\s+|#+\s*)?/g, ' ');
  }

  #withoutThoughts(text: string): string {
    let rest = text;
    let out = '';
    for (;;) {
      const mark = this.#thinking ? '</think>' : '<think>';
      const at = rest.indexOf(mark);
      if (at === -1) break;
      if (!this.#thinking) out += rest.slice(0, at);
      rest = rest.slice(at + mark.length);
      this.#thinking = !this.#thinking;
    }
    const mark = this.#thinking ? '</think>' : '<think>';
    const part = endsWithPartOf(rest, mark);
    this.#tag = rest.slice(rest.length - part);
    const body = rest.slice(0, rest.length - part);
    return this.#thinking ? out : out + body;
  }
}

/** How many characters at the end may be the beginning of the mark. */
function endsWithPartOf(text: string, mark: string): number {
  for (let n = Math.min(mark.length - 1, text.length); n > 0; n--) if (text.endsWith(mark.slice(0, n))) return n;
  return 0;
}

/** Where the first clause after `from` ends, or the whole when it is the last. */
function clauseEnd(text: string, from: number, last: boolean): { at: number; ends: boolean; asks: boolean } | null {
  const end = /[.?!…]+["'”’)\]]*|[,;:—–]["'”’)\]]*/g;
  end.lastIndex = from;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    const at = found.index + found[0].length;
    const mark = found[0][0] ?? '';
    const before = text[found.index - 1] ?? '';
    const after = text[at];
    if (after === undefined && !last && /[.,:]/.test(mark) && /\d/.test(before)) return afterWords(text, from);
    if (after !== undefined && !/\s/.test(after) && !/[—–]/.test(mark)) continue;
    // "e.g." and "vs." end nothing, and neither does an initial.
    if (mark === '.' && /(?:\b(?:e\.g|i\.e|vs|cf|approx|etc|Mr|Ms|Dr)|\b[A-Z])$/.test(text.slice(0, found.index)))
      continue;
    const asks = found[0].includes('?');
    return { at, ends: /[.?!…]/.test(mark), asks };
  }
  if (last) return from < text.length && text.trim() ? { at: text.length, ends: true, asks: false } : null;
  return afterWords(text, from);
}

/** After a dozen words without a stop, as far as the last whole word. */
function afterWords(text: string, from: number): { at: number; ends: boolean; asks: boolean } | null {
  const at = text.lastIndexOf(' ') + 1;
  return at > from && wordsIn(text.slice(from, at)) >= CLAUSE_WORDS ? { at, ends: false, asks: false } : null;
}

const insideQuotes = (sentence: string): boolean => {
  const straight = (sentence.match(/"/g) ?? []).length;
  if (/["”]\s*$/.test(sentence) && /[?]["”]\s*$/.test(sentence)) return true;
  return straight % 2 === 1 || (sentence.match(/“/g) ?? []).length > (sentence.match(/”/g) ?? []).length;
};

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!…]["'”’)]*)\s+/);

const folded = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

function openingsOf(sentence: string): string[] {
  const words = sentence.split(' ');
  return words.slice(PREFIX_WORDS - 1, -1).map((_, i) => words.slice(0, i + PREFIX_WORDS).join(' '));
}
