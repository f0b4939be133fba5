import { type Detector, says, words } from './sentence.ts';
import { DOUBTS } from './vocabulary.ts';

/** Why this first: the reasons for an order that are none. */

const doubts = new RegExp(DOUBTS);

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
