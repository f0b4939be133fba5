import type { Axis, Noticed } from '../../../protocol/challenge.ts';
import type { FactCard } from '../knowledge.ts';
import { type CardHit, matchCards } from './cards.ts';
import { type Claim, weakClaims } from './claims.ts';
import { type Classifier, makeClassifier, type Weights } from './classifier.ts';
import { contradicted, type EarlierText } from './earlier.ts';
import { type Features, featuresOf } from './features.ts';
import type { AnalysedSentence, AnalysedText } from './language.ts';
import { pointOf, questionOf } from './points.ts';
import { supportFor } from './support.ts';
import { windowsOf } from './windows.ts';

/** How heavily each sentence of a text weighs against the candidate: by the fact cards, by sums that do not come out, and by what the classifier has learnt. */

/** Switched off one by one when it is measured what each earns. */
export interface Parts {
  cards?: boolean;
  claims?: boolean;
  numbers?: boolean;
  classifier?: boolean;
  /** Other weights than the committed ones, for cross-validation. */
  weights?: Weights;
  /** So many texts are kept as they were read. */
  remembered?: number;
}

export interface Heavy {
  sentence: AnalysedSentence;
  axis: Axis;
  force: 'challenge' | 'probe';
  /** 0 to 1; what is put first is the heaviest. */
  weight: number;
  point: string;
  fact: Noticed['fact'];
}

/** So far below the classifier's bar a sentence is still worth a question. */
const PROBE = 1.5;
/**
 * A card, or a detector that counts as proof, which is heard in a sentence that looks nothing like a weak claim mostly misheard
 * it: of the cards' hits in turns of 26 hands left out of training, 9 in 68 below this were right ones, and 282 in 304 above.
 */
const MISHEARD = -4;
/** Numbers that contradict each other in a sentence that reads nothing like a weak claim may as well be misread: below this they are no proof by themselves. */
const MISREAD = -2;
const TOO_LITTLE = 2;
/** One sentence by itself has nothing around it to be judged by: the bar is so much higher. */
const BY_ITSELF = 1;
/** What firm support in the case, or a minute ago, takes off; twice that, a sum that comes out. */
const SUPPORT = 1.5;
/** A detector this sure that a sum does not come out, or a reliable one, needs no further opinion … */
const PROVEN = 0.7;
/** … and it, or a fact that speaks against the sentence, weighs this much. */
const PROOF = 0.75;
const FACT = 3;

/**
 * A wrong statement about a rival's product is a matter of the competition where it says what they lack, and a technical one
 * where it says how theirs works; which of the two, the classifier hears. The fact stands behind it all the same.
 */
const RIVALS: ReadonlySet<string> = new Set(['snowflake', 'fabric']);
const SUMS = /\.(?:product|period|ratio|change|target|deadline)$/;

/** Signs that numbers come out: a sum, a target beside its baseline, what goes first beside its date. */
const RIGHT: ReadonlySet<string> = new Set(['viability.right', 'metrics.target-right', 'priority.deadline-right']);

const squash = (z: number): number => 1 / (1 + Math.exp(-z));
/** Detectors that were right four times in five or more on the tuning sets, their sound twins among them. */
const RELIABLE: ReadonlySet<string> = new Set([
  'competition.contempt',
  'competition.never',
  'viability.one-percent',
  'viability.huge',
  'viability.sure-pay',
  'viability.all-pay',
  'priority.fashion',
  'priority.order',
  'priority.effort',
  'priority.all',
  'priority.free',
  'priority.sunk',
  'priority.unranked',
  'metrics.sentiment',
  'user.no-asking',
]);
const isSum = ({ id, sure }: Claim): boolean => sure >= PROVEN && SUMS.test(id);
/** Sums that stand in one place and only have to be done again. */
const PLAIN_SUMS = /\.(?:product|period|ratio|change)$/;
/** One that counts as proof: a sum where it is `readable`, wording where the sentence is `likely` to be weak at all; or the surer of two of one axis that agree. */
const proofIn = (own: readonly Claim[], likely: boolean, readable: boolean): Claim | undefined =>
  own.find((one) => (isSum(one) && (readable || PLAIN_SUMS.test(one.id))) || (likely && RELIABLE.has(one.id))) ??
  own.find(
    (one) =>
      likely &&
      one.sure >= PROVEN &&
      own.some((two) => two.id !== one.id && two.axis === one.axis && two.sure >= PROVEN),
  );
