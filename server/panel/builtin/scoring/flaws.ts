import type { Axis, Challenge } from '../../../../protocol/challenge.ts';
import type { RoundId } from '../../../../protocol/loop.ts';
import type { FactCard } from '../../knowledge.ts';
import { makeClassifier } from '../classifier.ts';
import { arguedTurns, argues } from './argued.ts';
import { creditsRival } from './aspects-market.ts';
import { withdrawn } from './facts.ts';
import type { Line } from './line.ts';
import { assume, evident, lowers, moving, retracts, stop, tech } from './shapes.ts';
import { holds, misranked } from './sums.ts';
import { CONTEMPT, GENERIC_CHANGE, RIVAL, rx, UNIVERSAL } from './words.ts';

/** What is wrong in the candidate's own words, whether or not the panel took it up. */
export interface Flaw {
  axis: Axis;
  line: Line;
  /** 0 to 1. */
  sure: number;
  point: string;
}

const whole = rx(
  `${UNIVERSAL}(?: \\w+){0,4}? (?:has|have|had|needs?|wants?|struggles?|suffers?|uses?|loves?|knows?|faces?|benefits?|runs?|who)|(?:users?|customers?|segment|persona|target|audience|for) (?:are|is|will be|would be)?(?: \\w+){0,3}? ?${UNIVERSAL}`,
);
const scorn = rx(CONTEMPT);
const rivals = rx(`(?:${RIVAL}|competitors?|rivals?|competition|incumbents?|no ?(?:one|body) else|in the market)`);
/** Speaks of a rival: named here, or named just before and meant here. */
const ofRival = (line: Line): boolean =>
  rivals.test(line.tag) ||
  (/\b(?:they|them|their|theirs|neither)\b/.test(line.tag) && rivals.test(line.prev?.tag ?? ''));
