import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';

/** Everything at once, nothing given up, or no order at all, though the turn says how few there are to do it. */

const SIZE = '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|\\d+)';
const MANY = SIZE.replace('two|', '');
const WHO =
  "(?:we|i|team|squad|plan|roadmap)(?:'d|'ll| will| would| should| are going to|'re going to| can)?(?: (?:just|therefore|simply|now|still|also|be))?";
const DO =
  '(?:do|start|build|run|take|cover|tackle|attack|carry|open|ship|deliver|launch|begin|bring|advance|work|is to (?:do|start|build|run|take))(?:ing|s)?(?: (?:up|on|with|work on))?';
const ALL = `(?:all(?: (?:of )?(?:the |these |those |them|our )?(?:${MANY}|of them|of it|of these|themes?|items|requests))?|everything|every one of (?:the ${MANY}|them|these)|each of (?:the ${MANY}|them|these)|the ${MANY}|it all|them|[\\w-]+(?: [\\w-]+)?, [\\w-]+(?: [\\w-]+)?(?:, [\\w-]+(?: [\\w-]+)?)*,? and [\\w-]+(?: [\\w-]+)?)`;
const ONCE =
  '(?:at once|in (?:the|our|one|a single) (?:first )?(?:quarter|release|version)|in version one|in v1|from day one|at the same time|in parallel|side by side|simultaneously|together|in one (?:go|stroke|release|wave)|with the same start date|a little (?:bit )?(?:of )?each|little (?:bit )?each|with equal (?:weight|effort|priority)|with the same weight|one (?:engineer|person|developer) each)';
const AT_ONCE = words(
  `(?:${WHO} ${DO} ${ALL}(?! (?:and|or)) ?(?:[\\w'-]+ ){0,8}?${ONCE}|(?:all ${MANY}|all of (?:them|it)|everything|each of the ${MANY})(?: (?!share)[a-z-]+)? (?:starts?|runs?|ships?|gets?|go(?:es)?|are (?:started|built|taken|run)|will be|lands?|is taken|get rebuilt)(?: [\\w'-]+){0,6}? ${ONCE}|in parallel from|${ONCE} from (?:january|monday|april|may|june|july|september|october)|(?:advanced|taken|moved forward) in rotation|(?:${MANY}|seven) (?:workstreams|work streams|fronts))`,
);
const ALL_FIRST = words(
  `(?:all (?:${MANY}|of them|of it|of these)|every one of (?:the \\w+|them)|everything(?: on it)?|each of the ${MANY})(?: [\\w']+){0,3}? (?:(?:is|are|gets?|be|count as)(?: [\\w']+){0,3}? (?:p0|top priority|first priority|priority one|must(?: have)?s?|must|urgent|equally important|just as important)|(?:are started|starts?|begins?|gets? built) (?:in|on|this|next) (?:monday|day one|the first|january|february|march|april|may|june|july|august|september|october|november|the same|this))|as the top priority`,
);
/** Somebody waits after all, or it is not a plan of ours. */
const WAITS = words(
  "(?:waits?|first(?! (?:quarter|half|release|version|day|of|month|week|we do))|later|leave|left|drop(?:s|ped)?|moved|follow\\w*|the rest|alone|only|afterwards|but|not|cannot|can't|couldn't|don't|didn't|won't|never|next (?:year|half|quarter)|one after (?:the other|another)|asked|wanted|until|weeks later|for (?:two|three|four|six) weeks|last (?:week|month|year)|rather|instead|showed|count(?:ed|s)?|read|compare\\w*|months each)",
);
/** A wish that nobody should wait is no price named. */
const NOBODY = /\b(?:so|because|since|as) .*$/;
const CREW = words(
  `(?:${SIZE}|one|a|our|my|the|same|single|half a) (?:[a-z]+ )?(?:engineers?|people|persons|developers?|devs|squads?|team(?: of ${SIZE})?|pair|analysts?|maintainers?|committers?|person)|(?:team|squad|group|we) (?:of|is|are) ${SIZE}|engineer weeks?`,
);

