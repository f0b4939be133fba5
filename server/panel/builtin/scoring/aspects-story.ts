import type { Aspect } from './aspect.ts';
import { again, apart, decided, figure, part, past } from './aspects-talk.ts';
import { near } from './line.ts';
import { bounded, cause, concrete, did, evident, limit, mechanism, mine, moving, tech } from './shapes.ts';
import { rx } from './words.ts';

/** What a story about one’s own work can show. */

const others = rx(
  '(?:the )?(?:team|engineers?|designers?|she|he|they|colleagues?|sales|legal|security|finance|lead|boss|manager|vp)',
);

const bore = rx(
  '(?:cost|lost|late|angry|complain\\w*|my fault|apologi[sz]\\w+|had to tell|told (?:them|the|her|him)|missed|on call|weekends?|unglamorous|by hand|slipped|pushed back|paid|took (?:the|a)|escalat\\w+|churn\\w*|rolled back|wrong|worse)',
);

export const ownership: Aspect = {
  topic: rx('(?:own(?:ed|ership)?|my part|your part|you (?:decide|did)|led|responsib\\w+|i)'),
  parts: [
    part(0.35, did, 'what you did yourself', 'what you did yourself, in the first person'),
    part(0.25, (l) => (decided.test(l.tag) ? concrete(l) : 0), 'a decision of your own', 'the decision that was yours'),
    part(
      0.2,
      (l) => (apart.test(l.tag) && (mine(l) || others.test(l.tag)) ? concrete(l, 1) : 0),
      'your part marked off from the team’s',
      'your part apart from the team’s',
      0,
    ),
    part(
      0.2,
      (l) => (bore.test(l.tag) && (mine(l) || past.test(near(l))) ? concrete(l) : 0),
      'what it cost and who bore it',
      'what it cost, and who was told',
      0,
    ),
  ],
};

const wanted = rx(
  "(?:sales(?:person|people| lead| rep)?|legal|security|finance|engineer(?:s|ing)?|designers?|leads?|vps?|directors?|managers?|counterparts?|colleagues?|support|marketing|operations|compliance|he|she|they|head of [\\w ]+|account executive|ae|cto|cfo|founder|customer)(?: [\\w']+){0,4}? (?:wanted|refused|argued|said|insisted|needed|feared|believed|worried|thought|pushed|asked|promised|disagreed|blocked|objected|held|had|was afraid|told)",
);

const theirs = rx(
  '(?:had a point|(?:was|were) right|fair(?:ly)?|to be fair|because|since|their (?:reason|risk|quota|worry|fear|quarter|pager|number|team)|her (?:reason|risk|worry|quarter|team|number)|his (?:reason|risk|worry|quarter|team|number)|from (?:her|his|their) side|on the hook|would have)',
);

const ended = rx(
  '(?:in the end|we agreed|agreed|shipped|lost|won|signed|closed|since then|still|ended|settled|went with|backed|left|renewed|cancelled|took the|after that|later|today|to this day|the deal)',
);

const paid = rx(
  '(?:lost|lose|loses|cost|angry|left|without|would not come|gave up|gave (?:him|her|them)|never|still|signed|slipped|late|worse|unhappy|cancelled|since then)',
);

export const conflict: Aspect = {
  topic: rx('(?:conflict|disagree\\w*|stakeholders?|argu\\w+|said no|convince\\w*|refus\\w+|pushed back|wanted)'),
  parts: [
    part(
      0.25,
      (l) => (wanted.test(l.tag) ? concrete(l) : 0),
      'what the other side wanted',
      'what the other side wanted, in their words',
    ),
    part(
      0.3,
      (l) => (theirs.test(l.tag) && (wanted.test(near(l)) || others.test(l.tag)) ? concrete(l) : 0),
      'why they had a point',
      'why they had a point',
      0,
    ),
    part(0.2, did, 'what you said or did', 'what you said or did yourself'),
    part(
      0.25,
      (l) => (ended.test(l.tag) && (paid.test(l.tag) || figure.test(l.tag)) ? concrete(l) : 0),
      'how it ended, and for whom',
      'how it ended and who lost',
      0,
    ),
  ],
};

