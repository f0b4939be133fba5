import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain } from '../weak/sentence.ts';
import type { Quantity } from './quantities.ts';

/** Shares and changes in percent, done again from the two numbers they are made of. */

const WHOLE = /^(?: [a-z]+)? (?:out )?of (?:the |our |those |these |all )?$/;
/** Nothing but the equals sign of speech, so that no other share is meant. */
const EQUALS =
  /^(?: [a-z]+)?,? ?\(?(?:is|are|so|or|that's|that is|which is|makes|=)? ?(?:about |roughly |around |some |just |over |already |a full )*$/;
/** The share is said of them, and not of others: "of those 90, 30 percent were active". */
const ENDS = /^ ?(?:[.,;:)]|$|and |so |which |of them )/;
const TO = /^(?: [a-z]+){0,2} to (?:about |under |only |just )?$/;
const BY =
  /^(?: [a-z]+){0,2}, ?(?:so |or |that's |which is |that is )?(?:a |an )?(?:about |roughly |cut of |drop of |rise of |gain of |by )*$/;

const claim = (sentence: number, id: string, point: string): Claim => ({
  sentence,
  id,
  axis: 'metrics',
  sure: 0.8,
  point,
});
const percent = (value: number, like: Quantity): string =>
  `${Math.round(value)}${like.text.includes('%') ? '%' : ' percent'}`;
const off = (told: number, right: number): boolean => Math.abs(told - right) > Math.max(6, 0.2 * right);

/** "9 of 13, 90 percent"; "from 40 to 30, half". */
export function wrongRatios(text: AnalysedText, all: readonly Quantity[]): Claim[] {
  return text.sentences.flatMap((s, i): Claim[] => {
    const own = all.filter(
      (q) => q.sentence === i && (q.noun !== undefined || q.sort !== 'share' || /%|cent/.test(q.text)),
    );
    const plainShares = own.filter((q) => q.sort === 'share' && /%|cent/.test(q.text));
    if (plainShares.length !== 1) return [];
    const low = plain(s.text);
    const gap = (a: Quantity, b: Quantity): string => low.slice(a.end - s.start, b.start - s.start);
    const figures = own.filter((q) => !(q.sort === 'share' && !plainShares.includes(q)));
    const at = figures.findIndex((q) => plainShares.includes(q));
    const [a, b, c] = figures.slice(at - 2, at + 1);
    if (at < 2 || !a || !b || !c) return [];
    const told = 100 * c.value;
    if (
      WHOLE.test(gap(a, b)) &&
      EQUALS.test(gap(b, c)) &&
      a.value < b.value &&
      a.sort !== 'money' &&
      !/,$/.test(a.text) &&
      ENDS.test(low.slice(c.end - s.start))
    ) {
      const right = (100 * a.value) / b.value;
      return off(told, right) && off(100 - told, right)
        ? [claim(i, 'metrics.ratio', `${a.text} of ${b.text} is ${percent(right, c)}, not ${percent(told, c)}.`)]
        : [];
    }
    const start = low.slice(0, a.start - s.start);
    if (!/\bfrom $/.test(start) || !TO.test(gap(a, b)) || !BY.test(gap(b, c)) || a.sort !== b.sort) return [];
    const change = (100 * Math.abs(b.value - a.value)) / a.value;
    const fits = [
      change,
      (100 * b.value) / a.value,
      (100 * a.value) / b.value,
      (100 * Math.abs(b.value - a.value)) / b.value,
    ];
    return fits.every((right) => off(told, right))
      ? [claim(i, 'metrics.change', `From ${a.text} to ${b.text} is ${percent(change, c)}, not ${percent(told, c)}.`)]
      : [];
  });
}
