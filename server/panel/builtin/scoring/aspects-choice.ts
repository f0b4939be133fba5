import type { Aspect } from './aspect.ts';
import { type Line, near } from './line.ts';
import { concrete, moving, reason, stop } from './shapes.ts';
import { rx } from './words.ts';

/** What was chosen, and how one would know. */

const giving = rx(
  "(?:drop|drops|dropped|cut|cuts|defer\\w*|postpon\\w*|leave out|leaves out|left out|leaving out|give up|gives up|gave up|skip\\w*|(?:won't|will not|would not|wouldn't|don't|do not|not) (?:build|do|touch|start|ship|take|support|get|add|fund)|not now|not yet|waits?|waited|wait until|later|out of scope|stays? out|are out|is out|say no to|said no to|hear no|park(?:ed)?|exclude\\w*|gets? no work|get no work|put off|puts off|(?:came|comes?|goes) (?:the \\w+ after|later|last)|last,? (?:because|since|as)|at the expense of|over to next|second half|next (?:half|quarter|year))",
);

const nothingGiven =
  /\b(?:(?:do not|don't|doesn't|does not|no need to|not have to|without having to|never have to)\b[^.]{0,20}\b(?:give up|drop|cut|choose|wait|anything up)|give (?:up )?nothing|(?:nothing|nobody|no one|none of (?:it|them)) (?:is|has to|have to|needs? to|must|will)(?: be)? (?:given|drop|cut|wait|left)\w*|not (?:want to )?leave (?:\w+ )?(?:anything|out)|should not have to wait|all (?:of it |of them )?(?:at once|in parallel|at the same time|together))\b/;

const order = rx(
  '(?:first|before|then|over|ahead of|rank\\w*|order(?:ed)?|start(?:s|ed)? with|begin(?:s)? with|instead of|rather than|against|next|protect\\w*|the alternative|came second|second|comes last)',
);

const loser = rx(
  '(?:hears? no|loses?|lost|worse off|unhappy|complain\\w*|angry|annoy\\w*|pays? for|it costs|cost us|that costs|i accept|we accept|accepting|will hate|wait longer|have to (?:build|wait|keep|live)|whose|those who|anyone who|customers who|disappoint\\w*|escalat\\w+)',
);

const gives = (line: { tag: string }): boolean => giving.test(line.tag) && !nothingGiven.test(line.tag);

/** Two figures of one kind, here or here and just before: something against something. */
const compared = (line: Line): boolean => {
  const own = line.s.numbers.filter((n) => n.kind !== 'date' && n.kind !== 'version');
  const before = line.prev?.s.numbers ?? [];
  return own.some((n, i) => [...own.slice(i + 1), ...before].some((other) => other.kind === n.kind));
};

export const priority: Aspect = {
  topic: rx(
    '(?:priorit\\w+|trade ?offs?|give up|first|order|roadmap|rank\\w*|wait|out of scope|cut|which (?:part|one|comes))',
  ),
  parts: [
    {
      weight: 0.35,
      shows: (line) => (gives(line) ? concrete(line) : 0),
      has: 'something named that is given up',
      lacks: 'what is given up',
    },
    {
      weight: 0.25,
      shows: (line) =>
        (gives(line) || order.test(line.tag)) &&
        !nothingGiven.test(line.tag) &&
        (reason.test(line.tag) || /<(?:num|duration|money|percent)>/.test(line.tag))
          ? concrete(line, 3)
          : 0,
      has: 'the reason for it',
      lacks: 'the reason for the order',
    },
    {
      weight: 0.25,
      shows: (line) => {
        return order.test(near(line)) && compared(line) ? concrete(line) : 0;
      },
      has: 'numbers that the order follows from',
      lacks: 'numbers that the order follows from',
    },
    {
      weight: 0.15,
      shows: (line) =>
        loser.test(line.tag) && (giving.test(near(line)) || order.test(near(line))) ? concrete(line) : 0,
      has: 'who is worse off',
      lacks: 'who is worse off for it',
      needs: 0,
    },
  ],
};

