import type { Aspect } from './aspect.ts';
import { type Line, near } from './line.ts';
import { assume, bounded, cause, concrete, evident, limit, mechanism, person } from './shapes.ts';
import { rx } from './words.ts';

/** What is built, and how it works. */

const BUILD =
  '(?:build|keep|join|mark|show|add|write|warn|move|block|carr(?:y|ies)|filter|compare|record|expose|send|learn|open|check|read|store|capture|list|run|sample|attach|propose|snapshot|answer|let|call|return|sort|tag|route|count|skip)';

const builds = rx(
  `(?:we|i|it|they|(?:the|a|an|one|each|every) [\\w ]{1,40}?)(?: would| will| must|'d| could)? ${BUILD}e?s?|(?:build|what|surface|product|design|first version): [^.]{0,80}|(?:panel|page|view|button|policy|report|check|alert|sandbox|note|api) (?:on|for|at|that|which|in) `,
);

const needs = rx(
  '(?:must|needs?|requires?|depends? on|has to|have to|assum\\w+|as long as|only if|provided|rests? on|relies on|holds for)',
);

const hard = rx(
  "(?:hard(?:est)? part|does nothing|only works|works only|otherwise|can ?not|can't|fails?|risks?|limits?|unknown|not prove|stale|worst|breaks?|wrong|does not|doesn't|do not|don't|never|miss(?:es|ed)?|unless|lose|race|conflicts?|not trivial|until)",
);

/** Parts of the system make a sentence about building as concrete as other nouns do. */
const solid = (line: Line): number => Math.max(concrete(line, 3), Math.min(1, line.tech.size / 3));

const effort = rx(
  '(?:<num> (?:\\w+ ){0,2}?(?:engineers?|designers?|people|developers?)|(?:engineers?|designers?|team)[^.]{0,25}<duration>|<duration>[^.]{0,20}(?:to build|of work)|spike|prototype\\w*|replay\\w*|backtest\\w*|tested (?:on|in|with)|checked (?:in|on|that)|shadow\\w* mode|pilot\\w*|canary)',
);

export const feasibility: Aspect = {
  topic: rx('(?:feasib\\w+|build|built|surface|assumptions?|hard part|technical risk|design|prototype|ship)'),
  parts: [
    {
      weight: 0.25,
      shows: (line) => (builds.test(line.tag) && line.tech.size >= 1 && evident(line) < 0.9 ? concrete(line, 3) : 0),
      has: 'a surface described so that it can be built',
      lacks: 'one surface, described so that it can be built',
    },
    {
      weight: 0.25,
      shows: (line) => (needs.test(line.tag) && (line.tech.size >= 1 || /<\w+>/.test(line.tag)) ? solid(line) : 0),
      has: 'what must be true',
      lacks: 'what must be true for it to work',
    },
    {
      weight: 0.3,
      shows: (line) => (hard.test(line.tag) && line.tech.size >= 1 ? solid(line) : 0),
      has: 'the hard part',
      lacks: 'the hard part and what happens when it fails',
    },
    {
      weight: 0.2,
      shows: (line) =>
        effort.test(line.tag) && (/<\w+>/.test(near(line)) || assume.test(line.tag)) ? concrete(line) : 0,
      has: 'what it takes, or how it was tried',
      lacks: 'what it takes, or how it would be tried',
    },
  ],
};

const felt = rx('(?:so|which means|means|therefore|that is why|then)[^.]{0,80}');

export const technical: Aspect = {
  topic: rx(
    '(?:spark|delta|lineage|catalog|mlflow|gateway|architecture|mechanism|how (?:does|do|it) [^.?]{0,30}work|why does|happens|technical\\w*|causes?|query|plan|execution)',
  ),
  parts: [
    {
      weight: 0.4,
      shows: mechanism,
      has: 'how it works, cause before effect',
      lacks: 'the mechanism: what happens first, and what follows from it',
    },
    { weight: 0.25, shows: bounded, has: 'where it stops being true', lacks: 'the scope: where it stops being true' },
    {
      weight: 0.15,
      shows: (line, all) =>
        mechanism(line) >= 0.5 && all.some((o) => o.live && o !== line && mechanism(o) >= 0.5 && overlap(o, line) < 0.6)
          ? 1
          : 0,
      has: 'more than one step of it',
      lacks: 'a second step of it',
      needs: 0,
    },
    {
      weight: 0.1,
      shows: (line) =>
        felt.test(line.tag) && person.test(line.tag) && line.tech.size >= 1
          ? concrete(line)
          : cause.test(line.tag) && /<money>|\b(?:bill|cost|wait)/.test(line.tag) && line.tech.size >= 1
            ? concrete(line)
            : 0,
      has: 'what somebody notices of it',
      lacks: 'what a user notices of it',
    },
    {
      weight: 0.1,
      shows: (line) =>
        line.tech.size >= 1 &&
        (/<\w+>/.test(line.tag) || /\w+[_.(]\w*/.test(line.s.text.slice(0, -1)) || limit.test(line.tag))
          ? concrete(line, 3)
          : 0,
      has: 'exact terms',
      lacks: 'exact terms',
    },
  ],
};

const overlap = (a: { specific: ReadonlySet<string> }, b: { specific: ReadonlySet<string> }): number =>
  [...a.specific].filter((stem) => b.specific.has(stem)).length /
  Math.max(1, Math.min(a.specific.size, b.specific.size));
