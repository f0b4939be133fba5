import type { AnalysedSentence, Token } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';

/** Which option a sentence puts first, and which it leaves for later, as the stems of the words that name them. */

export interface Choice {
  first: ReadonlySet<string>;
  /** Named in the same sentence as what has to wait; empty if it says nothing of the rest. */
  later: ReadonlySet<string>;
  /** Only taken up, with no word of its being first. */
  bare: boolean;
  /** What is said as the reason, in plain lower case. */
  reason: string;
}

const WHO = "(?:i|we|she|he|they|let me|let us|let's|the (?:team|squad|pair|plan|roadmap)|my plan)";
const WOULD =
  "(?:'d|'ll|'m going to|'re going to|'ve| would| will| should| want to| could| shall| can)?(?: (?:rather|therefore|then|now|just|all|still|nevertheless|therefore))?";
/** "We start with X", "First comes X", "The order is X, then Y": the option follows. */
const AHEAD = words(
  `(?:(?:start|begin|open|lead|go|kick off)(?:s|ing)?(?: (?:out|off))? (?:with|on|from|by|at)|(?:what|which|where) (?:i|we)(?:'d| would| should|'ll| will)? (?:start|begin|do first)(?: with)? is|first (?:comes?|goes|up is|up|is|will be|in line is|i'd \\w+|we \\w+|i \\w+)|(?:the|our|my) (?:(?:first|next) (?:release|quarter|job|step|version|half|sprint|thing|priority)(?: (?:we|i)(?:'d|'ll| will| would)? \\w+| to \\w+(?: on)?| that i will \\w+)? (?:handles|is|goes (?:in)?to|covers?|is for|takes)|(?:order|roadmap|sequence|ranking|plan|choice)(?:'s| is| will be| would be| opens with| starts with)|suggestion (?:is|would be)|proposal is)|first release handles|next (?:comes|is)|i rank|i'd rank|puts?|puts|${WHO}${WOULD} (?:go for|go after|choose|chose|pick|picked|settle on|prioriti[sz]e|focus on|go|take on|take|tackle|fund|do|fix|build|finish))`,
);
/** "X goes first", "X first, then Y", "X leads": the option comes before. */
const BEHIND = words(
  "(?:(?:therefore |then |also |thus )?(?:go(?:es)?|comes?|come|gets? (?:fixed|done|built|rebuilt|closed|migrated|moved|rolled out|worked on)|are|is|be|runs?|ships?|will (?:come|go|be)|would (?:come|go|be)|is (?:fixed|done|built|rebuilt|closed|tackled)) (?:out |in |up |live )?(?:the )?(?:first|in front|in first place|before (?:that|anything|the others|all others)|to the top|on top|at the top)|takes the lead|leads?(?= (?:and|at|with)|,|\\.|$)|jumps? to the top|opens the (?:programme|program|list|plan|year)|wins|(?:is|comes) where (?:i|we)(?:'d| would| should|'ll| will)? (?:start|begin)|(?:is|are) what (?:i|we)(?:'d| would| should|'ll| will)? (?:start|begin|do first|take first|take up first)(?: with)?|(?:on|at the) top|(?:takes|gets) (?:the|this) (?:quarter|first (?:slot|month|quarter))|(?<!(?:the|at|in|our|their|its|my|her|his|of|from|asks?|for|this|a|very) )first(?! (?:time|year|\\w+day|month|week|quarter|release|page|visit|try|\\d))(?= (?:and|then|because|since|as|so|for|by|with|in|before|until|to|though|although|while|on|at|when|or|if|after|over|rather|instead|till|once|there|now|here|without|anyway|simply|only|just|even)|[,;:.]|$)|before (?:that|the others|anything else|all others))",
);
/** "I would take X first": between the verb and the word. */
const TAKEN = words(`${WHO}${WOULD} [a-z]+(?: (?:on|up|through|off|out|for))?|(?:that|this|which) puts`);
const STOP =
  /[,;:—]|\b(?:because|since|as|so that|so|given|which|that|who|until|although|though|even if|while|for the|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)|this (?:quarter|half|year|month|spring|summer)|before|and then|then|ahead of|over|rather than|instead of|and)\b/;
const REASON = /\b(?:because|since|as|for the|given|so that|being|simply|going by|by)\b|[:—]/;
const GENERIC = new Set(
  'first thing step order option item work team week month quarter year time people user custom custom account reason side part half way end start last next one two three plan list place day case point fix project request releas job wish idea one turn other rest both today now then long larg small big'.split(
    ' ',
  ),
);

/** The words that can name an option. */
export const named = (tokens: readonly Token[]): Set<string> =>
  new Set(
    tokens
      .filter(
        (t) =>
          !t.stop && /^[a-z][a-z0-9]+$/.test(t.stem) && /^(?:NOUN|PROPN|VERB|ADJ)$/.test(t.pos) && !GENERIC.has(t.stem),
      )
      .map((t) => t.stem),
  );

const between = (s: AnalysedSentence, from: number, to: number): Token[] =>
  s.tokens.filter((t) => t.start - s.start >= from && t.end - s.start <= to);

const upTo = (low: string, from: number): number => {
  const stop = STOP.exec(low.slice(from));
  return stop ? from + stop.index : low.length;
};

/** Where the clause begins in which `at` lies. */
const clauseStart = (low: string, at: number): number =>
  Math.max(0, ...[',', ';', ':', '—'].map((c) => low.lastIndexOf(c, at - 1) + 1));

const TAKES = /(?:take|tackle|fund|do|fix|build|finish|take on|choose|chose|pick|picked|go|go for|put|puts)$/;

function span(low: string): [number, number, number, boolean] | null {
  const ahead = AHEAD.exec(low);
  const behind = BEHIND.exec(low);
  if (behind && (!ahead || behind.index <= ahead.index)) {
    const from = clauseStart(low, behind.index);
    const said = low.slice(from, behind.index);
    if (/[a-z]{3}/.test(said)) {
      const taken = TAKEN.exec(said);
      const because = /^ ?(?:because|since|as) [^,]*$/.test(said);
      if (because) return null;
      const start = taken && taken.index < 12 ? from + taken.index + taken[0].length : from;
      if (start < behind.index && /[a-z]{3}/.test(low.slice(start, behind.index)))
        return [start, behind.index, behind.index + behind[0].length, false];
    }
  }
  if (!ahead) return null;
  const from = ahead.index + ahead[0].length;
  const to = upTo(low, from);
  return [from, to, to, TAKES.test(ahead[0]) && !/\bfirst\b/.test(low)];
}

export function choiceOf(s: AnalysedSentence): Choice | null {
  const low = plain(s.text);
  const at = span(low);
  if (!at) return null;
  const [from, to, rest, bare] = at;
  if (
    /\b(?:second|third|last|later)\b/.test(low.slice(from, to)) ||
    /\b(?:not|never|n't|nor|if)\b[^,;]{0,12}$/.test(low.slice(0, from).replace(/\S+ (?:with|on|from|by|at)? ?$/, ''))
  )
    return null;
  const first = named(between(s, from, to));
  if (first.size === 0) return null;
  const tail = low.slice(rest);
  const why = REASON.exec(tail);
  const cut = why ? rest + why.index : low.length;
  const later = new Set([...named(between(s, rest, cut))].filter((stem) => !first.has(stem)));
  const back = why ? '' : low.slice(0, from);
  return { first, later, bare, reason: why ? tail.slice(why.index) : REASON.test(back) ? back : '' };
}
