import type { Axis, Noticed } from '../../../protocol/challenge.ts';
import type { Heard, Listening } from '../engine.ts';
import type { FactCard } from '../knowledge.ts';
import { matchCards } from './cards.ts';
import { type Claim, weakClaims } from './claims.ts';
import { makeClassifier, type Weights } from './classifier.ts';
import { featuresOf } from './features.ts';
import { type AnalysedSentence, type AnalysedText, analyse } from './language.ts';
import { pointOf, questionOf } from './points.ts';
import { quoteOf } from './quote.ts';
import { readReply } from './replies.ts';
import { bareCase, fromCase, heardBefore, supportedNow, supportFor } from './support.ts';
import { wishOf } from './wish.ts';

/** The builtin engine's ear: what is weak in what was said, how the standing challenge was answered, and what is wanted of the panel. */

type Found = Omit<Noticed, 'id'>;

/** Switched off one by one when it is measured what each earns. */
export interface Parts {
  claims?: boolean;
  numbers?: boolean;
  classifier?: boolean;
  /** Other weights than the committed ones, for cross-validation. */
  weights?: Weights;
}

/** Log-odds from which a weak claim is a challenge, and from which it is worth a question: strict, by what the weights of two hands do on a third's text. */
const CHALLENGE = 2.4;
const PROBE = 0;
/** What firm support elsewhere takes off. */
const SUPPORT = 0.8;
/** A sum that does not come out needs no further opinion. */
const PROVEN = 0.7;
/** … and stands this far above the bar. */
const PROOF = 0.75;
const MOST = { speech: 1, case: 8 } as const;
const MOST_PER_AXIS = 2;

const squash = (z: number): number => 1 / (1 + Math.exp(-z));
const proves = (claim: Claim): boolean =>
  claim.sure >= PROVEN && /\.(?:product|period|dropped|ratio|change|target|payback|capacity)$/.test(claim.id);

interface Heavy {
  sentence: AnalysedSentence;
  axis: Axis;
  force: 'challenge' | 'probe';
  weight: number;
  point: string;
  fact: Found['fact'];
}

/** The likeliest first, challenges before questions; of a whole case, not too many of one kind. */
function choose(found: Heavy[], reading: Listening['reading']): Heavy[] {
  const order = [...found].sort((a, b) =>
    a.force === b.force ? b.weight - a.weight : a.force === 'challenge' ? -1 : 1,
  );
  if (reading === 'speech') return order.slice(0, MOST.speech);
  const perAxis = new Map<Axis, number>();
  let probes = 0;
  return order
    .filter(({ axis, force }) => {
      const n = perAxis.get(axis) ?? 0;
      if (n >= MOST_PER_AXIS || (force === 'probe' && probes >= 2)) return false;
      perAxis.set(axis, n + 1);
      if (force === 'probe') probes += 1;
      return true;
    })
    .slice(0, MOST.case);
}

/** The case and the turns before come with every call; each is read once. */
function remembering(most: number): (text: string) => AnalysedText {
  const known = new Map<string, AnalysedText>();
  return (text) => {
    const made = known.get(text) ?? analyse(text);
    known.delete(text);
    known.set(text, made);
    if (known.size > most) known.delete(known.keys().next().value ?? '');
    return made;
  };
}

/** A wrong statement about a rival's product is a matter of the competition, and the fact stands behind it all the same. */
const RIVALS: ReadonlySet<string> = new Set(['snowflake', 'fabric']);

