import type { Claim } from '../claims.ts';
import type { AnalysedSentence, AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import { type Choice, choiceOf } from './chosen.ts';
import { type Amount, type Stretch, stretches } from './stakes.ts';

/** What goes first, held against the numbers that the candidate gave for each option. */

/** Something else than size decides, and it is said: then the numbers do not. */
const REASONED = words(
  '(?:although|though|even if|despite|whatever|depend\\w*|needs? (?:the|it|its)|block\\w*|deadline|prerequisite|only (?:one|we|then)|unlock\\w*|risk\\w*|expire\\w*|contract|not because|undone|by then|irreversible|outweigh\\w*|nonetheless|nevertheless|all the same)',
);
/** A date, a rule or a dependency that goes with the option can be why the smaller thing is first. */
const DATED = words(
  '(?:deadline|regulat\\w+|by law|the law|legal\\w*|fined?|penalt\\w+|expires?|renew\\w*|freeze|notice|mandate|inspection|out of support|depends?|dependenc\\w+|prerequisite|blocked|(?:from|by|before|on|until) (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d+)?)',
);
const INDEPENDENT =
  /\b(?:none|neither|nothing|no|not|doesn't|don't|nor)\b[^.,;]{0,30}?(?:depend\w*|dependenc\w+|block\w*|deadlines?)\b/g;
/** "Each takes about four weeks", "the same two engineers", "equal effort". */
const EQUAL = words(
  "(?:(?:each|either|both|all (?:of them|three|four|five)|every one|any of the(?:m| \\w+)|they(?: all)?)(?: (?:fix|one|item|of (?:them|these|the \\w+)|option|project|change|would|will|rebuild|piece|request))*(?:'s| is| are| takes?| took| needs?| costs?| means?| at| about| roughly| for)(?: \\w+){0,9}? (?:weeks?|months?|quarters?|sprints?|days?|effort|work|the same|squad|team|cost)|(?:weeks?|months?|quarters?|sprints?|days?|weeks of work) (?:each|apiece|either way|for each|for either|in each case|both|per \\w+|for any|a piece)|(?:same|equal|similar|like) (?:effort|cost|costs|size|work|two (?:engineers|people)|\\w+ (?:engineers|people|weeks)|team|squad|people|engineers?|developers?|length|amount)|(?:effort|cost|costs|efforts) (?:is|are) (?:about |roughly |all )?(?:equal|the same|close|similar|alike)|(?:about|roughly|cost) the same|equally (?:long|large|big|expensive))",
);
/** It goes first because it is said to be the larger. */
const MOST = words(
  '(?:most|biggest|largest|greatest|highest|worst|best|bigger|larger|more|by (?:these|the|those) (?:numbers|score|scores|count|counts|votes)|where the (?:money|pain|hours|time) (?:is|goes|leaks)|far ahead|wins?|heaviest)',
);

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n;
};

/** The same measure of the option put first (a) and of another (b). */
interface Pair {
  mine: Amount;
  theirs: Amount;
  a: Stretch;
  b: Stretch;
}

/** The stretches that speak of the option, more than any other does. */
function about(option: ReadonlySet<string>, all: readonly Stretch[], but: number): Stretch[] {
  let most = 0;
  for (const s of all) if (s.sentence !== but) most = Math.max(most, shared(option, s.stems));
  if (most === 0 || most * 2 < Math.min(option.size, 4)) return [];
  return all.filter((s) => s.sentence !== but && shared(option, s.stems) === most);
}

function pairs(choice: Choice, all: readonly Stretch[], at: number): Pair[] {
  const own = about(choice.first, all, at);
  const out: Pair[] = [];
  for (const a of own)
    for (const mine of a.worth)
      for (const b of all) {
        if (b.sentence === at || own.includes(b) || b.stems.size === 0 || Math.abs(a.sentence - b.sentence) > 2)
          continue;
        const theirs = b.worth.find((w) => w.of === mine.of && (w.per === mine.per || !w.per || !mine.per));
        if (theirs) out.push({ mine, theirs, a, b });
      }
  // Where the sentence itself lists the options, the numbers around it are of something else.
  const listed = out.filter((p) => p.a.sentence === p.b.sentence);
  const kept = listed.length >= 2 ? listed : out;
  return kept.filter((p) => !isTotal(p, kept));
}

/** "62 incidents: 40 schema changes, 21 quotas and an icon." */
function isTotal({ mine, theirs }: Pair, all: readonly Pair[]): boolean {
  const same = all.filter((p) => p.mine === mine && p.theirs !== theirs);
  const sum = same.reduce((total, p) => total + p.theirs.value, mine.value);
  return same.length > 0 && theirs.value >= 0.97 * sum && theirs.value < 1.03 * sum;
}

