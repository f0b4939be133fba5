import type { Axis } from '../../../../protocol/challenge.ts';
import type { AnalysedSentence, AnalysedText } from '../language.ts';

/** A sentence as the detectors read it: its words in plain lower case, what stands around it, and what is denied in it. */

export interface Read {
  at: AnalysedSentence;
  /** The sentence in lower case without markup; as long as the sentence, so that offsets agree. */
  low: string;
  /** The sentences before and after it, in order. */
  before: readonly string[];
  after: readonly string[];
  /** Everything of the same turn or case, in lower case. */
  whole: string;
  /** This and the sentences next to it. */
  near: string;
}

/** A weak claim: on which axis, how sure (0 to 1), and what is wrong with it. */
export interface Weakness {
  id: string;
  axis: Axis;
  sure: number;
  point: string;
}

export type Detector = (read: Read) => Weakness | null;

const blank = (s: string): string => ' '.repeat(s.length);

/** A dozen detectors read each sentence one after the other; so many are kept plain between them. */
const KEPT = 64;
const kept = new Map<string, string>();

/** Lower case, straight quotes, no markup, no hyphens inside words; never longer or shorter than the text. */
export function plain(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const made = text
    .replace(/[A-Z]/g, (c) => c.toLowerCase())
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\*\*|__|~~|`+|[*\r\n\t\u00a0]/g, blank)
    .replace(/(?<=[a-z])[-‐‑](?=[a-z])/g, ' ');
  if (kept.size >= KEPT) kept.clear();
  kept.set(text, made);
  return made;
}

/** A pattern over plain text: a space stands for any run of blanks and may follow a comma, and words are whole. */
export const words = (source: string, flags = ''): RegExp =>
  new RegExp(`(?<![\\w])(?:${source})(?![\\w])`.replaceAll(' ?', '\\s*').replaceAll(' ', '[,;:]?\\s+'), flags);

export function reads(text: AnalysedText): Read[] {
  const lows = text.sentences.map((s) => plain(s.text));
  const whole = lows.join('\n');
  return text.sentences.map((at, i) => ({
    at,
    low: lows[i] ?? '',
    before: lows.slice(0, i),
    after: lows.slice(i + 1),
    whole,
    near: lows.slice(Math.max(0, i - 1), i + 2).join('\n'),
  }));
}

/** The match, unless the sentence denies it. */
export function says(read: Read, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(read.low);
  if (!match) return null;
  const start = read.at.start + match.index;
  const end = start + match[0].length;
  const inside = read.at.tokens.filter((token) => token.start >= start && token.start < end && !token.stop);
  const denied = inside.filter((token) => token.negated).length;
  return inside.length > 0 && denied * 2 > inside.length ? null : match;
}
