import type { Claim } from '../claims.ts';
import type { AnalysedSentence, AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import { wrongBase } from './bases.ts';
import { figures } from './figures.ts';
import { factors, type Product, products, rounding, same } from './products.ts';
import { amount, type Quantity, quantities } from './quantities.ts';
import { wrongRatios } from './ratios.ts';
import { badTargets } from './targets.ts';
import { explained, isCount, isPrice, operands, type Total, totals } from './totals.ts';

/** The candidate's own sums, done again: a total that slipped by a power of ten, or by the months of a year. */

/** The sentence reckons on: it takes up what was said before. */
const ON = words(
  "(?:that|that's|this|which|together|altogether|all(?: [a-z]+)? together|in all|all of (?:them|it)|so|thus|therefore|at that (?:fee|price|rate)|across (?:the )?(?:twelve|12) months|rolled out)",
);
const DENIED = words("(?:if not|unless|instead of|rather than|not|no longer|down from|up from|fell|rose|isn't|wasn't)");
/** Said with its limits; a sum that comes out but counts everybody on the first day is no sign of care. */
const SOBER =
  /\b(?:at most|only|if (?:all|every)|plan|count on|just|at best|less|after|leaves?|modest|small|but|not|against|signed|doesn|isn)/;

const SLIPS = [10, 0.1, 100, 0.01];
/** "$20 a thousand", "$3 each": these name no thing that the counts must be of. */
const PERIODIC = /^(?:thousand|million|each|apiece|one|day|hour|minute|second|piece|head|time)/;
const CALENDAR = /^(?:day|week|month|quarter|year)$/;
/** Working days and the like would let too much fit by chance. */
const STANDARD: ReadonlySet<number> = new Set([1, 4, 12, 52, 365, 250]);

const rated = (q: Quantity): boolean => q.per !== undefined || q.each !== undefined;

/** The price is for one of what is counted, and nothing is counted twice. */
function fitting({ of, price }: Product, total: Total): boolean {
  const rest = of.filter((q) => q !== price);
  const counted = rest.filter((q) => q.sort !== 'share');
  const own = of.filter((q) => q.sentence === total.sentence);
  const here = price.sentence === total.sentence;
  if (of.length - own.length > 2 && own.length > 0) return false;
  if (!rated(price) && (!here || own.length < of.length)) return false;
  if (counted.some((q) => q.value < 5 && q.sort !== 'time') && (!here || price.sort === 'bare')) return false;
  const hourly = /^(?:hour|minute|second)/.test(price.each ?? '');
  // "Two thousand hours at 40 cents": what stands right before the price is what it is for.
  const adjoining = rest.some((q) => q.sort === 'time' && here && price.start - q.end >= 0 && price.start - q.end < 6);
  if (rest.some((q) => q.sort === 'time') !== (hourly || adjoining)) return false;
  if (rest.some((q) => q.sort === 'size') && !/^[kmgtp]b$/.test(price.each ?? '')) return false;
  if (counted.some((q) => CALENDAR.test(q.noun ?? '') && (price.per !== q.noun || q.sentence !== total.sentence)))
    return false;
  if (counted.some((q, i) => q.sort === 'count' && counted.some((o, j) => j > i && o.noun === q.noun))) return false;
  if (counted.length === 0) return total.value < price.value && own.length === of.length;
  if (price.value > total.value * 1.01) return false;
  const { each } = price;
  return (
    each === undefined ||
    PERIODIC.test(each) ||
    counted.some((q) => q.noun === undefined || q.noun.startsWith(each) || each.startsWith(q.noun))
  );
}

/** Nothing else that could be the total stands between the price and it, and no full stop. */
const unbroken = ({ of, price }: Product, total: Total, own: readonly Quantity[], text: AnalysedText): boolean =>
  price.sentence !== total.sentence ||
  (!/[.;?] |\b(?:against|in place of|instead of)\b/.test(text.text.slice(price.end, total.start)) &&
    !own.some(
      (q) =>
        q.start > price.end &&
        q.end < total.start &&
        (q.sort === 'money' || (q.sort === 'bare' && q.value >= 1000)) &&
        !of.includes(q),
    ));

/** The products that the total can be meant to be: of its own sentence's figures, or of those it takes up. */
function meant(
  total: Total,
  before: string,
  own: readonly Quantity[],
  all: readonly Quantity[],
  text: AnalysedText,
): Product[] {
  const prices = operands(total, all, text, 4, (q) => isPrice(text, q));
  if (prices.length === 0) return [];
  const counts = operands(total, all, text, 5, (q) => isCount(text, q));
  const shares = operands(total, all, text, 3, (q) => q.sort === 'share');
  const told = own.filter((q) => q.end <= total.start);
  const ownPrice = told.find(
    (q) => prices.includes(q) && (rated(q) || /\bat $/i.test(text.text.slice(0, q.start).slice(-4))),
  );
  const ownCounts = told.filter((q) => q.sort === 'count' && counts.includes(q));
  const ownShares = told.filter((q) => q.sort === 'share' && q.noun === undefined);
  const on = ON.test(before.slice(0, 24));
  const comma = /, $/.test(before);
  return products(prices, counts, shares).filter((p) => {
    const here = p.of.filter((q) => q.sentence === total.sentence).length;
    return (
      (here > 0 || (on && p.of.length <= 3 && p.of.every((q) => q.sentence >= total.sentence - 4))) &&
      (!ownPrice || p.price === ownPrice) &&
      (ownCounts.length === 0 || p.of.some((q) => ownCounts.includes(q))) &&
      // A share is used, or was used up by a count that follows it: "a third of the 130, so 43 accounts".
      ownShares.every((x) =>
        p.of.some((q) => q === x || (q.sort === 'count' && q.sentence === x.sentence && q.start > x.start)),
      ) &&
      (!comma || here === p.of.length) &&
      fitting(p, total) &&
      unbroken(p, total, own, text)
    );
  });
}

const leads = (p: Product, total: Total): readonly number[] =>
  p.per === 'month' && total.by === undefined ? [1, 12] : factors(p.per, total.by);

function check(
  total: Total,
  s: AnalysedSentence,
  own: readonly Quantity[],
  all: readonly Quantity[],
  text: AnalysedText,
): Omit<Claim, 'sentence'> | null {
  const low = plain(s.text);
  const before = low.slice(0, total.start - s.start);
  const sets = meant(total, before, own, all, text);
  const tolerance = rounding(total.value);
  if (sets.some((p) => leads(p, total).some((f) => same(p.value * f, total.value, 2 * tolerance))))
    return SOBER.test(low) ? { id: 'viability.right', axis: 'viability', sure: 0, point: '' } : null;
  if (DENIED.test(before)) return null;
  const slipped = sets
    .flatMap((p) => leads(p, total).flatMap((f) => (STANDARD.has(f) ? [{ p, f }] : [])))
    .filter(({ p, f }) => SLIPS.some((slip) => same(p.value * f * slip, total.value, tolerance)))
    .sort((a, b) => a.p.of.length - b.p.of.length)[0];
  const otherPeriod = sets.find(
    (p) =>
      p.price.per &&
      total.by &&
      p.of.length <= 3 &&
      p.of.some((q) => q !== p.price && q.sort !== 'share') &&
      [1, 12, 1 / 12].some((f) => same(p.value * f, total.value, tolerance)),
  );
  if ((!slipped && !otherPeriod) || explained(total, all, text)) return null;
  const told = total.text.replace(/[\s,]+$/, '');
  if (slipped)
    return {
      id: 'viability.product',
      axis: 'viability',
      sure: 0.9,
      point: `${spoken(slipped.p, slipped.f)} is ${amount(slipped.p.value * slipped.f, told)}, not ${told}.`,
    };
  if (!otherPeriod || otherPeriod.per === total.by) return otherPeriod ? twelvefold(otherPeriod, total, told) : null;
  const { value, per } = otherPeriod;
  const [fits = 1] = factors(per, total.by);
  return {
    id: 'viability.period',
    axis: 'viability',
    sure: 0.8,
    point: `${spoken(otherPeriod, 1)} is ${amount(value, told)} a ${per}, so a ${total.by} is ${amount(value * fits, told)}, not ${told}.`,
  };
}

/** Twelve times a monthly sum, and still told by the month. */
const twelvefold = (p: Product, total: Total, told: string): Omit<Claim, 'sentence'> => ({
  id: 'viability.period',
  axis: 'viability',
  sure: 0.8,
  point: `${spoken(p, 1)} is ${amount(p.value, told)} a ${p.per}, and ${told} is not by the ${total.by}.`,
});

const spoken = ({ of }: Product, factor: number): string =>
  [
    ...[...of].sort((a, b) => a.start - b.start).map((q) => q.text.replace(/[\s,]+$/, '')),
    ...(factor === 1 ? [] : [`${factor}`]),
  ].join(' times ');

/** Weak sums of a text. */
export function wrongSums(text: AnalysedText): Claim[] {
  const every = text.sentences.flatMap((s, i) => figures(s, i));
  if (every.length < 2) return [];
  if (!every.some((n) => n.kind === 'money' || n.kind === 'percent' || (n.kind !== 'duration' && n.value >= 5)))
    return badTargets(text, every);
  const all = quantities(text, every);
  const found = text.sentences.flatMap((s, i): Claim[] => {
    const own = all.filter((q) => q.sentence === i);
    for (const total of totals(s, own)) {
      const claim = check(total, s, own, all, text);
      if (claim) return [{ ...claim, sentence: i }];
    }
    return [];
  });
  return [...found, ...wrongBase(text, all), ...wrongRatios(text, all), ...badTargets(text, every)];
}
