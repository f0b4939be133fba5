import type { FoundNumber } from '../numbers.ts';
import { type Line, near } from './line.ts';
import { ASSUME, BREAKS, CAUSE, EVIDENCE, LIMIT, MOMENT, ORG, PERSON, REASON, rx, TECH, UNIVERSAL } from './words.ts';

/** Shapes of sentences. A shape is never one word: it is words of different kinds standing together, about something specific. */

const NUM = '<(?:num|money|percent|duration|multiple|size|percentile)>';

export const person = rx(PERSON);
export const universal = rx(UNIVERSAL);
export const evidence = rx(EVIDENCE);
export const cause = rx(CAUSE);
export const reason = rx(REASON);
export const limit = rx(LIMIT);
export const assume = rx(ASSUME);
export const tech = rx(TECH);
const breaks = rx(BREAKS);
const moment = rx(MOMENT);

const within = rx(
  `${PERSON}(?:,? [\\w'/-]+){0,5}?,? (?:at|in|of|inside|from|for|with|who|whose|that|which|running|owning|on)`,
);
const org = rx(ORG);
const sized = rx(
  `(?:${NUM}[\\w ,]{0,30} )?(?:${ORG}|${PERSON})[^.;]{0,60}${NUM}|${NUM}[^.;]{0,40} (?:${ORG}|${PERSON})`,
);

/** How concrete a line is: 0 with only words that fit any product, 1 with two of its own. */
export const concrete = (line: Line, enough = 2): number => Math.min(1, line.specific.size / enough);

const NUMBERED = new RegExp(NUM);

/** A person, narrowed: by where they work, by a size, by what they do. */
export function named(line: Line): number {
  if (!person.test(line.tag) || universal.test(line.tag)) return 0;
  const placed = within.test(line.tag) ? 0.45 : 0;
  const narrowed = (sized.test(line.tag) ? 0.35 : 0) + (org.test(line.tag) ? 0.3 : 0);
  return Math.min(1, 0.1 + placed + narrowed) * (heaped(line) && !NUMBERED.test(line.tag) ? 0.4 : 1) * concrete(line);
}

/** What goes wrong, at a moment of somebody's work. */
export function breaking(line: Line): number {
  if (!breaks.test(line.tag) || universal.test(line.tag)) return 0;
  const when = moment.test(line.tag) || /<duration>|<date>/.test(line.tag);
  const whose = person.test(near(line));
  return (when && whose ? 1 : when ? 0.75 : whose ? 0.55 : 0.2) * concrete(line);
}

const nOfM =
  /<num> (?:of|out of|in) (?:the |these |those |my |our |us )?(?:\w+ ){0,2}?<num>|<(?:num|percent)> of (?:the |these |those |my |our |them|all )?\w+/;
const counted = /<num>|<percent>|<duration>|<money>|<percentile>/;

const planned = /\b(?:will|would|'ll|'d|going to|plan to|should|want to|aim)\b/;

/** One kind of person telling what another kind does or feels: hearsay. */
const hearsay = rx(
  `(?:told (?:me|us)|said|says|(?:was|were|are|is) (?:sure|certain|convinced)|believe\\w*|confirm\\w*|think|know) (?:\\w+ ){0,4}?(?:that|how|what|why) (?:their|the|his|her|our)?(?: \\w+)? ?${PERSON}[^.;]{0,60}`,
);
const forOthers = rx(
  `${PERSON}[^.;]{0,40}(?:who work (?:for|with) them|of theirs|above them)[^.;]{0,60}(?:told|said|asked|what they)`,
);

/** Something asked, counted or seen, with how many. */
export function evident(line: Line): number {
  const looked = evidence.test(line.tag);
  if (looked && (hearsay.test(line.tag) || forOthers.test(line.tag))) return 0.25 * concrete(line);
  if (nOfM.test(line.tag) && (looked || evidence.test(near(line)))) return concrete(line, 1);
  if (looked && counted.test(line.tag)) return (planned.test(line.tag) ? 0.2 : 0.9) * concrete(line, 1);
  return looked ? 0.3 * concrete(line) : 0;
}

