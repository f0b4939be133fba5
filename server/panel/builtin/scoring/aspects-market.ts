import type { Aspect } from './aspect.ts';
import { type Line, near } from './line.ts';
import { concrete, lowers, person } from './shapes.ts';
import { adds } from './sums.ts';
import { CONTEMPT, PERSON, RIVAL, rx } from './words.ts';

/** Who pays, and what else they could buy. */

const payer = rx(
  '(?:budgets?|pays?|paid|price[ds]?|charge[ds]?|sign(?:s|ed)?|renew\\w*|letters?|buys?|bought|contracts?|invoices?|spends?|margin|earn|dbus?|consumption|revenue)',
);

const signs = rx(
  `(?:${PERSON}(?:'s)?|whose|from the|out of the|hers|his)[^.;]{0,30}(?:budget|signs?|pays?|invoice|purchase)|budget [^.;]{0,20}${PERSON}`,
);

const accounts = rx(
  '(?:accounts?|customers?|banks?|companies|teams?|workspaces?|seats?|hospitals?|retailers?|insurers?|firms?|vendors?|providers?|lenders?|tenants?|shops?|plants?)',
);

const honest = rx(
  '(?:i assume|among our|by (?:our |the )?(?:account|billing|crm)|account data|assumed?|assumptions?|assuming|counted|from (?:our|account|billing|crm|usage|job|public|system|the (?:\\w+ ){1,2}(?:data|metadata|records?|database|tables?|list))|(?:account|usage|billing|job|partner|crm)(?: \\w+)? (?:data|metadata|records?|database|list|tables?)|team.s list|source|https?|checked|according to|per the|estimate\\w*|census|filings?|replace)',
);

const worth = rx(
  '(?:revenue|pays?|price[ds]?|budgets?|market|consumption|worth|earn|charge|a year|per year|million|customers of ours|among our|fit|qualify|segment)|<money>',
);

export const viability: Aspect = {
  topic: rx('(?:markets?|revenue|tam|worth|pays?|pricing|price|business case|how (?:large|big)|money|budget)'),
  parts: [
    {
      weight: 0.35,
      shows: (line) => (adds(line) && /<money>/.test(near(line)) ? 1 : 0),
      has: 'a sum that comes out',
      lacks: 'a sum that comes out, from accounts and prices',
    },
    {
      weight: 0.25,
      shows: (line) =>
        accounts.test(line.tag) && /<num>/.test(line.tag) && honest.test(near(line)) && worth.test(near(line))
          ? concrete(line, 1)
          : 0,
      has: 'counted customers, with where the count is from',
      lacks: 'a count of customers and where it is from',
    },
    {
      weight: 0.2,
      shows: (line) =>
        payer.test(line.tag) &&
        /<(?:money|num|percent)>/.test(line.tag) &&
        (person.test(near(line)) || accounts.test(line.tag))
          ? concrete(line)
          : signs.test(line.tag)
            ? 0.8 * concrete(line, 1)
            : 0,
      has: 'who pays, and how much',
      lacks: 'who pays and from which budget',
    },
    {
      weight: 0.2,
      shows: (line) =>
        lowers.test(line.tag) && (payer.test(near(line)) || /<money>/.test(near(line))) ? concrete(line, 1) : 0,
      has: 'what would make it smaller',
      lacks: 'the weakest input, and what happens when it is halved',
    },
  ],
};

const rival = rx(RIVAL);

const scorn = rx(CONTEMPT);

const strength = rx(
  '(?:good|strong|well|better|has|have|links?|offers?|can|already|ships?|shipped|lets?|gives?|shows?|easier|cheaper|wins?|answers?|reads?|meters?|stops?|suspends?|covers?|supports?|draws?|handles?|runs?|hands?|blocks?|chose|choose|quick|simple|simpler|ahead|stronger|adds?|tests?|restores?)',
);

/** Nothing but what is bad about it. */
const belittles = rx(
  '(?:always (?:more|has|the)|no limit|nowhere else|no alternative|nothing but|works? with \\\\w+ only|never (?:works?|has)|nobody|no one|no serious|not regard)',
);

const edge = rx(
  "(?:our opening|we win|where|when|if|unless|only|mixed|while|than|what it (?:lacks|does not)|does not|doesn't|cannot|can't|stops at|but|whereas|outside|across|both)",
);

const yields = rx(
  "(?:should (?:pick|use|choose|buy|stay|take)|would not (?:try|fight|pitch|chase)|wouldn't (?:try|fight|pitch|chase)|not try to win|i'd (?:rather )?(?:tell|send|let|leave|concede)|i would (?:rather |not )?(?:tell|send|let|leave|concede|export|ask)|concede|leave (?:them|that|it)|no reason to|less of this problem|right choice|better off|stay (?:there|with|on)|give (?:that|this|them) (?:ground|up)|not where we)",
);

/** Says something that the rival does well, without contempt. */
export const creditsRival = (line: Line): boolean =>
  rival.test(line.tag) && strength.test(line.tag) && !scorn.test(line.tag);

export const competition: Aspect = {
  topic: rx(`(?:${RIVAL}|competit\\w+|rivals?|alternatives?)`),
  parts: [
    {
      weight: 0.4,
      shows: (line) => (creditsRival(line) ? (belittles.test(line.tag) ? 0.3 : 1) * concrete(line, 4) : 0),
      has: 'what the rival does, told fairly',
      lacks: 'what the rival does well today',
    },
    {
      weight: 0.3,
      shows: (line) =>
        edge.test(line.tag) && rival.test(near(line)) && !scorn.test(near(line)) ? concrete(line, 4) : 0,
      has: 'where it stops',
      lacks: 'where that stops, and for whom',
    },
    {
      weight: 0.2,
      shows: (line) =>
        yields.test(line.tag) && rival.test(near(line)) && !scorn.test(line.tag) ? concrete(line, 1) : 0,
      has: 'who should choose the rival',
      lacks: 'who should choose them over us',
    },
    {
      weight: 0.1,
      shows: (line, all) => (rival.test(line.tag) && !scorn.test(line.tag) && rivals(all) >= 2 ? concrete(line) : 0),
      has: 'more than one alternative',
      lacks: 'a second alternative',
    },
  ],
};

const rivalAll = new RegExp(`(?<!\\w)${RIVAL}(?!\\w)`.replaceAll(' ', '\\s+'), 'g');

const rivals = (all: readonly { tag: string; live: boolean }[]): number =>
  new Set(
    all
      .filter((line) => line.live)
      .flatMap((line) => [...line.tag.matchAll(rivalAll)].map((m) => m[0].replace(/'s$/, ''))),
  ).size;