const claims = ({ kind, tokens, text }: AnalysedSentence): boolean =>
  kind !== 'heading' && tokens.length >= 4 && !/\?\s*$/.test(text);

export type Weigh = (
  text: AnalysedText,
  elsewhere: readonly AnalysedSentence[],
  told: readonly EarlierText[],
) => Heavy[];

/** `elsewhere`: what else was said that a claim can lean on; `told`: what earlier rounds heard. One point a sentence at most. */
export function makeWeigh(knowledge: readonly FactCard[], parts: Parts): Weigh {
  const classifier = makeClassifier(parts.weights);
  const cards = parts.cards === false ? [] : knowledge;
  return (text, elsewhere, told) => {
    const found = parts.claims === false ? [] : weakClaims(text, parts.numbers !== false);
    const features = featuresOf(text, found);
    const learnt = parts.classifier === false ? null : classifier.weakness(text, features);
    const lengths = new Map(windowsOf(text).flatMap((stretch) => stretch.map((i) => [i, stretch.length] as const)));
    const others = new Map(contradicted(text, told).map((one) => [one.sentence, one]));
    return text.sentences.flatMap((sentence, i): Heavy[] => {
      const seen = features[i];
      if (!seen || !claims(sentence)) return [];
      const z = learnt?.[i] ?? 0;
      const around = lengths.get(i) ?? 0;
      const short = around <= TOO_LITTLE;
      const bar = classifier.bar + (around === 1 ? BY_ITSELF : 0);
      const heard = !learnt || z >= MISHEARD;
      const [hit] = heard ? matchCards(sentence, cards, text.sentences.slice(0, i)) : [];
      if (hit) {
        const axis = RIVALS.has(hit.card.surface) ? rivalAxis(classifier, seen) : 'technical';
        return [byCard(sentence, hit, axis, z - bar)];
      }
      const other = others.get(sentence);
      if (other) return [{ ...other, force: 'challenge', weight: squash(z - bar + FACT), fact: null }];
      const own = found.filter((c) => c.sentence === i && c.sure > 0).sort((a, b) => b.sure - a.sure);
      const sum = proofIn(own, heard || short, !learnt || short || z >= MISREAD);
      const right = found.some((c) => c.sentence === i && RIGHT.has(c.id));
      const alone = learnt ? z - bar - (right ? 2 * SUPPORT : 0) : (own[0]?.sure ?? 0) >= 0.6 ? 0 : -9;
      // What is far below the bar needs no support.
      const opinion = learnt && alone >= -PROBE ? alone - SUPPORT * supportFor(sentence, elsewhere) : alone;
      const over = sum ? Math.max(opinion, PROOF) : opinion;
      if (over < -PROBE) return [];
      const axis = sum?.axis ?? (learnt ? classifier.axisOf(seen)[0]?.axis : own[0]?.axis) ?? 'user';
      // Said nearly alone, a flat statement about a product gives nothing to doubt it by; that is for the fact cards.
      const unknown = axis === 'technical' && short;
      const force = over >= 0 && !unknown ? 'challenge' : 'probe';
      const point = sum?.point ?? (force === 'probe' ? questionOf(axis) : pointOf(axis, own, seen));
      return [{ sentence, axis, force, weight: squash(over), point, fact: null }];
    });
  };
}

const rivalAxis = (classifier: Classifier, seen: Features): Axis =>
  classifier.axisOf(seen).find(({ axis }) => axis === 'technical' || axis === 'competition')?.axis ?? 'technical';

function byCard(sentence: AnalysedSentence, { card, force }: CardHit, axis: Axis, over: number): Heavy {
  return {
    sentence,
    axis,
    force,
    weight: force === 'challenge' ? squash(Math.max(0, over) + FACT) : 0.5,
    point: force === 'challenge' ? card.say : (card.ladder[0] ?? card.say),
    fact: {
      id: card.id,
      statement: card.statement,
      source: `${card.source.title}, ${card.source.url}`,
      checked: card.source.checked,
    },
  };
}
