import { type Detector, says, words } from './sentence.ts';
import { DOUBTS } from './vocabulary.ts';

/** Why this first, and what is given up: the ways in which an order is no order. */

const doubts = new RegExp(DOUBTS);

const BUILD =
  '(?:build\\w*|ship\\w*|deliver\\w*|launch\\w*|tackl\\w+|start\\w*|do|doing|done|cover\\w*|include\\w*|release\\w*|implement\\w*|finish\\w*|run|attack\\w*|fund\\w*|commit\\w*|pursu\\w+|take on|staff\\w*|solve\\w*|go(?:es)? (?:out|live|in|ahead)|land\\w*|happen\\w*)';
const ALL =
  '(?:all|everything|each|every one|both|the (?:whole|entire|full) (?:list|roadmap|set|scope|vision|suite|platform|thing|lot)|(?:all|the) (?:of )?(?:the |these |those |them |our )?(?:two|three|four|five|six|seven|eight|nine|ten|\\d+)(?: \\w+){0,2}?)';
const AT_ONCE =
  '(?:in parallel|simultaneously|at once|at the same time|concurrently|together|side by side|in (?:the )?(?:one|first|same|this|next|single)(?: \\w+)? (?:release|quarter|half|year|sprint|go|version|phase|wave|launch)|this (?:quarter|half|year)|next (?:quarter|half)|in q[1-4]|by (?:the end of )?(?:q[1-4]|the quarter|the half|the year|year end)|from (?:the start|day one)|within (?:a|one|the) (?:quarter|half|release)|in v1|for v1|in (?:the )?(?:mvp|first release|first version)|up front)';
const allAtOnce = words(`${ALL}(?: [\\w',]+){0,10}? ${AT_ONCE}`);
const allBuilt = words(`(?:${BUILD}(?: [\\w',]+){0,3}? ${ALL}|${ALL}(?: [\\w',]+){0,6}? ${BUILD})`);
const noCut = words(
  "(?:(?:all|everything|each|every one|none|both)(?: [\\w']+){0,5}? (?:is|are|has|have|get|gets|count as|rank as|carry)(?: [\\w']+){0,3}? (?:p0|p ?zero|top priority|top priorities|priority one|first priority|critical|must haves?|equally|equal|essential|non negotiable|just as (?:important|urgent)|the same (?:priority|weight|importance)|important|urgent)|equally (?:important|urgent|critical|weighted)|(?:nothing|none|neither)(?: [\\w']+){0,5}? (?:can|could|has to|needs? to|should|will|must|is|are)(?: be)?(?: [\\w']+){0,2}? (?:cut|dropped|wait|given up|left out|sacrificed|deprioriti[sz]ed|postponed|delayed|optional)|(?:no|without(?: any)?|zero) (?:real |need for |need to |reason to )?(?:trade ?offs?|sacrifices?|compromises?|cuts?|prioriti[sz]\\w+|choose|choosing|choice|opportunity cost)|(?:do not|don't|did not|didn't|won't|will not|wouldn't|never|refuse to|no need to|not going to) (?:have to |need to |want to |really )*(?:choose|prioriti[sz]e|pick|cut|drop|give up|sacrifice|rank|trade (?:anything )?off|sequence|leave (?:any\\w*|one) out|say no)(?: [\\w']+){0,4}|(?:cannot|can't|could not|couldn't) (?:really |possibly )?(?:choose|pick|drop|leave|cut|rank|say no|do without)(?: [\\w']+){0,5})",
);
const plan = words(
  '(?:build|ship|release|roadmap|launch|quarter|half|items?|features?|priorit\\w+|bets?|asks?|options?|work ?streams?|themes?|initiatives?|pillars?|tracks?|phases?|scope|backlog|first|we|i|them|these|all|everything)',
);

const FIRST =
  '(?:first|starts? (?:with|from|on|by)|start (?:there|here)|starting (?:with|there|here)|begin\\w* (?:with|there|here|by)|lead(?:ing)? with|open with|kick(?:ing)? off|go(?:es|ing)? (?:first|with)|put(?:ting)? (?:\\w+ ){0,5}(?:first|ahead|before|on top|at the top)|comes? (?:first|before|ahead)|ahead of|top of (?:the|my|our) (?:list|roadmap|backlog)|(?:number|priority) one|priorit\\w+|pick\\w*|chose|choose|chosen|choosing|selected|top priority|ranks?|ranked|favou?r|the order|order is|sequence|earlier|leads?|before (?:that|anything|the))';
const first = words(FIRST);
const BECAUSE =
  '(?:because|since|as|given|for the (?:simple )?reason|the (?:main )?reason (?:is|being|was)|why|due to|on the (?:grounds|basis)|after all|:|,|—|-)';
