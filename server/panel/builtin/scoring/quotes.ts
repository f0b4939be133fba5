import type { CriterionScore } from '../../../../protocol/debrief.ts';
import type { Answer } from './answers.ts';
import type { Line } from './line.ts';

/** The candidate's words, verbatim, 4 to 60 tokens where they said as many. */

type Quote = CriterionScore['evidence'][number];

const MIN = 4;
const MAX = 60;
const WORD = /\S+/g;

interface Place {
  start: number;
  end: number;
}

const placesIn = (text: string): Place[] =>
  [...text.matchAll(WORD)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** A stretch of a text around two offsets, cut or widened to a fair length. */
export function stretch(text: string, start: number, end: number): string {
  const places = placesIn(text);
  let from = places.findIndex((place) => place.end > start);
  if (from < 0) return '';
  let to = places.findLastIndex((place) => place.start < end);
  if (to < from) to = from;
  // A word by white space may be several tokens; a hyphen or a slash splits it.
  const tokens = (a: number, b: number): number =>
    text.slice(places[a]?.start, places[b]?.end).match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0;
  while (to > from && tokens(from, to) > MAX) to -= 1;
  while (to - from + 1 < MIN && to < places.length - 1 && tokens(from, to + 1) <= MAX) to += 1;
  while (to - from + 1 < MIN && from > 0 && tokens(from - 1, to) <= MAX) from -= 1;
  const words = text.slice(places[from]?.start, places[to]?.end);
  return tokens(from, to) <= MAX ? words : chopped(words);
}

/** One "word" of hundreds of signs. */
const chopped = (words: string): string => {
  let count = 0;
  let end = 0;
  for (const match of words.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
    if (count === MAX) break;
    count += 1;
    end = match.index + match[0].length;
  }
  return words.slice(0, end);
};

/** A sentence too short to stand alone is quoted with the one after it, rather than with the first word of it. */
export const quoteOf = (line: Line): Quote => {
  const quote = stretch(line.source, line.s.start, line.s.end);
  const short = quote.length > line.s.end - line.s.start && line.next?.live && line.next;
  return { turn: line.turn, quote: short ? stretch(line.source, line.s.start, short.s.end) : quote };
};

/** The line that says most: one on the matter before one with much in it; a greeting has neither. */
export function tellingOf(lines: readonly Line[], topics: readonly RegExp[]): Line | null {
  const weigh = (line: Line): number =>
    (topics.some((topic) => topic.test(line.tag)) ? 4 : 0) +
    Math.min(4, line.specific.size) +
    Math.min(2, line.tech.size) +
    Math.min(2, line.s.numbers.length) +
    Math.min(1, line.stems.length / 8);
  return lines
    .filter((line) => line.live)
    .reduce<Line | null>((best, line) => (best === null || weigh(line) > weigh(best) ? line : best), null);
}

/** What stands in the place of an answer. */
export function quoteOfAnswer(answer: Answer): Quote | null {
  for (const line of [...answer.lines.filter((l) => l.live), ...answer.lines]) {
    const quote = quoteOf(line);
    if (quote.quote !== '') return quote;
  }
  const said = answer.turns.find((each) => /\S/.test(each.text));
  return said ? { turn: said.turn, quote: stretch(said.text, 0, Math.min(said.text.length, 400)) } : null;
}

/** The first words of a quote, to name it in a sentence. */
export function opening(quote: string, words = 12): string {
  const all = quote
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]+$/, '')
    .split(' ');
  return all.length <= words + 3 ? all.join(' ') : `${all.slice(0, words).join(' ')} …`;
}

/** Only what is really there, once each: the same words said again are one piece of evidence. */
export function checked(quotes: readonly (Quote | null)[], texts: ReadonlyMap<string, string>): Quote[] {
  const seen = new Set<string>();
  return quotes.filter((quote): quote is Quote => {
    if (!quote || quote.quote === '' || !texts.get(quote.turn)?.includes(quote.quote)) return false;
    return seen.has(quote.quote) ? false : Boolean(seen.add(quote.quote));
  });
}
