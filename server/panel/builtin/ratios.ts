import type { Claim } from './claims.ts';
import { A_YEAR, type Figure, near, show } from './figures.ts';
import type { AnalysedSentence } from './language.ts';
import { plain, words } from './weak/sentence.ts';

/** Shares, changes and paybacks, done again from the two numbers they are made of. */

const HYPOTHETICAL = words('(?:if|unless|instead|rather than|not|no longer|down from|up from|saved?|fell|rose|from)');

/** "9 of 13 is 80 %", "from 40 to 30, half". */
export function ratio(s: AnalysedSentence, own: readonly Figure[]): Omit<Claim, 'sentence'> | null {
  for (let i = 0; i + 2 < own.length; i += 1) {
    const [a, b, c] = [own[i], own[i + 1], own[i + 2]];
    if (!a || !b || !c) continue;
    const gap = plain(s.text.slice(a.end - s.start, b.start - s.start));
    const tie = plain(s.text.slice(b.end - s.start, c.start - s.start));
    if (
      /^\s*(?:out )?of (?:the |our |those |these )?$/.test(gap) &&
      c.kind === 'percent' &&
      a.kind === 'cardinal' &&
      b.kind === 'cardinal' &&
      a.value <= b.value &&
      /^[^.;,]{0,24}(?:\(|,|=|is|are|that's|or|about)\s*(?:about |roughly |around |a |already )?$/.test(tie)
    ) {
      const right = (100 * a.value) / b.value;
      if (Math.abs(right - c.value) > 4 && !near(right, c.value, 0.06))
        return {
          id: 'metrics.ratio',
          axis: 'metrics',
          sure: 0.85,
          point: `${show(a)} of ${show(b)} is ${Math.round(right)}%, not ${show(c)}.`,
        };
    }
    const before = plain(s.text.slice(0, a.start - s.start));
    if (
      /\bfrom\s*$/.test(before) &&
      /^\s*(?:[a-z]+\s)?to\s*$/.test(gap) &&
      c.kind === 'percent' &&
      a.kind === b.kind &&
      /^[^.;]{0,30}(?:,|\(|so|that's|a|is|or|by)\s*(?:about |roughly |around |a |an |cut of |drop of |rise of |gain of )*$/.test(
        tie,
      )
    ) {
      const change = (100 * Math.abs(b.value - a.value)) / a.value;
      const fits = [
        change,
        Math.abs(b.value - a.value),
        (100 * b.value) / a.value,
        (100 * Math.abs(b.value - a.value)) / b.value,
        100 * (a.value / b.value - 1),
      ].some((x) => near(x, c.value, 0.08) || Math.abs(x - c.value) <= 2);
      if (!fits)
        return {
          id: 'metrics.change',
          axis: 'metrics',
          sure: 0.85,
          point: `From ${show(a)} to ${show(b)} is ${Math.round(change)}%, not ${show(c)}.`,
        };
    }
  }
  return null;
}

const PAYS_BACK = words(
  '(?:pa(?:id|ys?|ying) (?:it )?back|payback|break(?:s|ing)? ?even|recoup\\w*|recovered|pays? for itself)',
);

/** "It costs $600K and saves $50K a month, so it pays back in six months." */
export function payback(
  s: AnalysedSentence,
  own: readonly Figure[],
  all: readonly Figure[],
): Omit<Claim, 'sentence'> | null {
  const time = own.find((n) => n.kind === 'duration' && (n.unit === 'month' || n.unit === 'year'));
  if (!time || !PAYS_BACK.test(plain(s.text)) || HYPOTHETICAL.test(plain(s.text))) return null;
  const sums = all.filter((n) => n.kind === 'money' && n.start < s.end);
  const months = time.unit === 'year' ? time.value * 12 : time.value;
  const gains = sums.filter((n) => n.per === 'month' || n.per === 'year' || n.per === 'quarter');
  const costs = sums.filter((n) => n.per === undefined);
  if (gains.length !== 1 || costs.length !== 1 || !gains[0] || !costs[0]) return null;
  const monthly = (gains[0].value * (A_YEAR[gains[0].per ?? 'year'] ?? 1)) / 12;
  const right = costs[0].value / monthly;
  return near(right, months, 0.25)
    ? null
    : {
        id: 'viability.payback',
        axis: 'viability',
        sure: 0.8,
        point: `${show(costs[0])} at ${show(gains[0])} a ${gains[0].per} takes ${Math.max(1, Math.round(right))} months to come back, not ${show(time)}.`,
      };
}
