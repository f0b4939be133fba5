import type { Aspect } from './aspect.ts';
import { again, apart, decided, figure, money, part, parts, past } from './aspects-talk.ts';
import { near } from './line.ts';
import { bounded, cause, concrete, did, mechanism, mine, moving, person, reason } from './shapes.ts';
import { rx } from './words.ts';

/** What candidates can show of themselves. */

const gaveUp = rx(
  "(?:leav\\w+|left|give up|giving up|gave up|turn(?:ed|ing)? down|say no|said no|would not join|wouldn't join|unless|pay cut|less (?:pay|money|cash)|instead of|rather than|not (?:take|join|come)|give|miss)",
);

export const motivation: Aspect = {
  topic: rx('(?:why (?:databricks|us|this|now)|motivat\\w+|want to|interested|looking for|join|leave|move)'),
  parts: [
    part(
      0.4,
      (l) =>
        reason.test(l.tag) || cause.test(l.tag)
          ? l.tech.size > 0 || person.test(l.tag)
            ? concrete(l, 3)
            : 0.4 * concrete(l, 3)
          : 0,
      'a reason tied to a product or a user you know',
      'a reason that would fit no other company',
    ),
    part(
      0.3,
      (l) => Math.max(did(l), past.test(l.tag) ? 0.8 * concrete(l, 3) : 0),
      'what in your own work it comes from',
      'what in your own work it comes from',
    ),
    part(
      0.3,
      (l) => (gaveUp.test(l.tag) && (mine(l) || past.test(near(l))) ? concrete(l) : 0),
      'what you give up for it',
      'what you give up for it, or when you would say no',
    ),
  ],
};

/** Something came of it: a number of things made is no result. */
const came = rx(
  '(?:cut|fell|fall|rose|went|gone|dropped|dropping|saved?|lost|won|grew|halved|doubled|reduced|raised|left|stayed|renewed|stopped|started|used|use|paid|signed|cost|earned|gained|moved|churn\\w*|shrank|became|took|takes|instead of|rather than|after|before|since|only|none|nobody|<percent>|<multiple>)',
);

export const career: Aspect = {
  topic: rx('(?:background|career|story|experience|years|role|worked|joined|résumé|resume|moved|about yourself)'),
  parts: [
    part(0.3, did, 'what you did yourself', 'what you did yourself, in the first person'),
    part(
      0.3,
      (l, all) =>
        Math.max(
          moving(l, all),
          figure.test(l.tag) && came.test(l.tag) && (past.test(l.tag) || past.test(near(l))) ? 0.6 * concrete(l) : 0,
        ),
      'a result with a number',
      'a result with before and after',
    ),
    part(
      0.25,
      (l) => (reason.test(l.tag) && past.test(l.tag) ? concrete(l) : 0),
      'the reason for a choice',
      'the reason for each move',
    ),
    part(
      0.15,
      (l) => (apart.test(l.tag) || again.test(l.tag) ? concrete(l, 1) : 0),
      'where your part ended, or a mistake',
      'where your part ended and the others’ began, or a mistake worth having made',
      0,
    ),
  ],
};

const learnt = rx(
  'i (?:\\w+ )?(?:learned|learnt|taught|read|built|wrote|ran|tried|debugged|traced|queried|set up|looked into|worked through|rebuilt|prototyped|used|sat)',
);

export const orientation: Aspect = {
  topic: rx(
    '(?:technical\\w*|how (?:does|do|it) [^.?]{0,30}work|engineers?|data|sql|python|code|explain|product you know|architecture)',
  ),
  parts: [
    part(
      0.45,
      (l) => Math.max(mechanism(l), 0.7 * bounded(l)),
      'something true about how it works',
      'how it works, in your own words',
    ),
    part(
      0.2,
      (l) => (person.test(l.tag) && l.tech.size > 0 ? concrete(l) : 0),
      'what it does for one user',
      'what it does for one user',
    ),
    part(
      0.35,
      (l) => (learnt.test(l.tag) && l.tech.size > 0 ? concrete(l) : 0),
      'something technical learned because the work needed it',
      'something technical you learned because the work needed it',
    ),
  ],
};

const hangs = rx(
  '(?:depend\\w*|listing|ipo|strike|vest\\w*|liquid\\w*|price|scope|level|flexib\\w+|if|because|since|unless|as long as|worth|risk)',
);

export const compensation: Aspect = {
  topic: rx('(?:compensation|salary|pay|base|equity|expect\\w*|rsus?|level|offer|range)'),
  parts: [
    part(
      0.4,
      (l) =>
        (l.tag.match(money)?.length ?? 0) >= 1 && parts.test(l.tag)
          ? l.s.numbers.some((n) => n.to !== undefined) || (l.tag.match(money)?.length ?? 0) >= 2
            ? 1
            : 0.6
          : 0,
      'a range with its parts',
      'a range, with base and equity apart',
    ),
    part(
      0.3,
      (l) =>
        ['base', 'salary', 'cash'].some((w) => near(l).includes(w)) &&
        ['equity', 'rsu', 'stock', 'share', 'option', 'grant'].some((w) => near(l).includes(w))
          ? 1
          : 0,
      'base and equity apart',
      'base and equity apart',
      0,
    ),
    part(
      0.3,
      (l) => (hangs.test(l.tag) && (parts.test(near(l)) || /\blevel\b/.test(l.tag)) && l.s.tokens.length >= 6 ? 1 : 0),
      'what it hangs on',
      'what it hangs on: scope, and the listing price',
      0,
    ),
  ],
};

const consumer = rx(
  '(?:consumers?|expert\\w*|experts?|developers?|engineers?|admins?|apis?|defaults?|interfaces?|cli|sdk|infrastructure|power users?|onboarding)',
);

const but = rx("(?:but|whereas|unlike|not|instead|than|while|wrong|mislead\\w*|opposite|still|never|don't|rather)");

export const instinct: Aspect = {
  topic: rx('(?:consumer|infrastructure|developers?|instincts?|habits?|expert|interface|default|api)'),
  parts: [
    part(
      0.35,
      (l) => (consumer.test(l.tag) && but.test(l.tag) ? concrete(l, 3) : 0),
      'what differs with expert users',
      'which consumer habit misleads here, and why',
    ),
    part(0.35, (l) => Math.max(bounded(l), mechanism(l)), 'a real limit of the system', 'a real limit of the system'),
    part(
      0.3,
      (l) => Math.max(did(l), decided.test(l.tag) ? concrete(l) : 0),
      'a decision of yours that it shaped',
      'a decision of yours that it shaped',
    ),
  ],
};
