import type { Axis } from '../../../protocol/challenge.ts';
import type { RoundId } from '../../../protocol/loop.ts';
import type { AnalysedSentence, AnalysedText, Token } from './language.ts';
import type { FoundNumber } from './numbers.ts';

/**
 * A number that was another one in an earlier round. It speaks up only where both sentences state a plain fact in the same
 * words: the same thing of the same subject, over the same time, of the same part, neither a target nor a guess. To miss
 * a contradiction costs little; to invent one costs the candidate's trust.
 */

export interface EarlierText {
  round: RoundId;
  text: AnalysedText;
}

export interface Contradiction {
  sentence: AnalysedSentence;
  axis: Axis;
  point: string;
}

/** A number and everything that says what it is a number of. */
interface Fact {
  value: number;
  text: string;
  kind: FoundNumber['kind'];
  unit: string;
  /** What is said of it: "have", "fall", "is" … */
  relation: string;
  subject: string;
  measure: string;
  /** Which part, which time, by what rate: each must be the same on both sides. */
  part: string;
  time: string;
  rate: string;
  loose: boolean;
}

const SUPPOSED =
  /\b(?:would|will|could|should|might|want\w*|(?:i|we|they) plan|plan(?:s|ned)? to|planning|targets?|goals?|aim\w*|expect\w*|assum\w+|guess\w*|estimat\w+|forecast\w*|suppos\w+|if|unless|maybe|perhaps|hope\w*|needs?|say|imagine|example)\b|\b(?:'d|'ll)\b|\?\s*$/i;
