/** Which words of a sentence stand under a "not". */

export interface Word {
  lower: string;
  pos: string;
}

/** A cue and the half-open range of tokens it turns round. */
export interface Scope {
  cue: number;
  from: number;
  to: number;
}

const CUES = new Set([
  'not',
  "n't",
  'nt',
  'never',
  'no',
  'cannot',
  'nor',
  'neither',
  'none',
  'nobody',
  'nothing',
  'rarely',
  'seldom',
  'hardly',
  'barely',
  'scarcely',
  'without',
  'lacks',
  'lack',
  'dont',
  'doesnt',
  'isnt',
  'cant',
  'wont',
  'arent',
  'wasnt',
  'didnt',
  'non',
  'nowhere',
]);
/** Cues that reach over the next few words only. */
const SHORT = new Set(['without', 'lacks', 'lack', 'non', 'no']);
const STOPS = new Set([
  ',',
  ';',
  ':',
  '.',
  '(',
  ')',
  '—',
  '–',
  '!',
  '?',
  'but',
  'because',
  'since',
  'so',
  'although',
  'though',
  'while',
  'whereas',
  'however',
  'unless',
  'until',
  'except',
  'yet',
  'which',
  'if',
  'when',
  'even',
]);
/** "not only", "no matter", "no doubt": the word is there, the denial is not. */
const HOLLOW = new Map<string, Set<string>>([
  ['not', new Set(['only', 'just', 'merely', 'simply', 'least', 'null'])],
  ["n't", new Set(['only', 'just', 'merely', 'simply'])],
  ['no', new Set(['matter', 'doubt', 'wonder', 'one', 'longer', 'more'])],
  ['nothing', new Set(['but'])],
]);
const FINITE = new Set(['AUX', 'PRON', 'DET', 'PROPN']);

/** "does not delete files and keeps the log": the second verb is not denied. */
const startsAfresh = (next: Word | undefined): boolean =>
  next !== undefined &&
  (FINITE.has(next.pos) ||
    CUES.has(next.lower) ||
    (next.pos === 'VERB' && /s$/.test(next.lower)) ||
    next.lower === 'then');

export function negations(words: readonly Word[]): Scope[] {
  const scopes: Scope[] = [];
  words.forEach((word, cue) => {
    const next = words[cue + 1]?.lower;
    let from = cue + 1;
    let reach = 14;
    const pair = `${word.lower} ${next ?? ''}`;
    if (pair === 'no longer' || pair === 'no more' || pair === 'far from') from = cue + 2;
    else if (pair === 'instead of' || pair === 'rather than') {
      from = cue + 2;
      reach = 7;
    } else if (/^(?:fail|refus|declin|neglect)(?:s|es|ed|e)?$/.test(word.lower) && next === 'to') from = cue + 2;
    else if (!CUES.has(word.lower)) return;
    else if (word.lower === 'nor' && words.slice(0, cue).some((one) => one.lower === 'neither')) return;
    else if (next !== undefined && HOLLOW.get(word.lower)?.has(next)) return;
    else if (word.lower === 'lack' && words[cue - 1]?.pos === 'DET') return;
    else if (SHORT.has(word.lower)) reach = word.lower === 'no' ? 10 : 7;
    let to = from;
    while (to < words.length && to - from < reach) {
      const here = words[to];
      if (!here || STOPS.has(here.lower)) break;
      if ((here.lower === 'and' || here.lower === 'or') && startsAfresh(words[to + 1])) break;
      to += 1;
    }
    if (to > from) scopes.push({ cue, from, to });
  });
  return scopes;
}
