import type { Claim } from '../claims.ts';
import type { AnalysedSentence, AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import type { Figure } from './figures.ts';

/** A target held against where the same thing stands today. */

/** A level that something has or should reach: a share in percent, a typical time in hours, or so many of something. */
interface Level {
  of: string;
  value: number;
  sentence: number;
  start: number;
  end: number;
}

const GOAL = words(
  "(?:targets?|goals?|aim(?:s|ing)?|success|victory|went well|is doing its job|our commitment|in the contract|(?:i|we)(?:'d|'ll| would| will)? (?:want|sign|promise|commit)|is what i'd sign)",
);
/** Allowed to get a little worse, which is what a guardrail says; or not the goal at all. */
const ALLOWED = words(
  "(?:guardrail\\w*|safeguard\\w*|may|might|at worst|tolerate\\w*|accept(?:s|able)?|must not|mustn't|shouldn't|should not|can't be|not be|watch\\w*|stop(?:s|ped)? if|roll(?:s|ed)? back|alarm\\w*|today|currently|at present|already)",
);
const DOWN = words(
  '(?:reduc\\w+|cut\\w*|lower\\w*|down|decreas\\w+|shrink\\w*|drops?|below|under|less than|fewer than|no more than|at most|shorten\\w*|fall\\w*|not more than|stays? under)',
);
const UP = words(
  '(?:rais\\w+|increas\\w+|grow\\w*|lift\\w*|improv\\w+|up|at least|more than|above|ris\\w+|climb\\w*|reach\\w*|or better|or more)',
);
/** Things of which fewer are better. */
const BAD = words(
  '(?:unscored|wast\\w+|wrong\\w*|error\\w*|miss(?:es|ed|ing)?|correct(?:ed|ions)|stale|fail\\w*|bad|late|complain\\w*|tickets?|churn\\w*|reject\\w*|escap\\w+|get out|lost|leak\\w*|duplicat\\w+|drop ?outs?|calls|escalat\\w+|abandon\\w*|spend\\w*|bills?|costs?|delay\\w*|rework\\w*|page[sd]|incidents?|outages?|timed out|timeouts?|disputes?)',
);
const TYPICAL = /\b(?:median|mean|average|typical|p50|p9\d|takes?|wait(?:s|ing)?|lasts?|needs?)\b/;

const HOURS: Record<string, number> = {
  millisecond: 1 / 3.6e6,
  second: 1 / 3600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: 168,
  month: 730,
};

/** How much of the level of today a level may differ from it and still be the same thing. */
const ALIKE = 0.5;

/** "Up by half", "20 percent less" say how far something moved, not where it stands. */
const isChange = (before: string, after: string): boolean =>
  /\b(?:by|down|up|plus|minus|another|extra)(?: (?:about|at least|roughly|a|one|some))* ?$/.test(before) ||
  /^,? (?:less|fewer|more|lower|higher|off|cheaper|faster|of (?:it|that|the saving)|than)\b/.test(after);

/** "78 of 100", "nine nights in ten", "210 of each 250"; and "of 250 mornings, 240". */
function shares(s: AnalysedSentence, own: readonly Figure[]): { value: number; start: number; end: number }[] {
  const low = plain(s.text);
  const found = own
    .filter(
      (n) =>
        n.kind === 'percent' &&
        /\d|cent/.test(n.text) &&
        !isChange(low.slice(0, n.start - s.start), low.slice(n.end - s.start)),
    )
    .map(({ value, start, end }) => ({ value, start, end }));
  const counts = own.filter((n) => n.kind === 'cardinal');
  counts.forEach((a, k) => {
    const b = counts[k + 1];
    if (!b) return;
    const gap = low.slice(a.end - s.start, b.start - s.start);
    const before = low.slice(Math.max(0, a.start - s.start - 10), a.start - s.start);
    const [part, whole] = /^(?: [a-z]+){0,2} (?:in|of|out of)(?: (?:each|every|the|our|those|these|all))? $/.test(gap)
      ? [a, b]
      : /\b(?:of|among)(?: (?:the|our|those|these|all))?(?: last)? $/.test(before) && gap.length < 60
        ? [b, a]
        : [];
    if (part && whole && part.value <= whole.value && whole.value >= 3)
      found.push({ value: (100 * part.value) / whole.value, start: a.start, end: b.end });
  });
  return found;
}

/** What is counted, by the word after the number, or by the one after that: "260 such tickets". */
function counted(s: AnalysedSentence, n: Figure): string[] {
  return s.tokens
    .filter((t) => t.start >= n.end && /^[a-z]{3,}$/.test(t.lower))
    .slice(0, 2)
    .map((t) => t.stem);
}

function levels(text: AnalysedText, all: readonly Figure[]): Level[] {
  return text.sentences.flatMap((s, sentence): Level[] => {
    const own = all.filter((n) => n.sentence === sentence);
    const low = plain(s.text);
    const around = (n: Figure) => low.slice(Math.max(0, n.start - s.start - 40), n.end - s.start + 12);
    return [
      ...shares(s, own).map((share) => ({ ...share, of: 'share', sentence })),
      ...own
        .filter((n) => n.kind === 'duration' && n.unit !== undefined && HOURS[n.unit] && TYPICAL.test(around(n)))
        .map((n) => ({
          of: 'time',
          value: n.value * (HOURS[n.unit ?? ''] ?? 1),
          sentence,
          start: n.start,
          end: n.end,
        })),
      ...own
        .filter((n) => n.kind === 'cardinal' && n.value >= 10 && n.per !== undefined)
        .flatMap((n) =>
          counted(s, n).map((of) => ({ of: `${of} a ${n.per}`, value: n.value, sentence, start: n.start, end: n.end })),
        ),
    ];
  });
}

const stems = (s: AnalysedSentence | undefined): Set<string> =>
  new Set(
    s?.tokens
      .filter(
        (t) => !t.stop && /^[a-z]{3,}$/.test(t.stem) && !/^(?:percent|cent|month|quarter|year|week|day)$/.test(t.stem),
      )
      .map((t) => t.stem),
  );
const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((x) => b.has(x)).length;

const written = (text: AnalysedText, { start, end }: Level): string => text.text.slice(start, end).trim();

/** The level that the goal is about, as it stands: the same measure, said of the same things, and not far off. */
function standing(text: AnalysedText, goal: Level, every: readonly Level[]): Level | undefined {
  const about = stems(text.sentences[goal.sentence]);
  return every
    .filter(
      (l) =>
        l.of === goal.of &&
        l.sentence !== goal.sentence &&
        l.value !== goal.value &&
        Math.abs(l.value - goal.value) <= ALIKE * Math.max(l.value, goal.value),
    )
    .map((l) => ({ l, same: common(about, stems(text.sentences[l.sentence])) }))
    .filter(({ l, same }) => {
      const low = plain(text.sentences[l.sentence]?.text ?? '');
      return same >= 2 && !GOAL.test(low) && !/\bguardrail/.test(low);
    })
    .sort((a, b) => b.same - a.same)[0]?.l;
}

/** A target that is no better than where it stands today; and, sure of nothing, one that is. */
export function badTargets(text: AnalysedText, all: readonly Figure[]): Claim[] {
  const goals = text.sentences.map((s) => {
    const low = plain(s.text);
    return GOAL.test(low) && !ALLOWED.test(low);
  });
  if (!goals.includes(true)) return [];
  const every = levels(text, all);
  return text.sentences.flatMap((s, i): Claim[] => {
    const low = plain(s.text);
    const own = every.filter((l) => l.sentence === i);
    if (own.length === 0 || !goals[i]) return [];
    const step = fromTo(low, s.start, own);
    if (step) return backwards(low, step) ? [stepBack(text, i, step.to, step.from)] : [];
    // A level that was named before is where it stands, not where it goes.
    const told = own.some((l) =>
      every.some((other) => other.sentence !== i && other.of === l.of && other.value === l.value),
    );
    if (told || /\b(?:from|now|against|beat) (?:about |today's |the )?\d/.test(low)) return [];
    const [found] = own.flatMap((goal) => {
      const today = standing(text, goal, every);
      return today ? [{ goal, today }] : [];
    });
    if (!found) return [];
    const { goal, today } = found;
    // What is added after a comma is another matter: "95 percent on time, with no more errors".
    const clause = low.slice(
      Math.max(0, low.lastIndexOf(',', goal.start - s.start)),
      low.indexOf(', ', goal.end - s.start) + 1 || low.length,
    );
    const bad = goal.of !== 'share' || BAD.test(clause);
    const down = DOWN.test(clause) !== UP.test(clause) ? DOWN.test(clause) : bad;
    const better = down ? goal.value < today.value : goal.value > today.value;
    if (better) return [{ sentence: i, id: 'metrics.target-right', axis: 'metrics', sure: 0, point: '' }];
    return [stepBack(text, i, goal, today)];
  });
}

/** "From 35 to 40 minutes". */
function fromTo(low: string, base: number, own: readonly Level[]): { from: Level; to: Level } | null {
  for (const from of own) {
    if (!/\bfrom (?:today's |the current |about |around |roughly )?$/.test(low.slice(0, from.start - base))) continue;
    const to = own.find(
      (l) =>
        l.of === from.of &&
        l.start >= from.end &&
        /^ (?:[a-z]+ ){0,2}to (?:about |under |below |at least |over )?$/.test(
          low.slice(from.end - base, l.start - base),
        ),
    );
    if (to) return { from, to };
  }
  return null;
}

const backwards = (low: string, { from, to }: { from: Level; to: Level }): boolean =>
  DOWN.test(low) !== UP.test(low) && (DOWN.test(low) ? to.value > from.value : to.value < from.value);

const stepBack = (text: AnalysedText, sentence: number, goal: Level, today: Level): Claim => ({
  sentence,
  id: 'metrics.target',
  axis: 'metrics',
  sure: 0.8,
  point: `It stands at ${written(text, today)} already, so ${written(text, goal)} would be a step back.`,
});
