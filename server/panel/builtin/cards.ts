import type { FactCard } from '../knowledge.ts';
import {
  candidates,
  type Found,
  has,
  type Piece,
  type Place,
  type PreparedCards,
  placesOf,
  ready,
  search,
} from './deck.ts';
import type { AnalysedSentence } from './language.ts';
import type { Span } from './lexicon.ts';
import { stance } from './stance.ts';

/** Does a sentence assert the mistake a fact card knows about? */

export interface CardHit {
  card: FactCard;
  /** a `wrong` card flatly asserted is a challenge; a simplification, or a hedge, is only a question */
  force: 'challenge' | 'probe';
  /** the tokens the claim was read from, half-open */
  from: number;
  to: number;
}

const WINDOW = 34;
/** How many sentences back a topic still holds. */
const REACH = 8;
const BARRIERS = new Set([';', 'but', 'whereas', 'however', 'unlike', 'although', 'though']);
const POINTS_BACK = /^(?:it|this|they|these|that|those|both|which)$/;
const OPENS = /^(?:,|;|:|—|–|and|but|so|since|because|as|when|where|while|then|once|if|that)$/;
const inside = (span: Span, at: number): boolean => at >= span.from && at < span.to;

/** Denials that reach into a span, but for those the claim itself is made of. */
function turned(sentence: AnalysedSentence, span: Span, spent: ReadonlySet<number>): boolean {
  const free = sentence.negations.filter((scope) => !spent.has(scope.cue) && !inside(span, scope.cue));
  const reaching = free.filter((scope) => scope.from < span.to && scope.to > span.from);
  const emptied = free.some(
    (scope) => scope.cue === span.to && /^(?:no|nothing|none)$/.test(sentence.tokens[scope.cue]?.lower ?? ''),
  );
  const merely = /^(?:only|just|merely|simply)$/.test(sentence.tokens[span.from]?.lower ?? '');
  const notMerely = merely && /^(?:not|n't)$/.test(sentence.tokens[span.from - 1]?.lower ?? '');
  return reaching.length % 2 === (emptied !== notMerely ? 0 : 1);
}

function polarity(sentence: AnalysedSentence, places: readonly Place[]): boolean {
  const spent = new Set<number>();
  for (const scope of sentence.negations) if (places.some((place) => inside(place, scope.cue))) spent.add(scope.cue);
  for (const place of places.filter(({ mark }) => mark === '!')) {
    if (!turned(sentence, place, spent)) return false;
    for (const scope of sentence.negations) if (scope.from < place.to && scope.to > place.from) spent.add(scope.cue);
  }
  return places.every((place) => place.mark !== '' || !turned(sentence, place, spent));
}

const hull = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map((span) => span.from)),
  to: Math.max(...spans.map((span) => span.to)),
});

/** "Spark is open source, Photon is not": the last clause denies of its own subject what the one before says. */
function ellipsis({ tokens }: AnalysedSentence): number {
  let end = tokens.length;
  while (/^[.,;!)]$/.test(tokens[end - 1]?.lower ?? '')) end -= 1;
  if (!/^(?:not|n't)$/.test(tokens[end - 1]?.lower ?? '') || tokens[end - 2]?.pos !== 'AUX') return -1;
  let at = end - 2;
  while (at > 0 && !/^(?:[,;:]|and|while)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  return at > 0 ? at : -1;
}

function barred(sentence: AnalysedSentence, span: Span, spans: readonly Span[]): boolean {
  const contrast = ellipsis(sentence);
  if (contrast >= 0 && span.from < contrast && span.to > contrast) return true;
  for (let i = span.from; i < span.to; i += 1)
    if (BARRIERS.has(sentence.tokens[i]?.lower ?? '') && !spans.some((own) => inside(own, i))) return true;
  return false;
}

/** More than a word that may be there or not, said or denied. */
const saysSomething = ({ ids, numbers }: Piece): boolean => numbers.length > 0 || ids.some(({ mark }) => mark !== '~');

/** One way of seeing the claim in the sentence, or nothing; with `context` its topic was named before. */
function claimIn(
  sentence: AnalysedSentence,
  claim: readonly Piece[],
  found: Found,
  context: 'none' | 'near' | 'far',
): Span | undefined {
  const missing: Piece[] = [];
  for (const part of claim) {
    if (part.absent !== has(part, found, sentence)) continue;
    if (part.absent || !part.topical || context === 'none') return undefined;
    missing.push(part);
  }
  const wanted = claim.filter((part) => !part.absent && !missing.includes(part));
  if (context === 'far' && wanted.filter(saysSomething).length < 2) return undefined;
  const choices = wanted.map((part) => placesOf(part, found, sentence).slice(0, 8));
  const chosen: Place[] = [];
  const search = (i: number): Span | undefined => {
    if (i === wanted.length) {
      if (chosen.length === 0) return undefined;
      const whole = hull(chosen);
      if (whole.to - whole.from > WINDOW || barred(sentence, whole, chosen) || !polarity(sentence, chosen))
        return undefined;
      return stance(sentence, whole) === 'mentioned' ? undefined : whole;
    }
    for (const place of choices[i] ?? []) {
      const last = chosen[i - 1];
      if (wanted[i]?.after && last && place.from < last.to) continue;
      if (chosen.some((other) => place.from < other.to && place.to > other.from)) continue;
      chosen[i] = place;
      const result = search(i + 1);
      chosen.length = i;
      if (result) return result;
    }
    return undefined;
  };
  return search(0);
}

/** "It went …", "…, so they keep …": a pronoun that is the subject of its clause. */
const pointsBack = ({ tokens }: AnalysedSentence): boolean =>
  tokens.some((token, i) => {
    if (!POINTS_BACK.test(token.lower) || (i > 0 && !OPENS.test(tokens[i - 1]?.lower ?? ''))) return false;
    const next = tokens[i + 1]?.pos === 'ADV' ? tokens[i + 2] : tokens[i + 1];
    return next?.pos === 'VERB' || next?.pos === 'AUX';
  });

/**
 * `before` are the sentences said before, in order: a topic named there may be what "it" stands for, or what the whole
 * paragraph is about. A sentence hits a card at most once.
 */
export function matchCards(
  sentence: AnalysedSentence,
  cards: readonly FactCard[] | PreparedCards,
  before: AnalysedSentence | readonly AnalysedSentence[] = [],
): CardHit[] {
  const known = ready(cards);
  const found = search(known, sentence);
  if (found.kin.size === 0) return [];
  const earlier = 'tokens' in before ? [before] : before.slice(-REACH);
  const last = earlier.at(-1);
  const pointed = last && last.block === sentence.block && pointsBack(sentence) ? search(known, last) : undefined;
  const rest = 'tokens' in before ? [] : earlier.map((one) => search(known, one));
  const hits: CardHit[] = [];
  for (const { card, about, unless, claims } of candidates(
    known,
    pointed ? [found, pointed, ...rest] : [found, ...rest],
  )) {
    const named = (where: Found | undefined): boolean => !!where && !!about && where.kin.has(about.kin);
    const context = !about || named(found) ? 'none' : named(pointed) ? 'near' : 'far';
    for (const claim of claims) {
      if (context === 'far' && !claim.far) continue;
      const span = claimIn(sentence, claim.parts, found, context);
      if (!span) continue;
      if (unless.some((piece) => has(piece, found, sentence))) break;
      const force = card.verdict === 'wrong' && stance(sentence, span) === 'asserted' ? 'challenge' : 'probe';
      hits.push({ card, force, ...span });
      break;
    }
  }
  return hits;
}
