import { PERIOD_YEAR, type Quantity } from './quantities.ts';

/** Which figures multiplied give a total, by what period, and by how much a total has slipped if none do. */

export interface Product {
  value: number;
  of: readonly Quantity[];
  price: Quantity;
  /** The period its rates leave it in, if any: "12 shops at 40 a month" is by the month. */
  per: string | undefined;
}

/** All ways to leave out or take up to `most` of them. */
function choices(all: readonly Quantity[], most: number): Quantity[][] {
  let found: Quantity[][] = [[]];
  for (const q of all) found = [...found, ...found.filter((set) => set.length < most).map((set) => [...set, q])];
  return found;
}

const overlap = (a: Quantity, b: Quantity): boolean => a.start < b.end && b.start < a.end;

/** A rate of the month times a time in months is no longer by the month. */
function periodOf(set: readonly Quantity[]): string | undefined {
  const rates = set.flatMap((q) => (q.per && !set.some((o) => o.noun === q.per) ? [q.per] : []));
  return rates.find((per) => per !== 'year') ?? rates[0];
}

/** Every product of one price with up to three counts and two shares, four figures at most in all. */
export function products(
  prices: readonly Quantity[],
  counts: readonly Quantity[],
  shares: readonly Quantity[],
): Product[] {
  const some = choices(counts, 3);
  const parts = choices(shares, 2);
  return prices.flatMap((price) =>
    some.flatMap((c) =>
      c.some((q) => q.start === price.start || q.value === price.value)
        ? []
        : parts.flatMap((p): Product[] => {
            const of = [price, ...c, ...p];
            if (of.length < 2 || of.length > 4 || p.some((x) => c.some((y) => overlap(x, y)))) return [];
            return [{ value: of.reduce((v, q) => v * q.value, 1), of, price, per: periodOf(of) }];
          }),
    ),
  );
}

/** How often the first period fits into the second, with working days as well as all days. */
const FITS: Record<string, readonly number[]> = {
  'day year': [365, 250, 220, 260, 240, 200],
  'day month': [30, 22, 21, 20],
  'week year': [52, 50, 48],
  'week month': [4, 4.33],
  'day week': [7, 5],
  'day quarter': [90, 65],
  'week quarter': [13, 12],
};

/** What a product by one period may be multiplied by to be one by the other. */
export function factors(from: string | undefined, to: string | undefined): readonly number[] {
  if (!from) return [1];
  if (!to || from === to) return [1];
  return FITS[`${from} ${to}`] ?? [(PERIOD_YEAR[from] ?? 1) / (PERIOD_YEAR[to] ?? 1)];
}

/** Within how much of each other two figures are the same, as rounded in speech: "13 million" for 12.96. */
export function rounding(value: number): number {
  const digits = `${+value.toPrecision(3)}`.replace(/e.*$/, '').replace(/^0\.0*|\.|0+$/g, '').length;
  return digits >= 3 ? 0.01 : digits === 2 ? 0.03 : 0.05;
}

export const same = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
