import { type Detector, says, words } from './sentence.ts';
import { ANYBODY, DOUBTS } from './vocabulary.ts';

/** Is it large enough and who pays: the ways in which that is hoped rather than shown. The sums themselves are checked in arithmetic.ts. */

const doubts = new RegExp(DOUBTS);

const justOne = words(
  "(?:(?:if|even if|even|just|only|merely|mere|a mere|capture\\w*|captur\\w+|get|getting|win|winning|take|taking|with|need|at)(?: [\\w']+){0,5}? (?:\\d+(?:\\.\\d+)?\\s?(?:%|percent|per cent)|(?:half a|one|two|three|five|a single) (?:percent|per cent|%)|a (?:fraction|sliver|tiny slice|small slice|slice|tiny share|small share|small part|tiny fraction))(?: of)?(?: (?:it|that|this|them|the|its|these))?(?: [\\w'$.-]+){0,8})",
);
const market = words(
  '(?:market|tam|industry|billion|\\d(?:\\.\\d+)?\\s?(?:b|bn|trillion)|\\$\\s?\\d+(?:\\.\\d+)?\\s?(?:b|bn|billion|trillion)|spend(?:ing)?|category|sector|them|it|that)',
);
const bigMoney = /\$\s?\d+(?:[.,]\d+)?\s?(?:b|bn|billion|t|tn|trillion)\b|\b\d+(?:\.\d+)?\s?(?:billion|trillion)\b/;
const marketWord = words('(?:market|tam|addressable|industry|category|spend(?:ing)? on|space|sector|opportunity)');
const sourced = words(
  '(?:according|source|sources|gartner|idc|forrester|mckinsey|census|filings?|10 ?k|annual report|report(?:s|ed)?|survey\\w*|published|estimates? (?:by|from)|https?|counted|count|usafacts|bureau|statistics|bottom up|from our (?:billing|crm|account)|per the|accounts?|assum\\w+|i take|checked)',
);
const allPay = words(
  `(?:all|every|each|everyone|everybody|any|most|100\\s?%(?: of)?|nearly all|companies of this kind|such (?:companies|teams|customers))(?: (?:of )?(?:the|our|these|those|them))?(?: [\\w']+){0,4}?(?: ${ANYBODY})?(?: [\\w']+){0,6}? (?:will|would|'ll|'d|is going to|are going to)(?: [\\w']+){0,3}? (?:pay|buy|upgrade|convert|renew|subscribe|purchase|expand|spend)(?:ing)?`,
);
const surePay = words(
  "(?:(?:will|would|'ll|'d|are|is)(?: [\\w']+){0,2}? (?:obviously|certainly|happily|gladly|definitely|surely|naturally|easily|willingly|of course|without hesitation|no doubt|clearly|any day|simply|just)(?: [\\w']+){0,2}? (?:pay|buy|upgrade|convert|renew|subscribe|purchase|expand|spend)|(?:obviously|certainly|happily|gladly|definitely|surely|naturally|easily|of course|clearly|no doubt)(?: [\\w']+){0,3}? (?:will |would )?(?:pay|buy|upgrade|convert|renew|subscribe|purchase)|(?:pay|buy|upgrade|convert|renew)(?: [\\w']+){0,6}? (?:without (?:hesitation|a second thought|blinking|thinking|question)|in a heartbeat|gladly|happily|no questions asked|immediately|easily|for sure|any day)|price (?:is not|isn't|won't be|will not be|doesn't|does not)(?: \\w+){0,3} (?:issue|problem|matter|concern|obstacle|objection|factor)|money is (?:no|not)|not price sensitive)",
);
const later = words(
  "(?:(?:figure|work|sort|think|worry|decide|deal|care|find)(?: (?:out|about|with|on))?(?: [\\w']+){0,5}? (?:pric\\w+|moneti[sz]\\w+|business model|revenue|who pays|packaging|charg\\w+|how to charge|payback)(?: [\\w',]+){0,6}? (?:later|afterwards?|once|when|after|eventually|in time|down the road)|(?:pric\\w+|moneti[sz]\\w+|revenue|business model|money|the return|profit|packaging|payback|economics)(?: [\\w',]+){0,5}? (?:later|afterwards?|will follow|follows|will come|comes (?:later|by itself|naturally|on its own|eventually)|takes? care of itself|will sort itself|can wait|is secondary|not (?:a|my|our) concern|later on|down the road|in time|eventually)|(?:pays?|will pay|funds?) for itself|(?:do not|don't|did not|didn't|no) (?:need to |have to |want to |need for )?(?:worry about|think about|discuss|model|calculate|a )? ?(?:pricing|price|monetization|the revenue|revenue|a business case|business case|payback|roi)|too (?:early|soon) (?:to|for) (?:\\w+ )?(?:pric\\w+|revenue|money|moneti[sz]\\w+)|adoption first|growth first|users first|(?:indirect(?:ly)?|somehow|surely|obviously|clearly|naturally|inevitabl[ey]) (?:\\w+ ){0,4}(?:revenue|consumption|dbus?|pays?|profit)|more (?:usage|adoption|users|engagement)(?: [\\w']+){0,4}? (?:always|inevitably|naturally|obviously|means|equals|is|brings|leads to|translates)(?: [\\w']+){0,4}? (?:revenue|consumption|dbus?|money|growth))",
);
const huge = words(
  "(?:(?:huge|massive|enormous|gigantic|unlimited|limitless|endless|vast|tremendous|immense|colossal|giant|exploding|infinite|obvious(?:ly)? (?:large|big|huge)|very (?:large|big)|big enough|large enough)(?: [\\w']+){0,4}? (?:markets?|revenue|opportunit\\w+|upside|potential|demand|tam|business|numbers?|money|budgets?)|(?:markets?|revenue|opportunit\\w+|upside|potential|demand|tam|business|budgets?)(?: [\\w']+){0,5}? (?:is|are|will be|looks|seems)(?: [\\w']+){0,2}? (?:huge|massive|enormous|gigantic|unlimited|limitless|endless|vast|tremendous|immense|infinite|there|obvious|no question|exploding|a given))",
);
const figures = /\d/;
const cannibal = words(
  "(?:cheaper|less compute|fewer dbus|lower (?:bill|cost|spend)|saves? (?:them )?(?:money|compute|dbus)|cut\\w* (?:their )?(?:bill|spend|cost))(?: [\\w',:]+){0,12}? (?:more (?:usage|revenue|consumption|workloads?)|adds? revenue|grow\\w* revenue|revenue (?:grows|goes up|rises)|spend more)",
);

