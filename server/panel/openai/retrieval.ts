import type { FactCard } from '../knowledge.ts';

// The fact cards that bear on a text, by shared stems: a rare word in common says more than a frequent one.

const STOP = new Set(
  'a an and are as at be been but by can could do does for from had has have how i if in into is it its just like may more most my no not of on one only or other our out over own say says should so some such than that the their them then there these they this those to too up use used using was we were what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** A crude stem: what is left of a word without its commonest endings. */
export function stem(word: string): string {
  const bare = word.replace(/(?:'s|’s)$/, '');
  if (bare.length <= 4) return bare.replace(/s$/, (s) => (bare.length === 4 ? '' : s));
  return bare.replace(/(?:ations?|ings?|ied|ies|edly|ed|es|ly|s|e)$/, '');
}

export const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][a-z]+)?/gu) ?? [])
    .filter((w) => w.length > 1 && !STOP.has(w))
    .map(stem);

interface Indexed {
  card: FactCard;
  /** The statement and each way to get it wrong. */
  texts: readonly ReadonlySet<string>[];
  right: readonly ReadonlySet<string>[];
  wrong: readonly ReadonlySet<string>[];
}

export class Retrieval {
  readonly #cards: readonly Indexed[];
  readonly #weights: ReadonlyMap<string, number>;

  constructor(knowledge: readonly FactCard[]) {
    const stems = (text: string) => new Set(stemsIn(text));
    this.#cards = knowledge.map((card) => ({
      card,
      texts: [card.statement, ...card.wrong].map(stems),
      right: card.right.map(stems),
      wrong: card.wrong.map(stems),
    }));
    const seen = new Map<string, number>();
    for (const { texts } of this.#cards)
      for (const each of new Set(texts.flatMap((text) => [...text]))) seen.set(each, (seen.get(each) ?? 0) + 1);
    this.#weights = new Map([...seen].map(([each, n]) => [each, Math.log(1 + knowledge.length / n)]));
  }

  /** The best `most` cards for a text: how close one of its sentences comes to one of a card's. */
  cardsFor(text: string, surface: string, most: number): FactCard[] {
    const sentences = text
      .split(/(?<=[.!?…])\s+|\n+/)
      .map((each) => new Set(stemsIn(each)))
      .filter((each) => each.size > 2);
    return this.#cards
      .map(({ card, texts }) => {
        const best = Math.max(
          0,
          ...sentences.flatMap((sentence) => texts.map((each) => this.#nearness(sentence, each))),
        );
        return { card, score: best * (card.surface === surface ? 1.1 : 1) };
      })
      .filter(({ score }) => score >= NEAR)
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

  #nearness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    let shared = 0;
    for (const each of b) if (a.has(each)) shared += this.#weightOf(each);
    return shared === 0 ? 0 : shared / Math.sqrt(this.#weigh(a) * this.#weigh(b));
  }

  #weigh(stems: ReadonlySet<string>): number {
    let sum = 0;
    for (const each of stems) sum += this.#weightOf(each);
    return sum;
  }

  /** A word that no card knows weighs like the rarest. */
  #weightOf(each: string): number {
    return this.#weights.get(each) ?? Math.log(1 + this.#cards.length);
  }
}

/** Of 1,100 ways to get a card wrong, 97 in 100 find their card among eight with themselves left out; noise lies below this. */
const NEAR = 0.25;

/** Shared stems over all stems of both. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}
