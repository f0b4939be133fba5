import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import { PERIOD_YEAR, type Quantity } from './quantities.ts';

/** The time in which a cost comes back, done again from what is left of the gain each month. */

const PAYS_BACK = words(
  "(?:pa(?:id|ys?|ying) (?:[a-z]+ ){0,2}back|paid back|payback|earn(?:s|ed)? (?:it |the [a-z]+ )?back|money(?:'s)? back|recoups?)",
);
const DENIED = words(
  "(?:if|unless|instead of|rather than|not|never|n't|doesn't|won't|net of|upkeep|left|remains|after (?:running|costs|upkeep))",
);
const ONE_OFF = /\b(?:cost|costs|build|building|migration|investment|takes|once|setup|winning|project|development)\b/;
/** What has to be taken off the gain before anything is left. */
const RUNNING =
  /\b(?:running|to run|run it|upkeep|operat\w+|to serve|serving|support|of that|maintenance|curator|licen[cs]e|hosting)\b/;
const MARGIN = /\b(?:gross )?margin (?:is|of|at|stands at)(?: about)? $/;

const monthly = (q: Quantity): number => (q.value * (PERIOD_YEAR[q.per ?? 'year'] ?? 1)) / 12;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.12 * Math.max(a, b);

export function wrongPayback(text: AnalysedText, all: readonly Quantity[]): Claim[] {
  return text.sentences.flatMap((s, i): Claim[] => {
    const time = all.find((q) => q.sentence === i && q.sort === 'count' && /^(?:month|year)$/.test(q.noun ?? ''));
    if (!time) return [];
    const low = plain(s.text);
    if (!PAYS_BACK.test(low) || DENIED.test(low)) return [];
    const months = time.value * (time.noun === 'year' ? 12 : 1);
    const told = all.filter((q) => (q.sort === 'money' || q.sort === 'bare') && q.value >= 100 && q.sentence <= i);
    const around = (q: Quantity): string => {
      const of = text.sentences[q.sentence];
      return of ? plain(of.text).slice(Math.max(0, q.start - of.start - 60), q.end - of.start + 40) : '';
    };
    const gains = told.filter((q) => q.per !== undefined);
    const costs = told.filter((q) => q.per === undefined && (q.sort === 'money' || ONE_OFF.test(around(q))));
    const pair = costs
      .flatMap((cost) => gains.map((gain) => ({ cost, gain })))
      .find(({ cost, gain }) => near(cost.value / monthly(gain), months));
    if (!pair) return wrong(i, time, months, costs, gains);
    const left = kept(text, all, pair.gain, pair.cost, i, around);
    if (left === undefined || left >= monthly(pair.gain) * 0.8) return [];
    const real = left <= 0 ? undefined : pair.cost.value / left;
    return [
      claim(
        i,
        real === undefined
          ? `The running cost eats up all of ${pair.gain.text}, so ${pair.cost.text} never comes back.`
          : `That takes ${pair.gain.text} as if all of it were left. After what it costs to run, ${pair.cost.text} takes ${Math.round(real)} months.`,
      ),
    ];
  });
}

/** What is left of the gain a month, where the text says what goes off. */
function kept(
  text: AnalysedText,
  all: readonly Quantity[],
  gain: Quantity,
  cost: Quantity,
  sentence: number,
  around: (q: Quantity) => string,
): number | undefined {
  const margin = all.find(
    (q) =>
      q.sort === 'share' &&
      q.sentence <= sentence &&
      MARGIN.test(plain(text.text.slice(Math.max(0, q.start - 30), q.start))),
  );
  if (margin) return monthly(gain) * margin.value;
  const off = all.filter(
    (q) =>
      (q.sort === 'money' || (q.sort === 'bare' && q.value >= 100)) &&
      q.sentence <= sentence &&
      q.start !== gain.start &&
      q.value !== gain.value &&
      q.value !== cost.value &&
      RUNNING.test(around(q)) &&
      monthly({ ...q, per: q.per ?? gain.per ?? 'month' }) < monthly(gain),
  );
  return off.length === 0
    ? undefined
    : monthly(gain) - off.reduce((sum, q) => sum + monthly({ ...q, per: q.per ?? gain.per ?? 'month' }), 0);
}

/** One cost and one gain, and the time is neither. */
function wrong(
  sentence: number,
  time: Quantity,
  months: number,
  costs: readonly Quantity[],
  gains: readonly Quantity[],
): Claim[] {
  const [cost] = costs;
  const [gain] = gains;
  if (costs.length !== 1 || gains.length !== 1 || !cost || !gain || gain.each !== undefined) return [];
  const real = cost.value / monthly(gain);
  if (real < 1.3 * months || real > 200) return [];
  return [
    claim(
      sentence,
      `${cost.text} at ${gain.text} a ${gain.per} takes ${Math.round(real)} months to come back, not ${time.text}.`,
    ),
  ];
}

const claim = (sentence: number, point: string): Claim => ({
  sentence,
  id: 'viability.payback',
  axis: 'viability',
  sure: 0.8,
  point,
});