const all =
  /\b(?:(?:do not|don't|no need to|not have to)\b[^.]{0,20}\bgive (?:up|anything up)|give anything up|all (?:\w+ ){0,3}(?:at once|in parallel|at the same time)|nothing (?:is|has to be) (?:given up|dropped))\b/;
const vain = rx(
  `(?:success|target|measure\\w*|metric|kpi|goal|we know|aim|judge|track)[^.]{0,60}${GENERIC_CHANGE}|<num> (?:\\w+ ){0,3}?${GENERIC_CHANGE}|an nps of`,
);
const heap = rx('(?:the |total )?(?:number|count|total|amount) of');
const ratio = /<percent>|<percentile>|\b(?:per|share|median|rate|out of|each|average|every)\b/;
const light = rx(
  '(?:no (?:technical |real )?risks?|trivial|straightforward|piece of cake|just a (?:matter|question) of|is only (?:user interface|ui)|no concerns|(?:already (?:have|has|knows?)|(?:has|knows|have) already) (?:all|everything|the \\w+ everything)|no extra work|without any extra work|not (?:very |so )?(?:difficult|hard|complicated) to build|sorts? itself out|(?:comes?|goes?|falls?) (?:down|away) by (?:itself|themselves)|(?:on|in|for) (?:every|all)\\b[^.;]{0,70}(?:first release|day one|first day|same (?:day|monday|week)|first month|first minute))',
);
/** What makes an order look good is no reason for it. */
const showy = rx(
  '(?:first|begin with|start with|top of the list)[^.;]{0,140}(?:demos?|loud\\w*|visible|keynote|summit|launch needs|show progress|good relations|friends|remember|impress\\w*|laughs?|logo|who we meet|they sign|signs? the contract|exciting|easy to explain)|(?:good relations|has friends|before the summit|louder voice)[^.;]{0,80}',
);
/** Use of the new thing starts at nothing and rises by itself. */
const nothingYet =
  /\b(?:none|zero|nothing)\b[^.;]{0,12}\b(?:today|now|so far|yet)\b|\b(?:today|now|so far)\b[^.;]{0,4}\b(?:none|zero|nothing)\b/;
/** What the customer saves is not what we earn. */
const saved = rx(
  '(?:saves?|saved|savings?)[^.;]{0,110}(?:brings? us|our revenue|(?:new|additional|more|extra) revenue|we (?:earn|make|gain|keep))',
);
const everyBuyer = rx(
  '(?:all|every)(?: \\w+){0,2}?(?: of| among)?(?: the| our| these| those)? <num>[^.;]{0,40}(?:needs?|will|takes?|buys?|pays?|signs?|adopts?|evaluates?)|(?:every|each) \\w+ among (?:the|our|these) <num>|if all <num>',
);
const absolute = rx(
  '(?:always|forever|guarantee[sd]?|immediately|instantly|unlimited|in real time|automatically|any (?:job|query|model|workload)|taken care of|from the first (?:minute|release)|nothing to do|by itself|no reason not|never (?:fails?|breaks?|loses?)|no matter)',
);
const turned = /\b(?:too|not|never|no|n't|can't|cannot|nobody|rather than|instead of|without|if|only)\b[^.;]{0,30}$/;
/** What follows takes the sweep back: "each commit is atomic by itself, unless …". */
const bounds = /\b(?:unless|except|as long as|provided|only|other than|apart from|up to)\b/;
/** "can compact by itself" tells what is possible, "each commit by itself" tells of one at a time. */
const possible = /\b(?:can|could|may|might)\b[^.;,]{0,25}$/;

/** Something of the system is said to hold without a limit; a reading that was always one is no such thing. */
function sweeps(line: Line): boolean {
  const sweep = absolute.exec(line.tag);
  if (!sweep) return false;
  const before = line.tag.slice(0, sweep.index);
  const after = line.tag.slice(sweep.index + sweep[0].length);
  if (turned.test(before) || possible.test(before) || bounds.test(after)) return false;
  return tech.test(`${/[^,;:—]*$/.exec(before)?.[0] ?? ''} ${/^[^,;:—]*/.exec(after)?.[0] ?? ''}`);
}

const denied =
  /\b(?:not|never|n't|isn't|far from|nothing) (?:a |an |that |so |quite )?(?:trivial|straightforward|easy|toy|joke|dead|irrelevant)|\b(?:this|ours?|proposal|version|it|line|page) (?:proposal )?does nothing for\b/;

/** The line with the few words before it: "Today: none." is too short to be a line of its own. */
const led = (line: Line): string => line.source.slice(Math.max(0, line.s.start - 30), line.s.start).toLowerCase();

const classifier = makeClassifier();

/** Log-odds from which the trained reading of a sentence counts against it; its bar for a challenge is higher. */
const LIKELY = 0.63;

function ofLine(line: Line, argues: boolean): Flaw[] {
  const found: Flaw[] = [];
  const put = (axis: Axis, sure: number, point: string): void => {
    found.push({ axis, line, sure, point });
  };
  if (whole.test(line.tag) && !/<(?:num|percent)>/.test(line.tag))
    put('user', 0.75, 'It is said of everybody, so it is said of nobody.');
  if (all.test(line.tag)) put('priority', 0.75, 'Nothing is given up, so nothing has been chosen.');
  if (scorn.test(line.tag) && ofRival(line) && !denied.test(line.tag))
    put('competition', 0.8, 'The rival is dismissed rather than described.');
  if (vain.test(line.tag)) put('metrics', 0.65, 'The number can rise without the problem being solved.');
  if (heap.test(line.tag) && moving(line, []) > 0 && !ratio.test(line.tag))
    put('metrics', 0.6, 'A heap grows by itself; it is not said what it is a share of.');
  if (light.test(line.tag) && !denied.test(line.tag)) put('feasibility', 0.7, 'The hard part is waved away.');
  if (argues && showy.test(line.tag) && !/<num> (?:of|out of|from) (?:the )?<num>/.test(line.tag))
    put('priority', 0.6, 'That makes the order look good; it does not make it right.');
  if (argues && nothingYet.test(`${led(line)}${line.tag}`) && /<num>/.test(line.tag) && !ratio.test(line.tag))
    put('metrics', 0.6, 'It counts use of the new thing, which starts at nothing and rises by itself.');
  if (argues && saved.test(line.tag)) put('viability', 0.65, 'What the customer saves is counted as what we earn.');
  if (argues && everyBuyer.test(line.tag)) put('viability', 0.65, 'Every one of them is counted as a buyer.');
  if (line.tech.size > 0 && sweeps(line)) put('technical', 0.5, 'It is said without a limit, and systems have limits.');
  return found;
}

/** The candidate doubts it, bounds it or says when to stop: that is the opposite of a weak claim. */
const fair = (line: Line): boolean =>
  assume.test(line.tag) || stop.test(line.tag) || (lowers.test(line.tag) && /\bhal(?:f|ve)/.test(line.tag));

/** The sum is written out and comes out; a reading of its parts against each other is not wiser. */
const summed = (axis: Axis, line: Line): boolean => axis === 'viability' && holds(line);

/** It brings its own evidence: counted, written out, reasoned with a figure, or fair to a rival; or it only heads a table. */
const firm = (line: Line): boolean =>
  (line.s.kind === 'row' && line.s.numbers.length === 0) ||
  creditsRival(line) ||
  holds(line) ||
  argued(line) ||
  (evident(line) >= 0.9 && /<num> of (?:the |these |those )?<num>/.test(line.tag));

/** "I would not start with such a pair", "on the first day": no order is stated. */
const unordered =
  /\b(?:not|never|n't) (?:start|begin)|\bfirst (?:day|days|year|morning|week|month|time|quarter|half|hand|place|part|step)\b|\bstop after\b/;

/** An order with a counted reason for it is not refuted by some other pair of numbers in the sentence. */
const argued = (line: Line): boolean => /\b(?:because|since)\b[^.;]*<(?:num|money|percent|duration)>/.test(line.tag);

/** One flaw a sentence, the surest; what was put to the candidate is left to its fate in the ledger. */
export function flawsOf(
  round: RoundId,
  lines: readonly Line[],
  ledger: readonly Challenge[],
  against: ReadonlyMap<Line, FactCard>,
): Flaw[] {
  const live = lines.filter((line) => line.live && !retracts.test(line.tag));
  const best = new Map<Line, Flaw>();
  const keep = (flaw: Flaw): void => {
    if ((best.get(flaw.line)?.sure ?? 0) < flaw.sure) best.set(flaw.line, flaw);
  };
  for (const line of live) ofLine(line, argues(round)).forEach(keep);
  for (const [line, card] of against)
    keep({ axis: 'technical', line, sure: 0.7, point: `What holds: ${card.statement}` });
  for (const { own, claims, features, weakness } of arguedTurns(round, lines)) {
    for (const claim of claims) {
      const line = own[claim.sentence];
      if (!line || fair(line) || summed(claim.axis, line)) continue;
      if (claim.axis === 'competition' && creditsRival(line)) continue;
      if (!(claim.axis === 'priority' && (argued(line) || unordered.test(line.tag))))
        keep({ axis: claim.axis, line, sure: claim.sure, point: claim.point });
    }
    features.forEach((seen, i) => {
      const line = own[i];
      const z = weakness[i] ?? 0;
      const axis = classifier.axisOf(seen)[0]?.axis;
      if (line && axis && z >= LIKELY && !fair(line) && !firm(line))
        keep({ axis, line, sure: Math.min(0.65, 0.5 + 0.15 * (z - 1.28)), point: 'What it rests on is not shown.' });
    });
    const upside = misranked(own);
    if (upside)
      keep({ axis: 'priority', line: upside, sure: 0.9, point: 'The order contradicts the numbers given for it.' });
  }
  const settled = ledger.filter((c) => c.state !== 'open' || (c.force === 'challenge' && c.fact !== null));
  return [...best.values()].filter(
    ({ line }) =>
      !settled.some((c) => c.turn === line.turn && overlaps(c.quote, line.s.text)) &&
      !withdrawn([line], lines.slice(lines.indexOf(line) + 1)),
  );
}

export const overlaps = (a: string, b: string): boolean => a.includes(b) || b.includes(a);