const DENIED = /\b(?:not|never|no|none|nobody|neither|cannot|without)\b|n['’]t\b/i;
/** The candidate is mending it already. */
const MENDED =
  /\b(?:i said|i told|earlier|correct(?:ion|ed)?|corrected|looked it up|misspoke|actually|rather than|instead of|i was wrong|more precisely)\b/i;
const BOUND =
  /\b(?:more than|over|at least|up to|under|fewer than|less than|below|above|nearly|almost|at most|minimum|maximum|some)\s*[$€£]?$/i;
const ROUGH = /\b(?:about|around|roughly|approximately|circa)\s*[$€£]?$/i;
const TIME =
  /\b(?:when|after|until|by the time|initially|at first|at the start|in the end|at the end|later|then|now|today|currently|before|overall|first|second|third|final(?:ly)?|(?:last|next|this|previous) (?:week|month|quarter|half|year|spring|summer|autumn|winter)|(?:19|20)\d\d|q[1-4]|January|February|March|April|May|June|July|August|September|October|November|December)\b/g;
const RATE = /^[^.,;]{0,40}?\b(?:an?|per|each|every)\s+(hour|day|night|week|month|quarter|year|run|user|customer)\b/i;
/** What comes after such a word says which part is meant, and narrows it. */
const NARROWS = new Set('for in at from of among across on during outside inside within'.split(' '));
const VAGUE = new Set('company job role time team place project work us it that this them there end case'.split(' '));

const CLASSES: readonly (readonly [string, RegExp])[] = [
  ['down', /^(?:cut|reduc\w*|lower\w*|drop\w*|f[ae]ll\w*|decreas\w*|shr[aiu]nk\w*|declin\w*|halved?)$/],
  ['up', /^(?:rais\w*|increas\w*|gr[eo]w\w*|r[io]se\w*|lift\w*|climb\w*)$/],
  ['is', /^(?:is|was|are|were|be|been|stood|stands)$/],
  ['have', /^(?:ha[sd]|have|having|serv\w+)$/],
  ['ask', /^(?:interview\w*|talk\w*|sp[eo]ke?\w*|ask\w*|met|meet\w*|visit\w*|watch\w*|observ\w+|shadow\w*|sat)$/],
  ['lead', /^(?:led|lead\w*|manag\w+)$/],
  ['ship', /^(?:ship\w*|launch\w*|deliver\w*|releas\w+)$/],
  ['hire', /^(?:hir\w+|recruit\w*)$/],
  ['take', /^(?:took|takes?|taken|last(?:s|ed))$/],
];

const relationOf = (verb: string, next: string): string => {
  if (/^(?:go|goes|went|gone|come|came)$/.test(verb)) return next === 'down' || next === 'up' ? next : verb;
  return CLASSES.find(([, words]) => words.test(verb))?.[0] ?? verb;
};

const isName = (token: Token): boolean => token.pos === 'NOUN' || token.pos === 'PROPN';
const isVerb = (token: Token): boolean => token.pos === 'VERB' || token.pos === 'AUX';
const US = /^(?:i|we|our|my)$/;
const ENDS = /^(?:[.,;:()!?"“”]|—|–|and|but|so|because|which|who|that|about)$/;

const joined = (stems: Iterable<string>): string => [...new Set(stems)].sort().join(' ');

/** The tokens of the clause a number stands in, split by the number's place in it. */
function clauseOf(s: AnalysedSentence, n: FoundNumber): { before: Token[]; after: Token[] } | null {
  const from = s.tokens.findIndex((token) => token.end > n.start);
  const to = s.tokens.findIndex((token) => token.start >= n.end);
  if (from < 0) return null;
  const before: Token[] = [];
  for (let i = from - 1; i >= 0; i -= 1) {
    const token = s.tokens[i];
    if (!token || /^[;:,()—–]$/.test(token.text)) break;
    before.unshift(token);
  }
  const after: Token[] = [];
  for (let i = to < 0 ? s.tokens.length : to; i < s.tokens.length; i += 1) {
    const token = s.tokens[i];
    const next = s.tokens[i + 1];
    if (!token || /^[;:,.()—–!?]$/.test(token.text)) break;
    // "before we wrote a line" tells what came next, not of which time the number is.
    if (token.lower === 'before' && next && US.test(next.lower)) break;
    after.push(token);
  }
  return { before, after };
}

function factOf(s: AnalysedSentence, n: FoundNumber): Fact | null {
  if (n.value === undefined || n.to !== undefined || n.value <= 0) return null;
  if (!['cardinal', 'percent', 'money', 'duration'].includes(n.kind)) return null;
  const lead = s.text.slice(0, n.start - s.start);
  if (BOUND.test(lead.trimEnd()) || /\bfrom\s*$/.test(lead)) return null;
  const clause = clauseOf(s, n);
  if (!clause) return null;
  const { before, after } = clause;
  if (/^(?:of|out|to|or|and|x|×)$/.test(after[0]?.lower ?? '')) return null;
  if ([...before, ...after].some((token) => DENIED.test(token.lower))) return null;
  const verb = verbIn(before);
  const spoken = before[verb];
  if (!spoken) return null;
  const relation = relationOf(spoken.lower, before[verb + 1]?.lower ?? '');
  const subject = subjectOf(before.slice(0, verb));
  const between = before.slice(verb + 1).filter((token) => token.lower !== 'down' && token.lower !== 'up');
  const byChange = relation === 'up' || relation === 'down';
  if (byChange && between.at(-1)?.lower !== 'by') return null;
  if (byChange && n.kind !== 'percent') return null;
  const counted = n.kind === 'cardinal' ? headOf(after) : [];
  if (n.kind === 'cardinal' && counted.length === 0) return null;
  const object = between
    .filter((token) => isName(token) || isVerb(token) || token.pos === 'ADJ')
    .map((token) => token.stem);
  const measure = joined([...object, ...counted.map((token) => token.stem)]);
  if (measure === '' && subject === 'us') return null;
  const rest = after.slice(counted.length);
  return {
    value: n.value,
    text: n.text,
    kind: n.kind,
    unit: n.kind === 'money' ? (n.unit ?? '') : '',
    relation,
    subject,
    measure,
    part: partOf([...rest]),
    time: joined(`${before.map((t) => t.text).join(' ')} ${after.map((t) => t.text).join(' ')}`.match(TIME) ?? []),
    rate: RATE.exec(s.text.slice(n.end - s.start))?.[1]?.toLowerCase() ?? '',
    loose: ROUGH.test(lead.trimEnd()),
  };
}

/** The word that says what happened; one we know rather than one that is only tagged so. */
function verbIn(before: readonly Token[]): number {
  const costs = before.findIndex(
    (token, i) => token.lower === 'cost' && /^(?:us|me)$/.test(before[i + 1]?.lower ?? ''),
  );
  if (costs >= 0) return costs;
  const known = before.findLastIndex((token) => isVerb(token) && CLASSES.some(([, words]) => words.test(token.lower)));
  return known >= 0 ? known : before.findLastIndex(isVerb);
}

/** Who or what it is said of: the candidate's own side, or the words before the verb. */
function subjectOf(before: readonly Token[]): string {
  const last = before.findLastIndex((token) => isName(token) || token.pos === 'PRON');
  const head = before[last];
  if (!head) return '';
  if (US.test(head.lower)) return 'us';
  const names: string[] = [];
  for (let i = last; i >= 0; i -= 1) {
    const token = before[i];
    if (!token || !(isName(token) || token.pos === 'ADJ' || token.pos === 'PRON' || token.pos === 'NUM')) break;
    if (!US.test(token.lower)) names.push(token.stem);
  }
  return joined(names);
}

/** "eleven platform leads": the words right after a count, the thing that is counted last. */
function headOf(after: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (const token of after) {
    if (ENDS.test(token.lower) || ['ADP', 'DET', 'PRON', 'ADV', 'AUX', 'CCONJ', 'SCONJ', 'PART'].includes(token.pos))
      break;
    found.push(token);
    if (found.length === 3) break;
  }
  return found;
}

function partOf(tokens: readonly Token[]): string {
  const stems: string[] = [];
  let narrows = false;
  for (const token of tokens) {
    if (token.pos === 'ADP' || token.pos === 'SCONJ') narrows = NARROWS.has(token.lower);
    else if (narrows && (isName(token) || token.pos === 'ADJ') && !VAGUE.has(token.lower)) stems.push(token.stem);
  }
  return joined(stems);
}

/** Places and firms anywhere in the sentence: two of them that differ are two subjects. */
const namesIn = (s: AnalysedSentence): string[] =>
  s.tokens.filter((token, i) => token.pos === 'PROPN' && i > 0 && /^[A-Z]/.test(token.text)).map((token) => token.stem);

const plain = (s: AnalysedSentence): boolean => s.kind !== 'heading' && s.kind !== 'row' && !SUPPOSED.test(s.text);

const factsOf = (s: AnalysedSentence): Fact[] => (plain(s) ? s.numbers.flatMap((n) => factOf(s, n) ?? []) : []);

const SAME: readonly (keyof Fact)[] = ['kind', 'unit', 'relation', 'subject', 'measure', 'part', 'time', 'rate'];
const sameThing = (a: Fact, b: Fact): boolean => SAME.every((key) => a[key] === b[key]);

const far = (a: Fact, b: Fact): boolean => {
  const apart = Math.abs(a.value - b.value) / Math.max(a.value, b.value);
  return apart > (a.loose || b.loose ? 0.3 : 0.12);
};

const TOLD: Readonly<Record<RoundId, string>> = {
  'recruiter-screen': 'To the recruiter',
  'hiring-manager': 'To the hiring manager',
  'take-home': 'In the written case',
  'case-presentation': 'In the case presentation',
  technical: 'In the technical round',
  behavioral: 'In the behavioral round',
  founder: 'In the founder round',
};

const axisOf = ({ kind, relation }: Fact): Axis =>
  relation === 'ask' ? 'user' : kind === 'money' ? 'viability' : 'metrics';

/** What is said now against what was said in earlier rounds; one finding a sentence at most. */
export function contradicted(now: AnalysedText, earlier: readonly EarlierText[]): Contradiction[] {
  if (earlier.length === 0) return [];
  const known = earlier.flatMap(({ round, text }) =>
    text.sentences.flatMap((s) => factsOf(s).map((fact) => ({ round, fact, names: namesIn(s) }))),
  );
  return now.sentences.flatMap((sentence): Contradiction[] => {
    if (MENDED.test(sentence.text)) return [];
    const names = namesIn(sentence);
    for (const fact of factsOf(sentence)) {
      const same = known.filter((each) => sameThing(each.fact, fact));
      // Said the same somewhere: then it is two things that sound alike, or it was set right already.
      if (same.some((each) => !far(each.fact, fact))) continue;
      const other = same.find((each) => names.every((name) => each.names.includes(name)) || each.names.length === 0);
      if (other && (names.length === 0 || other.names.length === 0 || names.some((name) => other.names.includes(name))))
        return [
          {
            sentence,
            axis: axisOf(fact),
            point: `${TOLD[other.round]} it was ${other.fact.text.trim()}, and here it is ${fact.text.trim()}: which of the two holds?`,
          },
        ];
    }
    return [];
  });
}