const fromTo = new RegExp(
  `\\bfrom [^.;]{0,40}?${NUM}[^.;]{0,130}? (?:down |up )?(?:to|towards?) [^.;]{0,25}?${NUM}|:[^.;:]{0,12}${NUM}[^.;]{0,20}? to (?:\\w+ ){0,2}${NUM}|${NUM}\\s*(?:→|->|=>|—>)\\s*${NUM}`,
);
const wanted = new RegExp(`${NUM}[^.;]{0,60}?\\b(?:we|i)(?: would|'d)? (?:want|like|aim|hope)\\b[^.;]{0,20}${NUM}`);
const NOW =
  '(?:today|now|currently|at present|baseline|so far|stands? at|last (?:week|month|quarter|year|half)|before|was|were|is)';
const AIM =
  '(?:targets?|goals?|should|want\\w*|(?:like|hope) to (?:see|have|get)|content with|aim\\w*|reach\\w*|down to|up to|under|below|above|at least|past|halve[ds]?|(?:bring|get|move|cut|raise|drop|fall|grow|go|went|rise|rose|fell|came|come|lift|push|reduce|improve)\\w* [^.;]{0,40}\\b(?:to|by|under|below))';
const nowThen = new RegExp(
  `\\b${NOW}\\b[^.;]{0,40}${NUM}[^;]{0,120}\\b${AIM}\\b[^.;]{0,25}${NUM}|${NUM}[^.;]{0,40}\\b${NOW}\\b[^;]{0,60}\\b${AIM}\\b[^.;]{0,25}${NUM}|\\b${AIM}\\b[^.;]{0,25}${NUM}[^;]{0,120}(?:\\b${NOW}\\b[^.;]{0,30}${NUM}|${NUM}[^.;]{0,25}\\b${NOW}\\b)`,
);
const head = /\b(?:baseline|today|now|current|before)\b/;

/** A measured thing that goes from here to there. */
export function moving(line: Line, all: readonly Line[]): number {
  const c = concrete(line);
  if (line.s.kind === 'row') {
    const above = all.filter(
      (other) => other.turn === line.turn && other.s.kind === 'row' && other.s.start < line.s.start,
    );
    return line.s.numbers.length >= 2 && above.some((row) => head.test(row.tag) && row.s.numbers.length <= 2) ? c : 0;
  }
  if (line.s.numbers.length === 0) return 0;
  if (fromTo.test(line.tag) || wanted.test(line.tag) || line.s.numbers.some((n) => goes(n, line))) return c;
  if (nowThen.test(line.tag)) return 0.9 * c;
  const beside = [line.prev ? `${line.prev.tag}, ${line.tag}` : '', line.next ? `${line.tag}, ${line.next.tag}` : ''];
  return beside.some((both) => nowThen.test(both)) ? 0.7 * c : 0;
}

/** "96 to 60" falls; "from 18,000 to 30,000" and "Share: 5 to 8" rise. A plain "2 to 3 weeks" does neither. */
function goes(n: FoundNumber, line: Line): boolean {
  if (n.to === undefined || n.value === undefined) return false;
  if (n.to < n.value) return true;
  return /(?:\bfrom|:)\s*(?:about |around )?[$€£]?$/i.test(line.s.text.slice(0, n.start - line.s.start));
}

const process = rx(
  '(?:joins?|joined|writes?|reads?|compares?|filters?|maps?|splits?|merges?|stores?|keeps?|copies|carr(?:y|ies)|sends?|captures?|records?|holds?|moves?|passes|returns?|loads?|scans?|shuffles?) (?:\\w+ ){0,8}(?:with|to|from|into|against|through|in|on|by|of)',
);

