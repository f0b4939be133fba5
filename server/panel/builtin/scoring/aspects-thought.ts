import type { Aspect } from './aspect.ts';
import { figure, part } from './aspects-talk.ts';
import { near } from './line.ts';
import { cause, concrete, mechanism, person, reason } from './shapes.ts';
import { rx } from './words.ts';

/** How somebody thinks aloud. */

const unsure = rx(
  "(?:i (?:don't|do not) know|(?:i |we )?(?:can't|can ?not|couldn't) (?:tell|say)|i (?:don't|do not) have (?:a|an|the|any) (?:good |real )?(?:number|figure|answer|count|data)|i (?:didn't|did not|never) (?:count|measure|check|test)|not sure|i'm not certain|i would guess|i'd guess|my guess|a guess|guess|i assume|i have not|i haven't|i could be wrong|i might be wrong|i think but|from memory|i believe but|not certain|you're right|you are right|i was wrong|i had that wrong|corrected|i stand corrected)",
);

const tries = rx(
  "(?:i'd|i would|i'll|i will|we'd|we would|the test|to find out)(?: \\w+){0,2}? (?:check|test|run|measure|compare|look|read|ask|try|query|count|load|reproduce|turn off|rerun|diff|is to|would be|force|write|kill)",
);

export const honesty: Aspect = {
  topic: rx('(?:know|sure|guess|certain|would you (?:check|find)|how would you (?:find|test))'),
  parts: [
    part(
      0.4,
      // "I can't tell from this which did": what it is about stands in the sentence before.
      (l) => (unsure.test(l.tag) ? Math.max(concrete(l, 1), l.prev ? 0.9 * concrete(l.prev, 1) : 0) : 0),
      'a guess called a guess',
      'what you do not know, called that',
    ),
    part(0.4, (l) => (tries.test(l.tag) ? concrete(l) : 0), 'the test that would decide', 'the test that would decide'),
    part(
      0.2,
      (l) => (cause.test(l.tag) && (unsure.test(near(l)) || tries.test(near(l))) ? concrete(l) : 0),
      'reasoning on from there',
      'how you would reason on from it',
      0,
    ),
  ],
};

const could = rx(
  '(?:either|or|first|second|third|another|could be|might be|may be|one cause|the other|causes?|possib\\w+|likely|suspect)',
);

const where = rx(
  '(?:(?:in|on|from) the|look at|looks? (?:in|at)|shows? (?:up|in|as)|visible|see|stage|tab|spark ui|plan|metric|system table|log)',
);

const cheap = rx('(?:first|cheapest|then|before|rule[sd]? out|if not|next|after that|start with|only then|quickest)');

export const diagnosis: Aspect = {
  topic: rx('(?:causes?|why|diagnos\\w+|slow\\w*|symptom|debug\\w*|investigat\\w+|check|happen\\w*)'),
  parts: [
    part(
      0.4,
      (l, all) =>
        could.test(l.tag) &&
        l.tech.size > 0 &&
        all.some((o) => o.live && o !== l && o.tech.size > 0 && (could.test(o.tag) || cause.test(o.tag)))
          ? concrete(l)
          : mechanism(l) * 0.6,
      'more than one cause',
      'two or three causes rather than one',
    ),
    part(
      0.35,
      (l) => (where.test(l.tag) && l.tech.size > 0 ? concrete(l) : 0),
      'where each would show',
      'where each cause would show',
    ),
    part(
      0.25,
      (l) => (cheap.test(l.tag) && (l.tech.size > 0 || where.test(l.tag)) ? concrete(l) : 0),
      'in which order to check',
      'the cheapest check first',
    ),
  ],
};

const states = rx(
  "(?:i would|i'd|we should|i will|i'll|we keep|keep|open|closed?|sell|give|stay|attack|defend|leave|the line|belongs|must)",
);

const price = rx(
  '(?:costs?|price|lose|loses|trade|risk|hard case|but|however|unless|give up|at the expense|in return|worse|slower|downside)',
);

const facts = rx(
  '(?:<(?:num|money|percent|date|multiple)>|iceberg|delta|spark|mlflow|unity|snowflake|fabric|linux foundation|apache|uniform|sharing|hadoop|confluent|elastic|mongodb|redis|hashicorp|terraform|bigquery|kubernetes)',
);

/** A position argued: the general shape, for what has none of its own. */
export const argument: Aspect = {
  topic: rx(
    '(?:open|strategy|networks?|trust|shar(?:e|ing)|providers?|recipients?|reach|leak\\w*|planes?|position|why|would you)',
  ),
  parts: [
    part(0.25, (l) => (states.test(l.tag) ? concrete(l, 3) : 0), 'a position', 'a position, in one sentence'),
    part(
      0.3,
      (l) => (reason.test(l.tag) || cause.test(l.tag) ? concrete(l, 4) : 0),
      'a reason for it',
      'the reason for it',
      0,
    ),
    part(0.25, (l) => (facts.test(l.tag) ? concrete(l, 3) : 0), 'something checkable', 'something that can be checked'),
    part(0.2, (l) => (price.test(l.tag) ? concrete(l, 3) : 0), 'what it costs', 'what it costs', 0),
  ],
};

const mind = rx(
  "(?:change my mind|i'd reverse|i would reverse|i'd switch|would convince me|convince me|unless|if (?:the|that|it|more|fewer|less|we|snowflake|half|two|a|an)[^.]{0,60}(?:i'd|i would|i'm|then|wrong))",
);

const chooses = rx(
  "(?:i would|i'd|i will|i'll|we should|my answer is|i choose|i pick|i take|yes|no|first|the second|the first)",
);

export const stand: Aspect = {
  topic: rx('(?:which of|position|would you|choose|take a stand|either)'),
  parts: [
    part(0.4, (l) => (chooses.test(l.tag) ? concrete(l, 3) : 0), 'which of the two', 'which of the two you choose'),
    part(0.3, (l) => (price.test(l.tag) ? concrete(l, 2) : 0), 'at what price', 'at what price', 0),
    part(
      0.3,
      (l) => (mind.test(l.tag) ? concrete(l, 1) : 0),
      'what would change your mind',
      'what would change your mind',
      0,
    ),
  ],
};

const believes = rx(
  "(?:believes?|thinks?|assumes?|expects?|sees?|knows?|trusts?|reads?|is told|was told|looks at|has no way|cannot (?:see|tell|know)|can't (?:see|tell|know)|nothing changed|by finance)",
);

const due = rx(
  '(?:should have|before|at <\\w+>|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|the moment|the (?:morning|night|evening) (?:after|before)|when|as soon as|in time|too late|days? later|<date>|<duration> (?:earlier|later|before|after))',
);

/** From a shown artifact to the person behind it. */
export const artifact: Aspect = {
  topic: rx('(?:artifact|report|plan|graph|notebook|show\\w*|user problem|read)'),
  parts: [
    part(
      0.3,
      (l) => (figure.test(l.tag) && l.tech.size > 0 ? concrete(l) : 0),
      'the number that tells',
      'the number in it that tells',
    ),
    part(0.25, (l) => (person.test(l.tag) ? concrete(l, 3) : 0), 'whose problem it is', 'whose problem it is'),
    part(
      0.2,
      (l) => (believes.test(l.tag) && person.test(near(l)) ? concrete(l) : 0),
      'what they believe',
      'what they believe at that point',
      1,
    ),
    part(
      0.25,
      (l) => (due.test(l.tag) && person.test(near(l)) ? concrete(l) : 0),
      'when they should have known',
      'the moment at which they should have known',
      1,
    ),
  ],
};