const guard = rx(
  '(?:guard|guardrails?|stays? (?:at|under|below|above|level|flat|within|equal)|stay level|not (?:rise|fall|grow|go up|drop)|must not|may not|without (?:raising|more|slowing)|held (?:level|equal|flat|constant|steady)|hold(?:s|ing)? (?:level|equal|flat|steady)|while|at equal|at the same|(?:no|not) more than|not (?:become|get|be|grow) (?:longer|higher|more|worse|slower)|at most|remain\\w*|control (?:group|third|half)|against (?:a |jobs|accounts|those|the)|counter ?metric|unchanged)',
);

/** "Guardrail: reasons marked wrong under 10%": called so, with the figure that it must not pass. */
const guarded = rx(
  '(?:guardrail|counter ?metric)s?(?: is| are)?:? [^.;]{3,80}(?:under|below|above|over|at most|at least|within|stays?|no more than|flat)[^.;]{0,20}<\\w+>',
);

/** Others who go without, so that what would have come anyway is told apart. */
const besides = rx(
  '(?:by lot|at random|groups? (?:without|that waits?)|drawn|randomi[sz]ed|control (?:group|accounts|sites)|(?:against|compared (?:with|to)|beside|versus) (?:[^.;]{0,40} )?(?:without|who (?:wait|get it|do not|did not)|later|as before|that wait|who have not)|without (?:it|the \\w+)(?: yet)?(?: until| as)|matched|two waves|in two groups|half a year later|half year later|do not have (?:it|the \\w+) yet|same week|get(?:s)? it (?:in \\w+|\\w+ (?:weeks|months) later))',
);

const rate =
  /<percent>|<percentile>|<num> (?:out )?of (?:the |these |those )?<num>|\b(?:per|share of|median|rate of|ratio|p95|p50|fraction|out of|of all|average|each)\b/;

const window = /<duration>|<date>|\b(?:this|next|last|a|per|each|by the end of the) (?:week|month|quarter|year|half)\b/;

export const metrics: Aspect = {
  topic: rx(
    '(?:metrics?|measur\\w+|kpis?|success|targets?|adoption|baseline|guardrails?|how (?:would|will|do|did) (?:i|you|we) know|dashboards?|number)',
  ),
  parts: [
    {
      weight: 0.38,
      shows: moving,
      has: 'a measure with where it stands and where it should go',
      lacks: 'a measure with its baseline and target',
    },
    {
      weight: 0.13,
      shows: (line, all) =>
        moving(line, all) > 0 &&
        (window.test(near(line)) ||
          (line.s.kind === 'row' && all.some((o) => o.s.kind === 'row' && window.test(o.tag))))
          ? 1
          : 0,
      has: 'by when',
      lacks: 'the window',
      needs: 0,
    },
    {
      weight: 0.18,
      shows: (line, all) => {
        const table =
          line.s.kind === 'row' &&
          all.some((o) => o.s.kind === 'row' && /guard|counter/.test(o.tag)) &&
          moving(line, all) > 0 &&
          line.specific.size >= 4;
        const beside =
          [line, line.prev, line.next].some((o) => o !== null && moving(o, all) > 0) ||
          /\bguard|counter metric/.test(line.tag);
        if (guarded.test(line.tag)) return 1;
        return table || (beside && guard.test(line.tag))
          ? concrete(line) * (table || /<|level|same|equal|flat|control|steady|unchanged/.test(line.tag) ? 1 : 0.5)
          : 0;
      },
      has: 'a guardrail',
      lacks: 'a guardrail',
      needs: 0,
    },
    {
      weight: 0.12,
      shows: (line, all) => (moving(line, all) > 0 && rate.test(line.tag) ? 1 : 0),
      has: 'a rate rather than a heap',
      lacks: 'what it is a share of',
      needs: 0,
    },
    {
      weight: 0.08,
      shows: (line) => (besides.test(line.tag) ? concrete(line) : 0),
      has: 'something to compare it with',
      lacks: 'something to compare it with, so that a good season does not look like success',
      needs: 0,
    },
    {
      weight: 0.11,
      shows: (line) => (stop.test(line.tag) ? concrete(line, 1) : 0),
      has: 'the reading at which to stop',
      lacks: 'the reading at which you would stop',
    },
  ],
};