const easy = words(
  `${BECAUSE}(?: [\\w',]+){0,8}? (?:eas(?:y|ier|iest)|quick(?:er|est)?(?: wins?)?|low hanging|simpl(?:e|er|est)|fast(?:er|est)|short(?:er|est)|cheap(?:er|est)|small(?:er|est)|least (?:work|effort|code)|less (?:work|effort)|already (?:built|started|half|have|written|done|prototyped|know|has|began|begun|working)|half (?:done|built|finished|written)|know (?:how|it best|the code)|knows? (?:it|that|the) (?:code|area|best|well)|familiar|fun|enjoy\\w*|excit\\w+|interesting|comfortable|warm ?up|momentum|early win|morale|convenient|free (?:right )?now|happens? to be free|wants? to (?:build|work|try|learn)|ready (?:to go|anyway))|(?:quick|early|easy|fast) wins?|low hanging fruit`,
);
const boss = words(
  "(?:(?:our|the|my)(?: \\w+){0,2} )?(?:ceo|cto|cpo|cro|coo|vp(?: of \\w+)?|svp|founders?|co ?founders?|boss|manager|director|leadership|execs?|executives?|board|general manager|gm|chief \\w+(?: \\w+)?|ali|investors?|sales (?:team|leader\\w*|vp|lead|org)?|head of \\w+|(?:loudest|biggest|largest|single|one|favou?rite|important|key|strategic) (?:\\w+ )?(?:customers?|accounts?|clients?|logo)|(?:a|one) (?:big|large|loud|strategic|key|major) (?:customer|account|client))(?: [\\w',]+){0,6}? (?:asked|asks|asking|wants?|wanted|mention\\w*|promised|likes?|liked|loves?|loved|prefers?|preferred|said|says|told|requested|announced|excited|committed|keen|demo\\w*|insist\\w*|interested|pushing|pushed|expects?|bet|favou?rite|favou?rs?|decided|already|shout\\w*|complain\\w*|escalat\\w*|called|demand\\w*)|(?:asked for|wanted|requested|promised|pushed|favou?red|mentioned|announced|demanded|picked|suggested) by (?:our|the|my|a|one)(?: \\w+){0,2} (?:ceo|cto|vp|boss|manager|leadership|execs?|executives?|board|founders?|sales|customer|account|director)",
);
const fashion = words(
  `${BECAUSE}(?: [\\w',]+){0,8}? (?:gut|instinct|intuition|feels? (?:right|like)|favou?rite|cool(?:est|er)?|sexy|sexier|visionary|demos? (?:well|best|better|nicely)|demo(?:es)? (?:well|best)|looks? (?:good|best|great|nicer) (?:in|on|at)|impressive|wow|buzz\\w*|hype\\w*|hot(?:test)?|trend\\w*|everyone (?:is )?talk\\w*|everybody (?:is )?talk\\w*|press|headlines?|keynote|visib(?:le|ility)|strategic(?:ally)?|innovative|exciting|ai is (?:the future|where|what|hot)|future|(?:snowflake|microsoft|google|competitors?|they|rivals?|others?|everyone else)(?: \\w+){0,3} (?:launched|announced|shipped|has|have|just|already|did|are doing|released)|parity|catch up|invest\\w* (?:so much|already)|already (?:invested|spent|sunk)|spent (?:so much|two|three|a year|months)|i (?:like|love|prefer|believe in|personally))`,
);

export const priority: Detector[] = [
  (read) =>
    says(read, allAtOnce) && says(read, allBuilt) && plan.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'priority.all-at-once',
          axis: 'priority',
          sure: 0.7,
          point: 'Everything is done at once, so nothing has been put first and nothing is given up.',
        }
      : null,
  (read) =>
    noCut.test(read.low) && plan.test(read.low) && !/\bif\b/.test(read.low)
      ? {
          id: 'priority.no-cut',
          axis: 'priority',
          sure: 0.7,
          point: 'Nothing is given up: a list in which everything counts the same is not a priority.',
        }
      : null,
  (read) =>
    says(read, first) && easy.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'priority.easy',
          axis: 'priority',
          sure: 0.5,
          point: 'It goes first because it is convenient for us, not because it is worth most to the user.',
        }
      : null,
  (read) =>
    says(read, first) && boss.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'priority.boss',
          axis: 'priority',
          sure: 0.65,
          point: 'The reason for the order is who asked, not what it is worth.',
        }
      : null,
  (read) =>
    says(read, first) && fashion.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'priority.fashion',
          axis: 'priority',
          sure: 0.6,
          point: 'The reason for the order is taste or fashion; value, cost and risk are not compared.',
        }
      : null,
];
