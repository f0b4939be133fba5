import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain } from '../weak/sentence.ts';
import { amount, PERIOD_YEAR, type Quantity, singular } from './quantities.ts';

/** A price held against what it costs to serve one of the same thing, and against what the buyer gains by it. */

const PRICE =
  /(?:(?:\b(?:we|i|would|will|to)|'d|'ll)(?: then| therefore)? (?:charge|price|sell|ask|bill|offer|put|do|set)(?: [a-z]+){0,4}|\b(?:billed|offered) at|\bcharging(?: [a-z]+){0,2}|\bpric(?:e|ed|ing)(?: [a-z]+){0,4}|\bsold(?: [a-z]+){0,3} (?:at|for)|\b(?:fee|subscription) (?:of|at)|\bour [a-z ]{3,24} costs|\bwould pay(?: us)?|\bpays? us|^(?:so )?at)(?: about| around| roughly| only| just| flat| a| is)* $/;
const COST =
  /\b(?:costs? us|cost to (?:serve|run)(?: it| one)?(?: is)?|serving (?:[a-z]+ ){0,3}costs?|running (?:[a-z]+ ){0,3}costs?|(?:gpu|model|endpoint|classifier|inference|compute)s? (?:[a-z]+ ){0,3}costs?|we pay|our (?:[a-z]+ ){0,2}(?:cost|bill)(?: for [a-z ]{3,20})? (?:is|runs to|comes to))(?: us| about| around| roughly| some| only| maybe| at| close to| each)* $/;