export function makeListener(knowledge: readonly FactCard[], parts: Parts = {}): (input: Listening) => Heard {
  const read = remembering(64);
  const classifier = makeClassifier(parts.weights);
  const technical = (text: AnalysedText, i: number): Heavy | null => {
    const sentence = text.sentences[i];
    const hit = sentence && matchCards(sentence, knowledge, text.sentences.slice(0, i))[0];
    if (!hit) return null;
    const { card, force } = hit;
    const fact = {
      id: card.id,
      statement: card.statement,
      source: `${card.source.title}, ${card.source.url}`,
      checked: card.source.checked,
    };
    const axis = RIVALS.has(card.surface) ? 'competition' : 'technical';
    return {
      sentence,
      axis,
      force,
      weight: force === 'challenge' ? 0.95 : 0.5,
      point: force === 'challenge' ? card.say : (card.ladder[0] ?? card.say),
      fact,
    };
  };

  const worded = (text: AnalysedText, elsewhere: readonly AnalysedSentence[]): Heavy[] => {
    const claims = parts.claims === false ? [] : weakClaims(text, parts.numbers !== false);
    const features = featuresOf(text, claims);
    return text.sentences.flatMap((sentence, i): Heavy[] => {
      const seen = features[i];
      if (!seen || sentence.kind === 'heading' || sentence.tokens.length < 4 || /\?\s*$/.test(sentence.text)) return [];
      const own = claims.filter((c) => c.sentence === i && c.sure > 0).sort((a, b) => b.sure - a.sure);
      const proof = own.find(proves);
      const opinion =
        parts.classifier === false ? ((own[0]?.sure ?? 0) >= 0.6 ? CHALLENGE : -9) : classifier.weakness(seen);
      const z = proof
        ? Math.max(opinion, CHALLENGE + PROOF)
        : opinion -
          (opinion >= PROBE
            ? SUPPORT *
              (supportFor(sentence, elsewhere) +
                ['reason-next', 'others-say', 'takes-back', 'quotes'].filter((name) => seen.has(name)).length)
            : 0);
      if (z < PROBE) return [];
      const axis =
        proof?.axis ?? (parts.classifier === false ? own[0]?.axis : classifier.axisOf(seen)[0]?.axis) ?? 'user';
      const force = z >= CHALLENGE ? 'challenge' : 'probe';
      const point = proof?.point ?? (force === 'probe' ? questionOf(axis) : pointOf(axis, own, seen));
      return [{ sentence, axis, force, weight: squash(z - CHALLENGE + 0.5), point, fact: null }];
    });
  };

  return (input) => {
    const panelist = (axis: Axis): string =>
      (input.panel.find((p) => p.remit.includes(axis)) ?? input.panel[0])?.id ?? '';
    const quotes = input.ledger.map((c) => c.quote);
    const presented = input.case && input.reading === 'speech' ? read(input.case) : null;
    const asPresented = presented ? bareCase(presented.text) : '';
    const before = input.transcript.filter((t) => t.who === 'candidate').slice(-12);
    const earlier = before.flatMap((t) => read(t.text).sentences);
    const sources = input.reading === 'case' ? [{ turn: 'case', text: input.case ?? '' }] : input.turns;
    const texts = sources.map(({ turn, text }) => ({ turn, text: read(text) }));
    const noticed: Found[] = [];
    for (const { turn, text } of texts) {
      const elsewhere = [...(presented?.sentences ?? []), ...earlier, ...text.sentences];
      const cards = text.sentences.flatMap((_, i) => technical(text, i) ?? []);
      const found = [
        ...cards,
        ...worded(text, elsewhere).filter(
          (w) => !cards.some((c) => c.sentence === w.sentence && c.force === 'challenge'),
        ),
      ];
      const fresh = found.filter(
        ({ sentence }) => !heardBefore(sentence, quotes) && !(presented && fromCase(sentence, asPresented)),
      );
      for (const { sentence, ...rest } of choose(oneEach(fresh), input.reading)) {
        quotes.push(sentence.text);
        noticed.push({
          panelist: panelist(rest.axis),
          axis: rest.axis,
          force: rest.force,
          turn,
          quote: quoteOf(sentence),
          weight: rest.weight,
          point: rest.point,
          fact: rest.fact,
        });
      }
    }
    const last = input.turns.at(-1);
    const answer = input.answer ?? input.turns.map((t) => t.text).join('\n');
    const standing = input.standing;
    const repeats = (text: AnalysedText): boolean =>
      standing?.fact != null &&
      text.sentences.some((s, i) =>
        matchCards(s, knowledge, text.sentences.slice(0, i)).some(
          (hit) => hit.card.id === standing.fact?.id && hit.force === 'challenge',
        ),
      );
    const replied = standing && last ? read(answer) : null;
    return {
      noticed,
      reply:
        standing && replied
          ? readReply(
              replied,
              {
                quote: standing.quote,
                point: standing.point,
                asked: input.asked,
                said: [input.case ?? '', ...before.map((t) => t.text)].join('\n'),
              },
              repeats(replied),
              classifier,
            )
          : null,
      supported:
        input.reading === 'speech'
          ? supportedNow(
              input.ledger,
              texts.map((t) => t.text),
              (quote) => read(quote).sentences[0],
            )
          : [],
      wish: last ? wishOf(last.text, input.panel, input.phase === 'questions') : null,
    };
  };
}

/** One sentence carries at most one point. */
function oneEach(found: readonly Heavy[]): Heavy[] {
  const best = new Map<AnalysedSentence, Heavy>();
  for (const one of found) {
    const other = best.get(one.sentence);
    if (
      !other ||
      (one.force === 'challenge' && other.force === 'probe') ||
      (one.force === other.force && one.weight > other.weight)
    )
      best.set(one.sentence, one);
  }
  return [...best.values()];
}