const soWe = rx(
  "(?:so|therefore|instead|that is why|that's why|which meant|because of (?:that|this|it)|hence|meaning|which is why|rather than)",
);

export const constraint: Aspect = {
  topic: rx("(?:constraints?|engineering|technical\\w*|limits?|system|could not|couldn't|latency|capacity)"),
  parts: [
    part(
      0.4,
      (l) => Math.max(bounded(l), 0.8 * mechanism(l)),
      'the limit, in an engineer’s words',
      'the technical limit itself, in an engineer’s words',
    ),
    part(
      0.35,
      (l) => (soWe.test(l.tag) && tech.test(near(l)) && rx('(?:i|we)').test(near(l)) ? concrete(l) : 0),
      'how the decision followed from it',
      'how the product decision followed from it',
      0,
    ),
    part(
      0.25,
      (l) => (figure.test(l.tag) && (limit.test(l.tag) || l.tech.size > 0) ? concrete(l) : 0),
      'how tight it was',
      'a number for how tight it was',
    ),
  ],
};

const worse = rx(
  '(?:got worse|went up|rose|fell|at the expense|side effect|complain\\w*|cost us|lost|in exchange|however|but|though|slower|fewer|dropped|not all|churned|misled|fooled|flattered|looked (?:good|better)|would have moved|anyway)',
);

const share = rx(
  '(?:my part|my share|mine|i|about half|half of (?:it|that)|of which|of that|the rest|attribut\\w+|control|compared (?:with|to)|against|also moved|seasonal\\w*|because of)',
);

export const result: Aspect = {
  topic: rx('(?:numbers?|result|measur\\w+|moved|before|after|how (?:did|do) you know|metric|impact|success)'),
  parts: [
    part(
      0.45,
      (l, all) => Math.max(moving(l, all), 0.55 * (evident(l) >= 0.9 ? 1 : 0)),
      'before and after',
      'the number before and after',
    ),
    part(
      0.15,
      (l) =>
        /<duration>|<date>|\b(?:quarter|month|year|week)s?\b/.test(near(l)) && figure.test(l.tag) ? concrete(l, 1) : 0,
      'over which time',
      'over which time',
      0,
    ),
    part(
      0.2,
      (l) => (share.test(l.tag) && figure.test(near(l)) ? concrete(l) : 0),
      'whose doing it was',
      'your own share of it, and what else moved it',
      0,
    ),
    part(
      0.2,
      (l) => (worse.test(l.tag) && (figure.test(near(l)) || past.test(near(l))) ? concrete(l) : 0),
      'what got worse',
      'what got worse for it',
      0,
    ),
  ],
};

const sinceThen = rx(
  "(?:since then|since|now i|today i|the next (?:time|launch|project|release)|next time|after that|ever since|these days|from then on|i now|i've done|on the next)",
);

export const learning: Aspect = {
  topic: rx('(?:differently|learn\\w*|mistake|regret\\w*|wrong|again|hindsight|look(?:ing)? back)'),
  parts: [
    part(
      0.38,
      (l) => (again.test(l.tag) ? concrete(l) : 0),
      'one thing you would do differently',
      'one specific thing you would do differently',
    ),
    part(
      0.2,
      (l) => ((cause.test(l.tag) || figure.test(l.tag)) && again.test(near(l)) ? concrete(l) : 0),
      'what it cost to learn',
      'what it cost to learn it',
      0,
    ),
    part(
      0.42,
      (l) => (sinceThen.test(l.tag) && (again.test(near(l)) || past.test(l.tag)) ? concrete(l, 1) : 0),
      'what you have done since',
      'what you have done differently since',
      0,
    ),
  ],
};
