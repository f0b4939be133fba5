import type { Challenge } from '../../../protocol/challenge.ts';
import type { AnalysedSentence, AnalysedText } from './language.ts';
import { plain } from './weak/sentence.ts';
import { EVIDENCE } from './weak/vocabulary.ts';

/** What was said elsewhere that a claim can lean on, and what has been noticed before. */

const evidence = new RegExp(EVIDENCE);
const argued =
  /\b(?:because|since|which is why|measured|tested|counted|compared|baseline|guardrail|control|hold ?out|source|per|median|in the pilot|of the \d+|assum\w+|by the \w+ estimate)\b/;
const corrects =
  /\b(?:let me correct|correction|i misspoke|scratch that|i meant|to be precise|more precisely|i should say|i should have said|not quite right what i said|i overstated)\b/;

const stemsOf = (s: AnalysedSentence): Set<string> =>
  new Set(s.tokens.filter((t) => !t.stop && /^[a-z]{3,}$/.test(t.stem)).map((t) => t.stem));
const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((x) => b.has(x)).length;
const bare = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}$%.]+/gu, ' ')
    .trim();

/** Does this sentence give a reason, a count or a source? */
const gives = (s: AnalysedSentence): boolean => {
  const low = plain(s.text);
  return evidence.test(low) || argued.test(low) || s.numbers.filter((n) => n.kind !== 'date').length >= 2;
};

/** How firmly other sentences, of the case or said before, stand under this one: 0, 1 or 2. */
export function supportFor(claim: AnalysedSentence, elsewhere: readonly AnalysedSentence[]): number {
  const own = stemsOf(claim);
  if (own.size === 0) return 0;
  const backing = elsewhere.filter(
    (s) => s.text !== claim.text && gives(s) && common(own, stemsOf(s)) >= Math.max(3, Math.ceil(own.size * 0.5)),
  );
  return Math.min(2, backing.length);
}

/** The same words, or nearly: presented from the case, or in the ledger already. */
export function heardBefore(sentence: AnalysedSentence, quotes: readonly string[]): boolean {
  const own = bare(sentence.text);
  const words = new Set(own.split(' '));
  return quotes.some((quote) => {
    const other = bare(quote);
    if (other.length > 12 && (own.includes(other) || other.includes(own))) return true;
    const theirs = new Set(other.split(' '));
    return words.size >= 5 && theirs.size >= 5 && common(words, theirs) >= 0.75 * Math.max(words.size, theirs.size);
  });
}

/** Read out from the case: the case's claim, not a second one. */
export const fromCase = (sentence: AnalysedSentence, caseText: string): boolean => {
  const own = bare(sentence.text);
  return own.length > 24 && caseText.includes(own);
};

/** The panel's own words, given back: what it has just said itself is nothing to hold against the candidate. */
export function echoes(sentence: AnalysedSentence, panel: readonly AnalysedSentence[]): boolean {
  const own = stemsOf(sentence);
  return own.size > 0 && panel.some((s) => common(own, stemsOf(s)) >= Math.max(3, Math.ceil(own.size * 0.6)));
}

export const bareCase = (text: string): string => bare(text);

/** So many of the words that a fact adds to the mistake show that it is known. */
const ADDED = 3;

/** Open challenges that the new turns answer before anybody has put them. */
export function supportedNow(
  ledger: readonly Challenge[],
  turns: readonly AnalysedText[],
  read: (text: string) => readonly AnalysedSentence[],
): string[] {
  return ledger
    .filter((c) => c.state === 'open')
    .filter((c) => {
      const [quote] = read(c.quote);
      if (!quote) return false;
      const own = stemsOf(quote);
      const fact = c.fact ? read(c.fact.statement).flatMap((s) => [...stemsOf(s)]) : [];
      const adds = new Set(fact.filter((stem) => !own.has(stem)));
      return turns.some((text) =>
        text.sentences.some((s) => {
          if (heardBefore(s, [c.quote])) return false;
          // They have said themselves what is so.
          if (adds.size >= ADDED && common(adds, stemsOf(s)) >= ADDED) return true;
          const shared = common(own, stemsOf(s));
          if (corrects.test(plain(s.text)) && shared >= 2) return true;
          return (
            c.fact === null &&
            gives(s) &&
            s.numbers.length + (evidence.test(plain(s.text)) ? 1 : 0) >= 2 &&
            shared >= Math.max(3, Math.ceil(own.size * 0.4))
          );
        }),
      );
    })
    .map((c) => c.id);
}
