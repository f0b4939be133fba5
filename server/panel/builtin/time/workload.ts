import type { Claim } from '../claims.ts';
import { type Allowance, allowed, longestWindow, nightHours } from './allowance.ts';
import { crewOf, partTime } from './crew.ts';
import { type Count, type Reading, span } from './durations.ts';
import type { Pace } from './pace.ts';
import { fromCount, fromHistory, fromOne } from './pace-flow.ts';
import { fromItem } from './pace-item.ts';
import { isDuration, load } from './total.ts';

/** How long a number of items takes at the pace that the candidate has named, against the time that a sentence promises for it. */

const DONE =
  /\b(?:all|whole|entire|every|each|full|fully|done|finish\w*|complet\w*|through|across|ready|live|cover\w*|fits?|loads?|loaded|embed\w*|judged?|replaces?|converted|migrated|moved?|moves|reads?|rewritten|re ?calculated|calculated|copied|copy|scan\w*|goes|go|connects?|connected|have|decided?|decide|summari[sz]ed|backfill\w*|re ?process\w*|run|runs|checks?|checked|there|over|in|needs?)\b/;
const DENIES =
  /\b(?:cannot|can't|can not|won't|doesn't|don't|didn't|isn't|aren't|not (?:fit|all|in|by|the|every|before|everything)|too (?:long|slow|much|many)|longer than|if|unless|beyond|exceeds?|instead of|rather than|impossible|only the|was|were|took|had|did|measured|tested|tried|connected|failed|cost|lost|which takes|(?:we|i|they)'ve done)\b/;
const MEASURES =
  /\b(?:success|metric|measure\w*|guardrail|watch|judge by|count|steer by|unread|dropped|support ends)\b/;

/** A promise without a time of its own. */
const PLAN = /\ball (?:of )?(?:the )?(?:\d|[a-z]+ )|\bthe (?:complete|full|whole)\b/;

/** Hours by the calendar, under the kindest reading: people at work, or machines that never stop. */
function needed(
  r: Reading,
  i: number,
  pace: Pace,
  amount: number,
  allowance: Allowance,
): { hours: number; hands: number } {
  const crew = crewOf(r, i);
  const hands = crew.hands;
  const part = partTime(r);
  const worked = pace.work * amount;
  const abreast = Math.max(pace.abreast, crew.abreast);
  const perHand = pace.perHand && hands > 1 ? hands : 1;
  const nights = nightHours(r.whole);
  const share = allowance.nightly && nights && pace.unit !== 'night' ? 24 / nights : 1;
  const byClock = ((pace.hours * amount) / abreast / perHand) * share;
  if (pace.effort === 'none') return { hours: byClock, hands: perHand };
  const byPeople = part ? (worked / (part * hands)) * 168 : (worked / (40 * hands)) * 168;
  return part || pace.effort === 'people' ? { hours: byPeople, hands } : { hours: Math.min(byClock, byPeople), hands };
}

/** At most a handful: nobody names more, and each is held against each promise. */
const paces = (r: Reading): Pace[] =>
  [
    ...r.durations.flatMap((d) => [...fromHistory(d), ...fromItem(r, d)]),
    ...r.counts.flatMap((c) => fromCount(r, c)),
    ...fromOne(r),
  ].slice(0, 6);

export function overload(r: Reading): Claim[] {
  const found = paces(r);
  if (found.length === 0) return [];
  return r.text.sentences.flatMap((_, i): Claim[] => {
    const low = r.lows[i] ?? '';
    if (/\?\s*$/.test(low) || DENIES.test(low) || MEASURES.test(low) || !DONE.test(low) || low.split(' ').length < 5)
      return [];
    const said = allowed(r, i);
    const windowed = said
      ? undefined
      : PLAN.test(low)
        ? longestWindow(
            r,
            found.map((pace) => pace.start),
          )
        : undefined;
    const allowance = said ?? windowed;
    if (!allowance) return [];
    const crew = crewOf(r, i).counts;
    const results = found
      .filter((pace) => pace.sentence !== i && pace.start !== allowance.start && (said || pace.effort === 'people'))
      .flatMap((pace) => {
        const what = load(r, i, pace, allowance, crew);
        if (!what) return [];
        const need = needed(r, i, pace, what.amount, allowance);
        return [
          {
            pace,
            what,
            need,
            ratio: need.hours / allowance.hours / (allowance.inDays && pace.effort !== 'none' ? 1.4 : 1),
          },
        ];
      })
      .filter(({ ratio }) => ratio < 20_000)
      .slice(0, 4);
    // Where two paces are named, the kinder one counts.
    const kindest = results.sort((a, b) => a.ratio - b.ratio)[0];
    if (!kindest) return [];
    const { pace, what, need, ratio } = kindest;
    const id = pace.effort === 'none' ? 'feasibility.rate' : 'feasibility.capacity';
    if (ratio <= 1.02 && ratio > 0.1)
      return [{ sentence: i, id: `${id}-right`, axis: 'feasibility', sure: 0, point: '' }];
    if (ratio < 1.2 || (pace.effort !== 'none' && pace.hours > 0.02 && ratio > 40)) return [];
    const total = what.total.text;
    const thing = capital(isDuration(what.total) ? total : `${total}${named(what.total)}`);
    const night = allowance.nightly ? nightHours(r.whole) : undefined;
    const long = night && pace.unit !== 'night' ? `${span(pace.hours * what.amount)} of running` : span(need.hours);
    const who = need.hands > 1 ? `, even for ${need.hands} at it` : '';
    const window = night ? `the night has ${night} hours` : `you give it ${allowance.text}`;
    return [
      {
        sentence: i,
        id,
        axis: 'feasibility',
        sure: 0.8,
        point: `${thing} at ${pace.text} come to about ${long}${who}; ${window}.`,
      },
    ];
  });
}

const named = (c: Count): string => /^ [a-z]+s\b/.exec(c.after)?.[0] ?? '';
const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
