import type { Claim } from '../claims.ts';
import type { Duration, Reading } from './durations.ts';

/** Steps that come one after another, against the time in which an answer has to be there. */

const LIMIT_BEFORE =
  /\b(?:within|under|below|inside|budget(?: is| of)?|limit(?: is| of)?|at most|no more than|gives? (?:us|me|it|them)|has|have|allow\w*|allowed|want\w*|require\w*|must [a-z ]{0,40}(?:in|within)|promised?|contract\w*|deadline (?:is|of)|cap of|ceiling of|answers? in|respon\w+ in|timeout (?:is|of)|ceiling (?:is|of)|later than|in)(?: (?:a|the|about|less|than|only|just|is|of|at|most))*\s*$/;
const LIMIT_AFTER =
  /^,? ?(?:budget|limit|contract|at most|no more|in total|end to end|start to end|all in|to (?:answer|decide|respond)|otherwise|deadline|or (?:people|it|they)|is (?:the|what)|target|window|ceiling|timeout|limit)/;
const LIMIT_SENTENCE =
  /\b(?:must|budget|limit|gives? us|has to|have to|allow\w*|promis\w+|want\w*|require\w*|contract\w*|within|no more|guardrail|at most|needs? (?:an|the) answer|firm|timeout|ceiling|later than|bear)\b/;
const FITS =
  /\b(?:fits?|within|inside|under|stays?|meets?|holds|in time|in the time|well below|room (?:left|to spare)|to spare|comfortabl\w+)\b/;