export const viability: Detector[] = [
  (read) =>
    justOne.test(read.low) &&
    market.test(read.low) &&
    (bigMoney.test(read.near) || marketWord.test(read.low)) &&
    !/\baccounts?\b/.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'viability.one-percent',
          axis: 'viability',
          sure: 0.8,
          point: 'A percentage of a large market is not a market: no buyer, no price and no way to win them is named.',
        }
      : null,
  (read) =>
    bigMoney.test(read.low) &&
    marketWord.test(read.low) &&
    !sourced.test(read.low) &&
    !/[x×*=]/.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'viability.sourceless',
          axis: 'viability',
          sure: 0.55,
          point: 'The market number has no source, and no step from it to what we would sell to whom.',
        }
      : null,
  (read) =>
    says(read, allPay) && !/\b(?:\d+ of|of (?:the )?\d+|half|\d+\s?%)/.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'viability.all-pay',
          axis: 'viability',
          sure: 0.65,
          point: 'Everybody is made to pay; no conversion, no test of the price, no buyer.',
        }
      : null,
  (read) =>
    surePay.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'viability.sure-pay',
          axis: 'viability',
          sure: 0.7,
          point: 'Willingness to pay is asserted: no price was tested and no comparable purchase named.',
        }
      : null,
  (read) =>
    later.test(read.low) && !doubts.test(read.low)
      ? { id: 'viability.later', axis: 'viability', sure: 0.6, point: 'Who pays, for what and how much is left open.' }
      : null,
  (read) =>
    says(read, huge) && !figures.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'viability.huge',
          axis: 'viability',
          sure: 0.65,
          point: 'The size is an adjective: no count of buyers, no price.',
        }
      : null,
  (read) =>
    cannibal.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'viability.cannibal',
          axis: 'viability',
          sure: 0.6,
          point: 'What it saves the customer is consumption that we lose; that more usage follows is not shown.',
        }
      : null,
];
