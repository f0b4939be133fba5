/** The pace of a piece of work: "30 calls a minute", "a table takes 25 minutes", "three days each". */

export interface Pace {
  /** for one item, by the clock */
  hours: number;
  /** for one item, as hours that somebody is at work */
  work: number;
  effort: 'none' | 'people' | 'either';
  nouns: readonly string[];
  size: boolean;
  /** calls of a machine, whatever is sent in them */
  machine: boolean;
  /** "each": any things that were counted before */
  each: boolean;
  /** "each of them does 60 a day" */
  perHand: boolean;
  /** how many items run at once */
  abreast: number;
  /** hours of the past that are worked off in one hour, for "ten days of history a night" */
  history: number | undefined;
  /** a piece of work rather than a thing: "a review takes" */
  act: boolean;
  unit: string;
  text: string;
  sentence: number;
  start: number;
}

export const STOPS = new Set(
  'took is are a an the of in on at to per each every for by with and or is are was were that which who at most no more than about from into as it its can could must will would have has need needs take takes on only still this these those under over within day days week weeks month months hour hours minute minutes second seconds night nights year years one two three four all so but not our their used then if be does do go goes get gets here there such own'.split(
    ' ',
  ),
);

export const stem = (word: string): string =>
  word
    .replace(/(?:ies)$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/(?<=(?:ch|sh|x|s))e$/, '');

/** The words right after a number, up to the first that is no part of the thing's name. */
export function nouns(after: string): string[] {
  const found: string[] = [];
  const words = /^ ?((?:[a-z']+ ?){0,4})/.exec(after)?.[1]?.trim().split(' ') ?? [];
  for (const word of words) {
    if (STOPS.has(word) || word === '') break;
    found.push(stem(word));
  }
  return found;
}
export const shared = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.includes(x));

export const SMALL: Record<string, number> = {
  both: 2,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
