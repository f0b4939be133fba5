import type { Axis, Challenge } from '../../../../protocol/challenge.ts';
import type { RoundId } from '../../../../protocol/loop.ts';
import { weakClaims } from '../claims.ts';
import { makeClassifier } from '../classifier.ts';
import { featuresOf } from '../features.ts';
import type { Line } from './line.ts';
import { assume, lowers, moving, stop } from './shapes.ts';
import { misranked } from './sums.ts';
import { CONTEMPT, GENERIC_CHANGE, rx, UNIVERSAL } from './words.ts';

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
const rivals = rx(
  '(?:snowflake|fabric|microsoft|competitors?|rivals?|competition|them|they|neither|market|no ?(?:one|body) else|google|aws)',
);
const all =
  /\b(?:(?:do not|don't|no need to|not have to)\b[^.]{0,20}\bgive (?:up|anything up)|give anything up|all (?:\w+ ){0,3}(?:at once|in parallel|at the same time)|nothing (?:is|has to be) (?:given up|dropped))\b/;
const vain = rx(
  `(?:success|target|measure\\w*|metric|kpi|goal|we know|aim|judge|track)[^.]{0,60}${GENERIC_CHANGE}|<num> (?:\\w+ ){0,3}?${GENERIC_CHANGE}|an nps of`,
);
const heap = rx('(?:the |total )?(?:number|count|total|amount) of');
const ratio = /<percent>|<percentile>|\b(?:per|share|median|rate|out of|each|average|every)\b/;
const light = rx(
  '(?:no (?:technical |real )?risks?|trivial|straightforward|piece of cake|just a (?:matter|question) of|is only (?:user interface|ui)|no concerns|already (?:have|has) (?:all|everything)|no extra work|without any extra work)',
);
const absolute = rx(
  '(?:always|forever|guarantee[sd]?|immediately|instantly|unlimited|in real time|automatically|any (?:job|query|model|workload)|taken care of|from the first (?:minute|release)|nothing to do|by itself|no reason not|never (?:fails?|breaks?|loses?)|no matter)',
);
const turned = /\b(?:not|never|no|n't|can't|cannot|nobody|rather than|instead of|without|if|only)\b[^.;]{0,30}$/;
const denied =
  /\b(?:not|never|n't|isn't|far from|nothing) (?:a |an |that |so |quite )?(?:trivial|straightforward|easy|toy|joke|dead|irrelevant)/;

const classifier = makeClassifier();

/** Log-odds from which the trained reading of a sentence counts against it. */
const LIKELY = 0.2;

function ofLine(line: Line): Flaw[] {
  const found: Flaw[] = [];
  const put = (axis: Axis, sure: number, point: string): void => {
    found.push({ axis, line, sure, point });
  };
  if (whole.test(line.tag) && !/<(?:num|percent)>/.test(line.tag))
    put('user', 0.75, 'It is said of everybody, so it is said of nobody.');
  if (all.test(line.tag)) put('priority', 0.75, 'Nothing is given up, so nothing has been chosen.');
  if (scorn.test(line.tag) && rivals.test(line.tag) && !denied.test(line.tag))
    put('competition', 0.8, 'The rival is dismissed rather than described.');
  if (vain.test(line.tag)) put('metrics', 0.65, 'The number can rise without the problem being solved.');
  if (heap.test(line.tag) && moving(line, []) > 0 && !ratio.test(line.tag))
    put('metrics', 0.6, 'A heap grows by itself; it is not said what it is a share of.');
  if (light.test(line.tag) && !denied.test(line.tag)) put('feasibility', 0.7, 'The hard part is waved away.');
  const sweep = absolute.exec(line.tag);
  if (sweep && line.tech.size > 0 && !turned.test(line.tag.slice(0, sweep.index)))
    put('technical', 0.5, 'It is said without a limit, and systems have limits.');
  return found;
}

/** The candidate doubts it, bounds it or says when to stop: that is the opposite of a weak claim. */
const fair = (line: Line): boolean =>
  assume.test(line.tag) || stop.test(line.tag) || (lowers.test(line.tag) && /\bhal(?:f|ve)/.test(line.tag));

/** An order with a counted reason for it is not refuted by some other pair of numbers in the sentence. */
const argued = (line: Line): boolean => /\b(?:because|since)\b[^.;]*<(?:num|money|percent|duration)>/.test(line.tag);

/** Rounds in which claims about a product are made; a story about oneself is read for what it tells. */
const ARGUED: ReadonlySet<RoundId> = new Set<RoundId>(['take-home', 'case-presentation', 'founder']);

/** One flaw a sentence, the surest; what stands in the ledger is left to its fate there. */
export function flawsOf(round: RoundId, lines: readonly Line[], ledger: readonly Challenge[]): Flaw[] {
  const live = lines.filter((line) => line.live);
  const best = new Map<Line, Flaw>();
  const keep = (flaw: Flaw): void => {
    if ((best.get(flaw.line)?.sure ?? 0) < flaw.sure) best.set(flaw.line, flaw);
  };
  for (const line of live) ofLine(line).forEach(keep);
  for (const turn of ARGUED.has(round) ? new Set(live.map((line) => line.turn)) : []) {
    const own = live.filter((line) => line.turn === turn);
    const text = own[0]?.source ?? '';
    const analysed = { text, sentences: own.map((line) => line.s) };
    const claims = weakClaims(analysed);
    for (const claim of claims) {
      const line = own[claim.sentence];
      if (line && !fair(line) && !(claim.axis === 'priority' && argued(line)))
        keep({ axis: claim.axis, line, sure: claim.sure, point: claim.point });
    }
    featuresOf(analysed, claims).forEach((seen, i) => {
      const line = own[i];
      const z = classifier.weakness(seen);
      const axis = classifier.axisOf(seen)[0]?.axis;
      if (line && axis && z >= LIKELY && !fair(line))
        keep({ axis, line, sure: Math.min(0.65, 0.4 + 0.15 * z), point: 'What it rests on is not shown.' });
    });
    const upside = misranked(own);
    if (upside)
      keep({ axis: 'priority', line: upside, sure: 0.9, point: 'The order contradicts the numbers given for it.' });
  }
  const settled = ledger.filter((c) => c.state !== 'open' || c.force === 'challenge');
  return [...best.values()].filter(
    ({ line }) => !settled.some((c) => c.turn === line.turn && overlaps(c.quote, line.s.text)),
  );
}

const overlaps = (a: string, b: string): boolean => a.includes(b) || b.includes(a);