/** What one would do tells nothing of how it works. */
const proposes =
  /(?:^|, )(?:i|we)(?:'d| would) (?:just |simply |also )?(?:build|scale|add|use|optimi[sz]e|ask|like|want|make|give|create)\b/;

/** How a mechanism works: two parts of a system and what makes one follow from the other. */
export function mechanism(line: Line): number {
  if (line.tech.size < 2 || evident(line) >= 0.9 || !line.s.tokens.some((token) => token.pos === 'VERB')) return 0;
  const follows = cause.test(line.tag) ? (line.tech.size >= 3 ? 1 : 0.8) : process.test(line.tag) ? 0.55 : 0;
  return (proposes.test(line.tag) ? 0.3 : 1) * follows * Math.min(1, line.specific.size / 3);
}

/** Where a mechanism stops being true. */
export const bounded = (line: Line): number =>
  line.tech.size >= 1 && limit.test(line.tag) && evident(line) < 0.9
    ? (line.tech.size >= 2 ? 1 : 0.5) * concrete(line, 3)
    : 0;

/** A condition under which the candidate would give the thing up. */
export const stop = rx(
  '(?:if|should|when|unless|below|under|above|fewer)[^.]{0,90}(?:stop|drop|wrong|fail(?:ed|s)?|kill|rethink|decoration|revert|pull|withdraw|roll back|back out|cancel|not worked|did not work|shut|give it up|change course)',
);

/** Makes the candidate's own figure smaller. */
export const lowers = rx(
  "(?:small|halve[ds]?|half of (?:that|it|this)|weakest|not count|don't count|do not count|less revenue|lower (?:revenue|consumption|spend)|loses?|cannibal\\w*|would not pitch|not ours|only|if (?:it|that|this|the|we)|at worst|floor|conservative\\w*|holds? (?:even )?(?:when|if|at))",
);

/** What the candidate supposes and has not seen. */
export const supposed = (line: Line): number => (assume.test(line.tag) ? concrete(line) : 0);

const ACT =
  '(?:decided|chose|refused|stopped|cut|pushed|wrote|built|called|told|changed|picked|took|ran|asked|went|moved|dropped|shipped|said|sat|made|kept|held|owned|showed|argued|proposed|offered|rewrote|counted|measured|read|learned|learnt|tested|killed|reversed|paused|signed|agreed|apologi[sz]ed|apologised|fixed|gave|left|found|set|spent|joined|started|led|drew|met|broke|brought|got|put|traded|named|wanted|missed|misjudged|underestimated|assumed|skipped|ignored|waited|worked|visited|listened|used|removed|added|delayed|split|closed|opened|renamed|turned|taught|debugged|traced|queried|joined|hired|carried|answered|escalated|committed|planned|designed|launched|sold|priced)';
const ownAct = rx(`i(?:'d| had|'ve| have| then| also| first| finally| personally| just)? (?:\\w+ly )?${ACT}`);
const iThing = rx('(?:my|mine|myself|i)');

/** Takes back what was said before, or puts something better in its place. */
export const retracts = rx(
  "(?:i (?:was|am)|i'm) wrong|i had (?:that|it|this) wrong|i misspoke|i take (?:that|it|this) back|i (?:have to|must|should|want to|need to) (?:correct|withdraw|take back)|i stand corrected|correction (?:on|to)|let me correct|(?:scrap|strike) that|that (?:was|is) (?:wrong|a mistake) of me|i (?:see|hear) the (?:problem|flaw|gap)|(?:i'd|i would|i'll) (?:change|replace|swap) (?:it|that|this|the (?:number|metric|measure|target|order)) (?:to|for|with|by)|i should(?: have|'ve) (?:said|written|measured|picked|chosen)|(?:is|was) (?:dead|wrong) as (?:written|said|it stands)",
);

/** "with search, tags, comments, a carousel and dark mode": four things or more in a row, none of them with a verb. */
const heap = /(?:[\w-]+(?: [\w-]+){0,3}, ){2,}(?:[\w-]+(?: [\w-]+){0,4},? )?(?:and|plus|or) (?:\w+ ){0,2}\w+/;
export const heaped = (line: Line): boolean => heap.test(line.tag);

/** Pointing back is no deed. */
const asBefore = /\b(?:like|as) i (?:said|told you)\b/g;

/** What the speaker did, in the past and in the first person. A list of what there was tells little of it. */
export const did = (line: Line): number =>
  ownAct.test(line.tag.replace(asBefore, '')) ? (heaped(line) ? 0.4 : 1) * concrete(line) : 0;
export const mine = (line: Line): boolean => iThing.test(line.tag);