const PRICELESS = words(
  "(?:no trade ?offs?|nothing (?:that )?(?:i|we) (?:have to )?give up|nothing (?:has to be|is|needs to be|gets) (?:given up|dropped|cut|postponed|moved out)|nothing (?:is being|will be) (?:given up|dropped|moved)|displaces? nothing|(?:don't|do not|needn't|without having to) (?:need to )?(?:give up|postpone)|(?:don't|needn't) need to (?:give|choose|rank)|no need to (?:choose|rank|give|cut|pick)|not? (?:be )?(?:giving|give) (?:anything|any of it) up|nothing we could leave|nothing else (?:suffers|slips|moves back|is delayed|on the roadmap)|(?:other plans|other work|planned [\\w ]+?) (?:still |all )?(?:holds?|keeps?|ships?)|can absorb it|will absorb it|so there is no (?:cost|price)|there is no cost to (?:that|this)|with no downside to this order)",
);
const HELD = words(
  "(?:if|although|though|but|except|unless|told|asked|said|can't|cannot|isn't|not true|wrong|customers? (?:have|can)|user)",
);
/** The list as it lies: by letter, by age, by whim. */
const UNRANKED = words(
  "(?:(?:we|i|we'll|i'll|we'd)(?: [\\w',]+){0,8}? (?:alphabetical(?:ly)?|in the order (?:in which )?(?:they|it) (?:were|was|came|are) (?:filed|listed|written|received|asked)|first in first out|oldest to newest)|(?:how|as) (?:they're|they are) listed|(?:won't|wouldn't|don't want to|not going to|would not|will not) (?:rank (?:them|the \\w+|these)|pick a (?:winner|favou?rite)|put (?:one|any) before|choose between them)|no particular order (?:we|i|in)|any order is as good|as it was written down|engineers can pick|pick whichever|none of these can)",
);

/** A quick look, before the long patterns: nearly every sentence has none of these. */
const SIGN =
  /\b(?:all|every|everything|each|parallel|once|together|same time|rotation|fronts|work ?streams|as the top|trade ?offs?|nothing|needn't|no need|absorb|don't|do not|not|no|other|planned|order|listed|rank|oldest|first in|pick|none|written down)\b/;

type Kind = 'all' | 'must' | 'free' | 'unranked';

const point = (kind: Kind, crew: string): string => {
  if (kind === 'unranked') return 'That is a list and not an order: nothing is weighed against anything.';
  if (kind === 'must') return 'If all of them come first, none does: which one would you do if you could do just one?';
  const with_ = crew === '' ? '' : `With ${crew} `;
  return kind === 'free'
    ? `${with_ ? `You have ${crew} for all of this` : 'The same hands do all of this'}, so something is given up; what is it?`
    : `${with_ ? `${with_}everything` : 'Everything'} at once is no order: what is done first, and what does that cost the others?`;
};

export function everything(text: AnalysedText): Claim[] {
  let crew: string | undefined;
  return text.sentences.flatMap((s, sentence): Claim[] => {
    const low = plain(s.text);
    if (!SIGN.test(low)) return [];
    const body = low.replace(NOBODY, '');
    const kinds: Kind[] = [];
    if (!WAITS.test(body)) {
      if (AT_ONCE.test(body)) kinds.push('all');
      if (ALL_FIRST.test(low)) kinds.push('must');
    }
    if (PRICELESS.test(low) && !HELD.test(low)) kinds.push('free');
    if (UNRANKED.test(low) && !HELD.test(low)) kinds.push('unranked');
    if (kinds.length === 0) return [];
    crew ??= CREW.exec(plain(text.text))?.[0] ?? '';
    const few = crew;
    return kinds.flatMap((kind): Claim[] => {
      const sure = few !== '' || kind === 'unranked' ? 0.8 : kind === 'free' ? 0 : 0.7;
      return sure > 0 ? [{ sentence, id: `priority.${kind}`, axis: 'priority', sure, point: point(kind, few) }] : [];
    });
  });
}