const GAIN =
  /\b(?:sav(?:es?|ed|ings?)|wastes?|loses?|lost|worth|loss(?:es)?|gains?)(?: (?!than|if|by|only|but)[a-z',-]+){0,9} $/;
/** The sentence sells at that price, and says that it is worth it. */
const DENIES =
  /\b(?:not|never|no longer|loses?|lose|unless|until|instead|rather|free|below|too (?:high|much|dear)|no year|out of the question|penalt\w+|fines?|(?:at a|a|more) loss|less than|fails?|today)\b|n't\b/;
const HOURLY = /\bhours?\b[^.;]{0,34}(?:costs?|is|runs|worth)[^.;]{0,28}$|\bat (?:about |around |roughly )?$/;
const UNIT =
  /\b(?:each|every|an?|one) (?:[a-z]+ ){0,2}?([a-z]{3,}) (?:costs?|carries|brings|loses|is worth|earns|takes|saves?)\b[^.;]{0,32}$/;
/** It costs so much, and whom is not said: no gain of the buyer's. */
const NOBODYS = /\bcosts? (?:about |around |roughly |some )?$/;
/** What a customer is called, as against a thing that is sold or used by the piece. */
const BUYER =
  /^(?:customer|account|firm|compan|shop|store|team|client|tenant|bank|hospital|clinic|school|studio|site|house|dair|farm|garage|broker|lab|agenc|office|hotel|plant|branch|board|council|centre|center|seat|user|month|each|year)/;

/** For a single customer, not for all of them. */
const ONE = /\b(?:one|each|every|per|an?) [a-z]/;
const WORKING_DAYS = 250;

const yearly = (q: Quantity): number | undefined =>
  q.per === undefined ? undefined : q.value * (PERIOD_YEAR[q.per] ?? Number.NaN);

interface Rate {
  q: Quantity;
  /** by the year, where it is by a period at all */
  year: number | undefined;
  /** the single things it may be for, where it is by the piece */
  pieces: readonly string[];
  said: string;
}

interface Lines {
  lows: readonly string[];
  text: AnalysedText;
}

const before = ({ lows, text }: Lines, q: Quantity): string =>
  (lows[q.sentence] ?? '').slice(0, q.start - (text.sentences[q.sentence]?.start ?? 0)).slice(-90);

/** "Costs us six cents", or "costs six cents in model calls", which is the seller's bill as well. */
const isCost = (lines: Lines, q: Quantity): boolean =>
  COST.test(before(lines, q)) ||
  (/\bcosts? (?:about |around |roughly |some )?$/.test(before(lines, q)) &&
    /^ (?:of|in|for) (?:model|compute|tokens?|inference|gpu|cloud|serving)/.test(
      lines.text.text.slice(q.end, q.end + 24),
    ));

/** "25 cents per trip suggestion" is for a suggestion. */
function piecesOf(lines: Lines, q: Quantity): string[] {
  const after = lines.text.text.slice(q.end, q.end + 50).toLowerCase();
  const [, , two] = /^ (?:an?|per|each|every|for each|for one) ([a-z]+) ([a-z]+)/.exec(after) ?? [];
  const one = q.each === 'each' ? undefined : (q.each ?? UNIT.exec(before(lines, q))?.[1]);
  return [one, q.each ? two : undefined].flatMap((noun) => (noun && !BUYER.test(noun) ? [singular(noun)] : []));
}

/** Money by the piece, times so many pieces a month. */
function usage(unit: Quantity, pieces: readonly string[], all: readonly Quantity[]): number | undefined {
  const many = all.find((q) => q.sort === 'count' && pieces.includes(q.noun ?? '') && q.value < 1e6);
  const by = many?.per
    ? many
    : all.find((q) => q.sort === 'count' && q.sentence === many?.sentence && q.per !== undefined);
  if (!many || !by?.per) return undefined;
  const times = by.per === 'day' ? WORKING_DAYS : (PERIOD_YEAR[by.per] ?? 1);
  return unit.value * many.value * times * (by === many ? 1 : by.value);
}

const rate = (lines: Lines, q: Quantity, all: readonly Quantity[]): Rate => {
  const pieces = piecesOf(lines, q);
  const year = yearly(q) ?? usage(q, pieces, all);
  return { q, year, pieces, said: q.per === undefined && year ? `${amount(year, q.text)} a year` : told(q) };
};

/** Hours a month at so much an hour; by as many people as the sentence names, to be on the safe side. */
function labour(lines: Lines, all: readonly Quantity[]): Rate[] {
  const wage = all.find(
    (q) =>
      (q.sort === 'money' || q.sort === 'bare') &&
      q.value < 300 &&
      (q.each === 'hour' || (HOURLY.test(before(lines, q)) && /\bhour/.test(before(lines, q)))),
  );
  if (!wage) return [];
  return all
    .filter((q) => q.sort === 'time' && q.value >= 0.5 && q.value <= 400)
    .flatMap((q): Rate[] => {
      const crew = all.filter(
        (c) => c.sort === 'count' && c.sentence === q.sentence && c.end <= q.start && c.value < 30,
      );
      const heads = Math.max(1, ...crew.map((c) => c.value));
      const year = yearly({ ...q, value: q.value * wage.value * heads });
      return year === undefined ? [] : [{ q, year, pieces: [], said: `${q.text} at ${wage.text} an hour` }];
    });
}

export function badPrices(text: AnalysedText, all: readonly Quantity[]): Claim[] {
  const sums = all.filter((q) => q.sort === 'money' || q.sort === 'bare');
  if (sums.length < 2) return [];
  const lines: Lines = { text, lows: text.sentences.map((s) => plain(s.text)) };
  const prices = sums.filter((q) => (q.per ?? q.each) !== undefined && PRICE.test(before(lines, q)));
  if (prices.length === 0) return [];
  const costs = sums
    .filter((q) => isCost(lines, q) && !prices.includes(q))
    .map((q) => rate(lines, q, all))
    .filter((c) => c.pieces.length > 0 || c.q.each !== undefined || ONE.test(before(lines, c.q)));
  const gains = [
    ...sums
      .filter((q) => GAIN.test(before(lines, q)) && !prices.includes(q) && !isCost(lines, q))
      .map((q) => rate(lines, q, all)),
    ...sums
      .filter(
        (q) =>
          !prices.includes(q) && UNIT.test(before(lines, q)) && !isCost(lines, q) && !NOBODYS.test(before(lines, q)),
      )
      .map((q) => rate(lines, q, all)),
    ...labour(lines, all),
  ];
  return prices.flatMap((q): Claim[] => {
    const price = rate(lines, q, []);
    const low = lines.lows[q.sentence] ?? '';
    const cost = costs.find((c) => alike(price, c));
    if (cost && !DENIES.test(low)) {
      const [p, c] = both(price, cost);
      if (p < c * 0.98)
        return [
          {
            sentence: Math.max(q.sentence, cost.q.sentence),
            id: 'viability.price',
            axis: 'viability',
            sure: 0.8,
            point: `It costs ${said(price, cost)} to serve and sells at ${told(q)}, so each one sold loses money.`,
          },
        ];
    }
    const worth = gains.filter((g) => alike(price, g));
    const [most] = [...worth].sort((a, b) => both(price, b)[1] - both(price, a)[1]);
    if (!most || DENIES.test(low)) return [];
    const [p, g] = both(price, most);
    const higher = sums.some(
      (o) =>
        o !== q &&
        o.value >= q.value &&
        o.sentence !== q.sentence &&
        (yearly(o) ?? 0) >= (yearly(q) ?? Number.POSITIVE_INFINITY),
    );
    if (p > g * 1.2 && !higher)
      return [
        {
          sentence: q.sentence,
          id: 'viability.price',
          axis: 'viability',
          sure: 0.8,
          point: `What it saves them is ${said(price, most)}. At ${told(q)} they pay more than they gain.`,
        },
      ];
    return p < g * 0.9
      ? [{ sentence: q.sentence, id: 'viability.price-right', axis: 'viability', sure: 0, point: '' }]
      : [];
  });
}

const told = (q: Quantity): string => `${q.text.replace(/[\s,]+$/, '')}${q.per ? ` a ${q.per}` : ''}`;
const said = (price: Rate, other: Rate): string => (byPiece(price, other) ? told(other.q) : other.said);

/** Both by the piece of one thing, or both by some period. */
const byPiece = (a: Rate, b: Rate): boolean => a.q.per === b.q.per && a.pieces.some((one) => b.pieces.includes(one));
const alike = (a: Rate, b: Rate): boolean =>
  byPiece(a, b) || (a.year !== undefined && b.year !== undefined && (a.pieces.length === 0 || a.q.per !== undefined));
const both = (a: Rate, b: Rate): [number, number] =>
  byPiece(a, b) ? [a.q.value, b.q.value] : [a.year ?? 0, b.year ?? 0];