const DENIES =
  /\b(?:not|n't|cannot|can't|breaks?|burst|exceeds?|over the|over budget|too|miss\w*|beyond|unless|if|must come|has to come|so we (?:cut|drop|bring|move)|(?:it|they|this|that) may|might|could|would|being|once|that's \d+|gets cut|beside|in parallel|instead|in all at|afterwards|after the answer|written after|down to|comes? down|shrinks?|would bring|rather than|only after|too slow)\b/;
const MEASURES = /\b(?:measure|metric|guardrail|success|watch|count)\b/;
const PARALLEL = /\b(?:in parallel|at the same time|side by side|overlap(?:s|ping)?|concurrently|meanwhile)\b/;
const SHORT = new Set(['millisecond', 'second', 'minute']);

const fast = (d: Duration): boolean => SHORT.has(d.unit);

/** The time allowed, and where it is said. */
export function limitOf(r: Reading): Duration | undefined {
  return r.durations.find(
    (d) =>
      fast(d) &&
      (LIMIT_AFTER.test(d.after) || (LIMIT_BEFORE.test(d.before) && LIMIT_SENTENCE.test(r.lows[d.sentence] ?? ''))) &&
      !/\b(?:today|currently|now|measured|took|takes?|uses?|adds?|p\d\d|median|average|model|step)(?: [a-z]+){0,2}\s*$/.test(
        d.before,
      ) &&
      !/\b(?:every|older than)\s*$/.test(d.before),
  );
}

/** What may follow a bare number that is a time in the unit of the limit: "takes 90, and …", "120 of those", "60 for the model". */
const BARE =
  /^(?: (?:of (?:those|these|it)|at (?:p\d+|the|worst|most|its)|on (?:average|a)|in (?:the )?(?:p\d+|both)|for (?:the|looking|an?)|each way|more|again|and)\b|[.,;]|:(?!\d)|\s*$)/;
const NO_STEP =
  /\b(?:by|until|in|of|from|to|over|under|above|below|than|catch\w*|was|were|every|some|first|top|all|week|day|stage|number|other|used to|instead of|down to|older|within|inside|page|and half|version|room|gate)\s*$|[$€£#]\s*$/;
const MAYBE = /\b(?:could|would|might|(?:it|they|this|that) may|if|wanted|tried|last year|before that)\b/;

interface Step {
  hours: number;
  text: string;
  sentence: number;
  start: number;
}

/** "120 for the line, 90 for the lookup": bare numbers are times in the unit of the limit. */
export function steps(r: Reading, limit: Duration, upTo: number): Step[] {
  const unit = UNIT[limit.unit] ?? 0;
  const fits = (s: { hours: number; start: number; sentence: number; before: string }) =>
    s.start !== limit.start &&
    s.sentence <= upTo &&
    s.sentence >= limit.sentence - 2 &&
    s.hours >= limit.hours / 60 &&
    s.hours <= limit.hours * 3 &&
    !NO_STEP.test(s.before) &&
    (s.sentence === upTo || !MAYBE.test(r.lows[s.sentence] ?? ''));
  const timed = r.durations.filter(fast).filter((d) => d.hours !== limit.hours);
  const bare = r.counts
    .filter((c) => !c.size && c.sentence !== limit.sentence && BARE.test(c.after))
    .map((c) => ({ ...c, hours: c.value * unit }));
  return [...timed, ...bare]
    .filter((s) => fits(s))
    .map((s) => ({
      hours: s.hours * (/^[^,.;]{0,20} each way\b/.test(s.after) ? 2 : 1),
      text: s.text,
      sentence: s.sentence,
      start: s.start,
    }))
    .sort((x, y) => x.start - y.start);
}

const UNIT: Record<string, number> = { millisecond: 1 / 3.6e6, second: 1 / 3600, minute: 1 / 60 };

export function stages(r: Reading): Claim[] {
  if (!r.durations.some(fast)) return [];
  const limit = limitOf(r);
  if (!limit || r.lows.some((low) => PARALLEL.test(low) && !/\b(?:none|not|no|never|cannot|can't)\b/.test(low)))
    return [];
  const found = r.lows.flatMap((low, i): Claim[] => {
    if (MEASURES.test(low) || i <= limit.sentence || !FITS.test(low) || /\?\s*$/.test(low)) return [];
    const all = steps(r, limit, i);
    const own = r.durations.filter((d) => d.sentence === i && fast(d) && d.start !== limit.start);
    // "The 70 millisecond model": what was named beside it is what it was chosen from.
    const named = all.filter((s) => s.sentence < i && own.some((d) => Math.abs(d.hours - s.hours) < s.hours / 100));
    const kept = all.filter(
      (s) =>
        (s.sentence < i || !named.some((n) => Math.abs(n.hours - s.hours) < s.hours / 100)) &&
        !named.some(
          (n) =>
            n.sentence === s.sentence && n !== s && /\b(?:other|or|two models|either)\b/.test(r.lows[s.sentence] ?? ''),
        ),
    );
    const parts = kept.filter((s) => Math.abs(s.hours - limit.hours) > limit.hours / 1000);
    if (parts.length < 2 || parts.length > 6) return [];
    const sum = parts.reduce((total, s) => total + s.hours, 0);
    // The sum itself, drawn in the sentence: the candidate has done it already.
    const before = parts.filter((s) => s.sentence < i).reduce((total, s) => total + s.hours, 0);
    if (
      before > 0 &&
      r.counts.some((c) => c.sentence === i && Math.abs(c.value * (UNIT[limit.unit] ?? 0) - before) < before / 20)
    )
      return [];
    if (own.some((d) => before > 0 && Math.abs(d.hours - before) < before / 20)) return [];
    const right = sum <= limit.hours;
    if (DENIES.test(low)) return [];
    if (right) return [{ sentence: i, id: 'feasibility.limit-right', axis: 'feasibility', sure: 0, point: '' }];
    if (sum < limit.hours * 1.02 || sum > limit.hours * 3.2) return [];
    return [
      {
        sentence: i,
        id: 'feasibility.limit',
        axis: 'feasibility',
        sure: 0.8,
        point: `${parts.map((s) => s.text).join(' plus ')} makes ${inUnit(sum, limit)}; you have ${limit.text.replace(/(?:second|minute)$/, '$&s')}.`,
      },
    ];
  });
  return found.slice(0, 1);
}

const inUnit = (hours: number, limit: Duration): string =>
  `${(Math.round((hours / (UNIT[limit.unit] ?? 1)) * 10) / 10).toLocaleString('en-US')} ${limit.unit}s`;
