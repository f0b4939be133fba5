import type { Axis, Noticed } from '../../../protocol/challenge.ts';
import type { Heard, Listening } from '../engine.ts';
import type { FactCard } from '../knowledge.ts';
import { matchCards } from './cards.ts';
import { makeClassifier } from './classifier.ts';
import { type AnalysedText, analyse } from './language.ts';
import { quoteOf } from './quote.ts';
import { readReply, talksPast } from './replies.ts';
import { bareCase, echoes, fromCase, heardBefore, supportedNow } from './support.ts';
import { type Heavy, makeWeigh, type Parts } from './weigh.ts';
import { wishOf } from './wish.ts';

/** The builtin engine's ear: what is weak in what was said, how the standing challenge was answered, and what is wanted of the panel. */

const MOST = { speech: 1, case: 8 } as const;
const MOST_PER_AXIS = 2;

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

export function makeListener(
  knowledge: readonly FactCard[],
  parts: Parts = {},
): (input: Omit<Listening, 'scenario'>) => Heard {
  const read = remembering(parts.remembered ?? 64);
  const classifier = makeClassifier(parts.weights);
  const weigh = makeWeigh(knowledge, parts);
  return (input) => {
    const panelist = (axis: Axis): string =>
      (input.panel.find((p) => p.remit.includes(axis)) ?? input.panel[0])?.id ?? '';
    const quotes = input.ledger.map((c) => c.quote);
    const presented = input.case && input.reading === 'speech' ? read(input.case) : null;
    const asPresented = presented ? bareCase(presented.text) : '';
    const before = input.transcript.filter((t) => t.who === 'candidate').slice(-12);
    const earlier = before.flatMap((t) => read(t.text).sentences);
    const panel = input.transcript
      .filter((t) => t.who !== 'candidate')
      .slice(-4)
      .flatMap((t) => read(t.text).sentences.filter((s) => !s.text.includes('?')));
    const sources = input.reading === 'case' ? [{ turn: 'case', text: input.case ?? '' }] : input.turns;
    const texts = sources.map(({ turn, text }) => ({ turn, text: read(text) }));
    const told = [
      ...(presented ? [{ round: 'take-home' as const, text: presented }] : []),
      ...input.transcript
        .filter((t) => t.who === 'candidate' && t.round !== input.round)
        .map((t) => ({ round: t.round, text: read(t.text) })),
    ];
    const noticed: Omit<Noticed, 'id'>[] = [];
    for (const { turn, text } of texts) {
      const elsewhere = [
        ...(presented?.sentences ?? []),
        ...earlier,
        ...(input.reading === 'case' ? text.sentences : []),
      ];
      const fresh = weigh(text, elsewhere, told).filter(
        ({ sentence }) =>
          !heardBefore(sentence, quotes) && !(presented && fromCase(sentence, asPresented)) && !echoes(sentence, panel),
      );
      for (const { sentence, ...rest } of choose(fresh, input.reading)) {
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
    const { question } = input;
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
              (text) => read(text).sentences,
            )
          : [],
      dodged: Boolean(question && last && talksPast(read(answer), question, classifier)),
      wish: last ? wishOf(last.text, input.panel, input.phase === 'questions') : null,
    };
  };
}
