import type { FactCard } from '../knowledge.ts';

// The fact cards that bear on a text, by shared stems: a rare word in common says more than a frequent one.

const STOP = new Set(
  'a an and are as at be been but by can could do does for from had has have how i if in into is it its just like may more most my no not of on one only or other our out over own say says should so some such than that the their them then there these they this those to too up use used using was we were what when where which who why will with would you your'.split(' '),
);

/** A crude stem: what is left of a word without its commonest endings. */
export function stem(word: string): string {
  const bare = word.replace(/(?:'s|’s)$/, '');
  if (bare.length <= 4) return bare.replace(/s$/, (s) => (bare.length === 4 ? '' : s));
  return bare.replace(/(?:ations?|ings?|ied|ies|edly|ed|es|ly|s|e)$/, '');
}

export const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][a-z]+)?/gu) ?? []).filter((w) => w.length > 1 && !STOP.has(w)).map(stem);

export class Retrieval {
  readonly #cards: readonly { card: FactCard; stems: ReadonlySet<string>; right: readonly ReadonlySet<string>[]; wrong: readonly ReadonlySet<string>[] }[];
  readonly #weight: ReadonlyMap<string, number>;

  constructor(knowledge: readonly FactCard[]) {
    this.#cards = knowledge.map((card) => ({
      card,
      stems: new Set(stemsIn([card.statement, ...card.wrong, card.surface.replaceAll('-', ' ')].join(' '))),
      right: card.right.map((text) => new Set(stemsIn(text))),
      wrong: card.wrong.map((text) => new Set(stemsIn(text))),
    }));
    const seen = new Map<string, number>();
    for (const { stems } of this.#cards) for (const each of stems) seen.set(each, (seen.get(each) ?? 0) + 1);
    this.#weight = new Map([...seen].map(([each, n]) => [each, Math.log(1 + knowledge.length / n)]));
  }

  /** The best `most` cards for a text, sentence by sentence, so that one long text does not favour long cards. */
  cardsFor(text: string, surface: string, most: number): FactCard[] {
    const sentences = text
      .split(/(?<=[.!?…])\s+|\n+/)
      .map((each) => new Set(stemsIn(each)))
      .filter((each) => each.size > 2);
    const scored = this.#cards.map(({ card, stems }) => {
      const best = Math.max(0, ...sentences.map((sentence) => this.#shared(sentence, stems)));
      return { card, score: best * (card.surface === surface ? 1.15 : 1) };
    });
    return scored
      .filter(({ score }) => score >= ENOUGH)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ card }) => card);
  }

  /** Whether a quote reads rather like what is so than like how people get it wrong: then the card speaks for it. */
  isRight(card: FactCard, quote: string): boolean {
    const own = this.#cards.find((each) => each.card.id === card.id);
    if (!own) return false;
    const said = new Set(stemsIn(quote));
    const near = (texts: readonly ReadonlySet<string>[]) => Math.max(0, ...texts.map((text) => overlap(said, text)));
    const right = near(own.right);
    return right >= 0.75 && right > near(own.wrong) + 0.1;
  }

  #shared(sentence: ReadonlySet<string>, stems: ReadonlySet<string>): number {
    let sum = 0;
    for (const each of sentence) if (stems.has(each)) sum += this.#weight.get(each) ?? 0;
    return sum;
  }
}

/** Two rare words in common, or a few less rare. */
const ENOUGH = 6;

/** Shared stems over all stems of both. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}
