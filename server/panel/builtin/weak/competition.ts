import { type Detector, type Read, says, words } from './sentence.ts';
import { DOUBTS, RIVAL, THEY } from './vocabulary.ts';

/** A point of view on the rival, against what the rival really does: the ways in which it is contempt or wishing. */

const doubts = new RegExp(DOUBTS);
const rival = words(RIVAL);
const they = words(THEY);
const about = (read: Read): boolean => rival.test(read.low) || (they.test(read.low) && rival.test(read.near));

const contempt = words(
  "(?:jokes?|toys?|toy like|garbage|trash|rubbish|terrible|awful|clueless|dinosaurs?|pathetic|laughable|useless|hopeless|dead|dying|irrelevant|not (?:a )?serious(?:ly)?|not (?:really )?(?:a |an )?(?:threat|real \\w+|worth|relevant|a factor|comparable|in the same league)|no threat|no match|clue|second rate|third rate|inferior|lousy|mediocre|obsolete|outdated|old fashioned|yesterday's|legacy|stone age|ancient|stuck in|bloat\\w*|clunky|a mess|marketing (?:only|slides?|fluff|spin|hype)|just (?:a )?(?:marketing|slides|wrapper|skin|copy|bi tool|warehouse|database|dashboards?)|glorified|nothing more than|only (?:good )?for (?:people|beginners|small|toy|sql|bi)|can't code|cannot code|don't understand|doesn't understand|do not understand|does not understand|never understood|don't get (?:it|ai|ml)|doesn't get (?:it|ai|ml)|copy ?cats?|copying us|no (?:real )?(?:engineers?|idea|engineering|vision|innovation)|not (?:even )?(?:worry|worried|worrying|afraid|concerned)|(?:don't|do not|won't|will not|needn't|need not|no need to) (?:have to |need to )?(?:worry|lose sleep|bother|care|take (?:it|them) seriously)|desperate|failing|losing|in decline|declining|behind (?:the times|us)|(?:years|a decade|decades|generations?|miles|light years|far|way|hopelessly|months) behind|beneath|lightweight|amateur\\w*|laugh\\w*|stupid|bad at|weak (?:product|engineering)|nobody (?:likes|uses|wants|serious|takes|loves|chooses|picks|buys)|no one (?:likes|uses|wants|serious|takes|loves|chooses|picks|buys)|no serious)",
);
/** Said to its credit, for somebody or at something. */
const credit =
  /\b(?:better|stronger|ahead|simpler|easier|cheaper|best|wins?|does well|good at)\b[^.;]* (?:for|than|at|where|with|in)\b/;
