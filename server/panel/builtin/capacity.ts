import type { Claim } from './claims.ts';
import { type Figure, figures, show } from './figures.ts';
import type { AnalysedText } from './language.ts';
import { plain, words } from './weak/sentence.ts';

/** Does the work fit the time, the people and the budget that the candidate has named? */

const HOURS: Record<string, number> = {
  millisecond: 1 / 3.6e6,
  second: 1 / 3600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: 168,
  month: 720,
  quarter: 2190,
  year: 8760,
};
const BYTES: Record<string, number> = { KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 };
const DONE = words(
  '(?:covers?|covered|takes?|runs? through|goes? through|go through|done|fits?|holds?|finish\\w*|complete\\w*|whole|all|every|entire|need|needs|plan|commit\\w*|deliver\\w*|ready|loads?|copy|scans?)',
);
const FAST = words(
  '(?:same day|in (?:a|one) day|(?<!half )(?:a|one) day|one night|over ?night|each night|every night|a night|(?:one |long |first |single )*weekend|an hour|one hour|by friday)',
);
const DENIES = /\b(?:not|n't|cannot|no longer|longer than|too (?:long|slow)|doesn't|won't|if|unless)\b|n't\b/;

/** What the sentence allows for it, in hours; "one night" is the window that was named, if one was. */
function allowed(low: string, whole: string): number | undefined {
  const cue = FAST.exec(low)?.[0];
  if (cue === undefined) return undefined;
  if (/weekend/.test(cue)) return /long/.test(cue) ? 72 : 60;
  if (/night/.test(cue)) {
    const window =
      /\b(one|two|three|four|five|six|\d+) hours (?:at night|a night|each night|per night|in the night)/.exec(
        whole,
      )?.[1];
    return window ? (SMALL[window] ?? Number(window)) : 12;
  }
  return /hour/.test(cue) ? 1 : 24;
}

const SMALL: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

const hours = (n: Figure): number => n.value * (HOURS[n.unit ?? ''] ?? Number.NaN);
const after = (text: string, n: Figure): string => text.slice(n.end, n.end + 34).toLowerCase();
const before = (text: string, n: Figure): string => text.slice(Math.max(0, n.start - 44), n.start).toLowerCase();

interface Rate {
  perHour: number;
  told: Figure;
  bytes: boolean;
}

/** "1,200 a second", "4 GB a second", "a table takes 12 seconds". */
function rates(all: readonly Figure[], text: string): Rate[] {
  return all.flatMap((n): Rate[] => {
    const per = /^\s*(?:[a-z]+\s){0,2}?(?:a|per|each|\/)\s*(second|minute|hour)\b/.exec(after(text, n))?.[1];
    if (per && n.kind === 'cardinal') return [{ perHour: n.value / (HOURS[per] ?? 1), told: n, bytes: false }];
    if (per && n.kind === 'size' && BYTES[n.unit ?? ''])
      return [{ perHour: (n.value * (BYTES[n.unit ?? ''] ?? 1)) / (HOURS[per] ?? 1), told: n, bytes: true }];
    if (
      n.kind === 'duration' &&
      /\b(?:a|each|one|every|per|reading one|the) (?:[a-z]+ )?(?:[a-z]+ )?(?:takes?|needs?|lasts?|spends?)\s*(?:about |around |roughly )?$/.test(
        before(text, n),
      ) &&
      hours(n) < 2
    )
      return [{ perHour: 1 / hours(n), told: n, bytes: false }];
    return [];
  });
}

function tooMuch(text: AnalysedText, all: readonly Figure[], whole: string): Claim[] {
  const found = rates(all, text.text);
  if (found.length === 0) return [];
  const side = /\b(two|three|four|five|six|\d+) (?:[a-z]+ )?(?:at a time|in parallel|side by side|at once)/.exec(
    whole,
  )?.[1];
  const crew = /\b(two|three|four|five|six|\d+) (?:people|persons|reviewers|experts|of them|engineers|agents)\b/.exec(
    whole,
  )?.[1];
  const hands = Math.max(...[side, crew].map((w) => (w ? (SMALL[w] ?? Number(w)) : 1)));
  return text.sentences.flatMap((s, i): Claim[] => {
    const low = plain(s.text);
    const limit = allowed(low, whole);
    if (limit === undefined || !DONE.test(low) || DENIES.test(low)) return [];
    const fastest = [...found].sort((a, b) => Number(b.bytes) - Number(a.bytes) || b.perHour - a.perHour)[0];
    for (const rate of fastest ? [fastest] : []) {
      const totals = all.filter(
        (n) =>
          n !== rate.told &&
          (rate.bytes ? n.kind === 'size' : n.kind === 'cardinal') &&
          (n.per === undefined || n.per === 'day') &&
          size(n) >= 500,
      );
      const largest = totals.reduce<Figure | undefined>((a, b) => (a && size(a) >= size(b) ? a : b), undefined);
      if (!largest) continue;
      const parallel = rate.told.kind === 'duration' ? hands : 1;
      const needed = size(largest) / (rate.perHour * parallel);
      if (needed > 1.3 * limit && needed < 40_000)
        return [
          {
            sentence: i,
            id: 'feasibility.capacity',
            axis: 'feasibility',
            sure: 0.8,
            point: `${show(largest)} at the stated rate (${show(rate.told)}) is about ${span(needed)}, and that does not fit.`,
          },
        ];
    }
    return [];
  });
}

const size = (n: Figure): number => (n.kind === 'size' ? n.value * (BYTES[n.unit ?? ''] ?? 1) : n.value);
const span = (h: number): string => (h >= 60 ? `${Math.round(h / 24)} days` : `${Math.round(h)} hours`);

/** "4 engineers and 7 months, and each takes 2 months of one": then not nineteen. */
function tooMany(text: AnalysedText, all: readonly Figure[]): Claim[] {
  const people = all.find(
    (n) =>
      n.kind === 'cardinal' &&
      n.value <= 60 &&
      /^\s*(?:[a-z]+ )?(?:engineers?|people|developers?|squads?|teams?)\b/.test(after(text.text, n)),
  );
  const each = all.find(
    (n) =>
      n.kind === 'duration' &&
      (n.unit === 'month' || n.unit === 'week') &&
      /\b(?:each|every|one|per|a) (?:[a-z]+ ){1,3}(?:takes?|needs?|is|costs?)\s*(?:about |around |roughly )?$/.test(
        before(text.text, n),
      ),
  );
  const time = all.find(
    (n) =>
      n !== each &&
      n.kind === 'duration' &&
      (n.unit === 'month' || n.unit === 'quarter') &&
      hours(n) > hours(each ?? n) * 0.99 &&
      n !== each,
  );
  if (!people || !each || !time) return [];
  const most = (people.value * hours(time)) / hours(each);
  return text.sentences.flatMap((s, i): Claim[] => {
    const low = plain(s.text);
    if (!/\b(?:all|every|commit|deliver|fit|fits|in that window|in that time|finish)\b/.test(low) || DENIES.test(low))
      return [];
    const claimed = all.find(
      (n) => n.sentence === i && n.kind === 'cardinal' && n !== people && n.value > 1.15 * most && n.value < 30 * most,
    );
    return claimed
      ? [
          {
            sentence: i,
            id: 'feasibility.capacity',
            axis: 'feasibility',
            sure: 0.8,
            point: `${show(people)} people for ${show(time)} at ${show(each)} each is ${Math.floor(most)} at most, not ${show(claimed)}.`,
          },
        ]
      : [];
  });
}

/** "100 ms in total", and the parts add up to more. */
function overBudget(text: AnalysedText, all: readonly Figure[], whole: string): Claim[] {
  const budget = all.find(
    (n) =>
      n.kind === 'duration' &&
      /\b(?:budget|limit|in total|at most|contract\w*)\b/.test(`${before(text.text, n)} ${after(text.text, n)}`),
  );
  if (!budget || !/\bbudget\b/.test(whole)) return [];
  const parts = all.filter(
    (n) =>
      n !== budget &&
      (n.sentence === budget.sentence || n.sentence === budget.sentence + 1) &&
      n.value < budget.value &&
      (n.unit === budget.unit || (n.kind === 'cardinal' && !/%|\d/.test(after(text.text, n).slice(0, 2)))),
  );
  const sum = parts.reduce((total, n) => total + n.value, 0);
  if (parts.length < 3 || sum <= budget.value * 1.02 || sum > budget.value * 3) return [];
  const at = text.sentences.findIndex(
    (s, i) =>
      i > budget.sentence && /\b(?:fits?|within|inside|under)\b/.test(plain(s.text)) && !DENIES.test(plain(s.text)),
  );
  return at < 0
    ? []
    : [
        {
          sentence: at,
          id: 'feasibility.capacity',
          axis: 'feasibility',
          sure: 0.75,
          point: `${parts.map(show).join(', ')} add up to ${sum}, and the budget is ${show(budget)}.`,
        },
      ];
}

export function overloaded(text: AnalysedText): Claim[] {
  const all = text.sentences.flatMap((s, i) => figures(s, i));
  if (all.length < 2) return [];
  const whole = plain(text.text);
  return [...tooMuch(text, all, whole), ...tooMany(text, all), ...overBudget(text, all, whole)];
}