/** Clearly less, and not made up for by less effort; a thousand times more is not the same kind of thing. */
const smaller = ({ mine, theirs, a, b }: Pair): boolean =>
  mine.value < 0.67 * theirs.value &&
  (mine.value === 0 || theirs.value < 400 * mine.value) &&
  !(a.effort !== undefined && b.effort !== undefined && mine.value / a.effort >= 0.8 * (theirs.value / b.effort));

const larger = ({ mine, theirs }: Pair): boolean => mine.value > 1.2 * theirs.value;

/** More, but at so much more effort that it brings far less for each week. */
const dearer = ({ mine, theirs, a, b }: Pair): boolean =>
  a.effort !== undefined &&
  b.effort !== undefined &&
  a.effort > b.effort &&
  mine.value / a.effort < 0.6 * (theirs.value / b.effort);

/** A date or a dependency that goes with the option put first, or is said right after it. */
const hurried = (text: AnalysedText, choice: Choice, at: number): boolean =>
  text.sentences.some(
    (s, i) =>
      i !== at &&
      DATED.test(plain(s.text).replace(INDEPENDENT, '')) &&
      [s, text.sentences[i - 1]].some(
        (near) => near && near.index !== at && shared(choice.first, new Set(near.tokens.map((t) => t.stem))) > 0,
      ),
  );

/** Whether the comparison is fairly certain: the options in one list, the same effort, or a reason that claims the most. */
function certain(worst: Pair, found: readonly Pair[], choice: Choice, equal: boolean): 'sure' | 'maybe' | 'no' {
  const rest = found.filter((p) => p.a === worst.a && p.mine === worst.mine);
  const least = !rest.some((p) => p.mine.value > p.theirs.value);
  const listed = rest.length > 1;
  const even = equal || (worst.a.effort !== undefined && worst.b.effort !== undefined);
  const most = MOST.test(choice.reason);
  const apart = Math.abs(worst.a.sentence - worst.b.sentence);
  const sure =
    apart === 0
      ? even || (!choice.bare && (most || (listed && least)))
      : least && (listed ? even || most : (even && most) || (equal && !choice.bare && apart === 1));
  return sure ? 'sure' : !choice.bare && listed && (even || least) ? 'maybe' : 'no';
}

export function wrongOrder(text: AnalysedText): Claim[] {
  let all: Stretch[] | undefined;
  let equal: boolean | undefined;
  return text.sentences.flatMap((s: AnalysedSentence, sentence): Claim[] => {
    const choice = choiceOf(s);
    if (!choice) return [];
    all ??= stretches(text);
    const found = pairs(choice, all, sentence);
    if (found.length === 0) return [];
    const claim = (id: string, sure: number, point: string): Claim[] => [
      { sentence, id: `priority.${id}`, axis: 'priority', sure, point },
    ];
    const worse = found.filter(smaller);
    // With numbers of its own, or another reason, the sentence argues for itself.
    const argued = s.numbers.length > 1 || REASONED.test(plain(s.text)) || hurried(text, choice, sentence);
    if (worse.length === 0) {
      const dear = argued ? undefined : found.find(dearer);
      if (dear) return claim('effort', 0.8, forEffort(dear));
      return found.every(larger) && !choice.bare ? claim('order-right', 0, '') : [];
    }
    if (argued) return [];
    const worst = worse.reduce((a, b) => (b.theirs.value > a.theirs.value ? b : a));
    equal ??= EQUAL.test(plain(text.text));
    const how = certain(worst, found, choice, equal);
    if (how === 'no') return [];
    return claim(how === 'sure' ? 'order' : 'order-maybe', how === 'sure' ? 0.8 : 0.5, forSize(worst, equal));
  });
}

const forSize = ({ mine, theirs }: Pair, equal: boolean): string =>
  mine.value === 0
    ? `Of what you put first you say "${mine.text}", and another has ${theirs.text}.`
    : `You put the one with ${mine.text} first, and the one with ${theirs.text} has to wait${equal ? ', at the same effort' : ''}.`;

const forEffort = ({ mine, theirs, a, b }: Pair): string =>
  `${mine.text} takes ${span(a.effort ?? 0)}, and ${theirs.text} takes ${span(b.effort ?? 0)}: the second brings more for each week.`;

const span = (weeks: number): string => {
  const [n, unit] = weeks < 1 ? [weeks * 5, 'day'] : weeks > 16 ? [weeks / 4.3, 'month'] : [weeks, 'week'];
  return `${Math.round(n)} ${unit}${Math.round(n) === 1 ? '' : 's'}`;
};