const alone = words(
  "(?:(?:there (?:is|are)|there's|we (?:have|face|see)|has|have|faces?|with|see) (?:basically |essentially |really |simply |literally |practically |virtually |absolutely )?(?:no|zero|not (?:any|a single)|hardly any) (?:real |serious |direct |true |meaningful |credible |other |actual |genuine )*(?:competit\\w+|rivals?|alternatives?|vendors?|players?|equivalents?|substitutes?|challengers?|contenders?|one else)|(?:nobody|no one|none) (?:else |other )?(?:of (?:the|our|them) (?:\\w+ )?)?(?:(?:in the (?:market|industry)|out there|today|on the market) )?(?:(?:\\w+ ){0,2})?(?:has|have|does|do|offers?|can|could|is doing|are doing|is (?:even )?(?:close|near|thinking|working)|comes? close|provides?|sells?|solves?|tackl\\w+|matches|gives?|will|is able|supports?|built|builds?|competes?)|(?:we are|we're|we would be|we'd be|we will be|databricks is|are|is) (?:basically |essentially |still |currently |literally )?the (?:only|sole|first and only|one and only)(?: [\\w']+){0,3}? (?:one|ones|vendor|platform|company|player|provider|product|option|place|tool|who|that|to|with|in)|(?:only|solely) (?:we|databricks|our (?:platform|product)) (?:can|could|offers?|has|have|do|does|will|provides?|are|is|solves?)|(?:uncontested|blue ocean|no competition|without (?:any )?competition|green ?field market|one of a kind|unrivall?ed|unmatched|unbeatable|unassailable|category of one|monopoly|winner takes? all)|compet\\w+ (?:is not|isn't|are not|aren't|does not|doesn't|do not|don't) (?:\\w+ )?(?:exist|an issue|a concern|a factor|relevant|matter|a problem|there))",
);
const never = words(
  `${THEY}(?: [\\w',]+){0,7}? (?:can(?:'t|not| not| never)(?: \\w+){0,2}? (?:ever|possibly|match|copy|catch|respond|compete|follow|keep up|replicate|offer|do (?:this|that|it)|build|touch|react|answer|deliver|beat|win|handle|serve|scale|support)|will never|'ll never|would never|never (?:be able|catch|build|match|support|open|offer|copy|do|have|get|manage|been)|won't (?:ever|be able|catch|respond|react|match|copy|bother|follow|notice|care|move|do|build|have|be a)|will not (?:ever|be able|catch|respond|react|match|copy|bother|follow|notice|move|do|build|have|be a)|(?:is|are) (?:not going|never going|unable|incapable|not able|structurally|architecturally|fundamentally)|(?:has|have) (?:no (?:way|chance|answer|hope|response|story|idea|incentive|interest|plan)|nothing)|lacks? any|no way to|(?:would|will|needs?|takes?)(?: [\\w']+){0,5}? (?:years|a decade|decades|forever)|no chance|years away|(?:has|have) given up)|(?:impossible|take (?:them )?years|takes (?:them )?years|years) for ${THEY}|${THEY}(?: [\\w']+){0,3}? (?:closed|proprietary|locked|a black box)|no (?:customer|company|team|one|buyer|bank|enterprise|serious \\w+)(?: [\\w']+){0,5}? (?:would|will|wants?|chooses?|picks?|prefers?|considers?|switch\\w*|go|leave|stay\\w*)(?: [\\w']+){0,6}? ${THEY}|nothing (?:comparable|like (?:it|this|that)|similar|close|of the (?:sort|kind)|equivalent)`,
);
const specific = words(
  '(?:as of|docs?|documentation|release notes|today (?:it|they)|according|tested|checked|we (?:lose|lost)|they win|wins? (?:when|where)|unless|except|but|preview|announced|when|where|if)',
);
const asymmetric = words(
  "(?:(?:by then|by (?:the )?(?:autumn|summer|spring|winter|fall|q[1-4]|next year|the end|launch)|when (?:we|ours) (?:ship|launch|release|are done)|our (?:roadmap|plan|next release|upcoming|planned|future|vision|v2|next)|what we (?:release|ship|launch|plan|will)|once (?:we|ours)|we (?:will|plan to|are going to|intend to)(?: [\\w']+){0,10}?)(?: [\\w',]+){0,16}? (?:ahead|better|beat\\w*|beyond|more than|superior|leapfrog\\w*|pass(?:ed)?|past|overtake\\w*|win|stronger|wins|surpass\\w*|unlike)(?: [\\w',]+){0,12}? (?:they have|they offer|theirs|today|now|current\\w*|them|have now|has now|the \\w+ they|still|existing|snowflake|fabric|rivals?|competitors?))",
);
const bundled = words(
  '(?:bundl\\w+|included|free|no extra (?:cost|charge)|at no (?:extra )?(?:cost|charge)|already (?:pay|paid|paying|licensed|own)|e5|part of (?:their|the|a)|comes with|in the same (?:licen[cs]e|capacity|contract))',
);
const priceIgnored = words(
  "(?:(?:price|cost|bundling|bundle|free|that|it|this)(?: [\\w']+){0,4}? (?:does not|doesn't|do not|don't|won't|will not|is not|isn't|is no|should not|hardly|never)(?: [\\w']+){0,3}? (?:matter\\w*|an? (?:issue|factor|threat|problem|concern|argument|obstacle)|relevant|count|decide\\w*|worr\\w+|change)|(?:will|would)(?: [\\w']+){0,3}? (?:still|always|happily|gladly|anyway|regardless|nevertheless)(?: [\\w']+){0,3}? (?:pay|choose|buy|pick|prefer|switch)|(?:pay|paying) (?:extra|more|a premium|twice|on top|separately)|best product (?:always )?wins|better product (?:always )?wins|quality (?:always )?wins|(?:irrelevant|no factor|a detail))",
);
const willMove = words(
  `(?:(?:all|every|each|those|these|their|most|the)(?: [\\w']+){0,4}? (?:customers?|accounts?|users?|teams?|clients?|shops?|companies)(?: [\\w']+){0,4}? (?:will|would|'ll|are going to)(?: [\\w']+){0,3}? (?:move|moved|switch|switched|leave|left|migrate|come (?:over|to us)|abandon|drop|replace|churn)(?: [\\w']+){0,6}|customers (?:will )?(?:never|won't) (?:leave|switch|look|choose|consider)(?: [\\w']+){0,4}|(?:we|databricks)(?: \\w+){0,2} (?:win|wins|beat|beats|are better|is better|crush\\w*|dominate\\w*|destroy\\w*|kill\\w*|own)(?: [\\w']+){0,3}? (?:anyway|always|every time|hands down|everywhere|across the board|in every|on every|easily|by default|the market|regardless|on (?:all|everything)))`,
);

export const competition: Detector[] = [
  (read) =>
    rival.test(read.low) && contempt.test(read.low) && !credit.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'competition.contempt',
          axis: 'competition',
          sure: 0.75,
          point: 'That dismisses the rival instead of saying what it does well and for whom.',
        }
      : null,
  (read) =>
    alone.test(read.low) &&
    /\b(?:compet|vendor|market|platform|offer|product|alternativ|rival|else|databricks|we|only)\w*/.test(read.low) &&
    !/\b(?:interview\w*|asked|owns?|team|knows?|table|permission|reads?)\b/.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'competition.alone',
          axis: 'competition',
          sure: 0.65,
          point: 'There is always an alternative, if only a spreadsheet or the tool they have; it is not named.',
        }
      : null,
  (read) =>
    about(read) && never.test(read.low) && !specific.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'competition.never',
          axis: 'competition',
          sure: 0.65,
          point: 'It states that the rival cannot or will not, without anything that the rival has said or shipped.',
        }
      : null,
  (read) =>
    about(read) && says(read, asymmetric) && !doubts.test(read.low)
      ? {
          id: 'competition.asymmetric',
          axis: 'competition',
          sure: 0.65,
          point: 'Our future release is held against what the rival has today; they will move as well.',
        }
      : null,
  (read) =>
    bundled.test(read.near) && rival.test(read.whole) && priceIgnored.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'competition.bundled',
          axis: 'competition',
          sure: 0.6,
          point: 'The rival’s version is already paid for, and that is brushed aside.',
        }
      : null,
  (read) =>
    says(read, willMove) &&
    (about(read) || rival.test(read.whole)) &&
    !/\bif\b|\d+ of/.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'competition.will-move',
          axis: 'competition',
          sure: 0.6,
          point: 'It takes for granted that customers leave what they have; what switching costs them is not weighed.',
        }
      : null,
];
