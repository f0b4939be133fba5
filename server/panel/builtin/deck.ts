import type { FactCard } from '../knowledge.ts';
import type { AnalysedSentence } from './language.ts';
import { Lexicon, type Span } from './lexicon.ts';
import { findNumbers } from './measures.ts';
import { type Mark, type Part, parseClaim, parsePart } from './pattern.ts';

/** The cards made ready for matching: rules compiled once, a sentence searched once, few cards left to look at. */

export interface Piece extends Part {
  ids: { id: number; mark: Mark }[];
  /** the same for all pieces that ask for the same phrases */
  kin: number;
  /** says no more than the card's topic, so an earlier sentence may have said it */
  topical: boolean;
}

export interface Place extends Span {
  mark: Mark;
}

export interface Compiled {
  card: FactCard;
  about: Piece | undefined;
  unless: Piece[];
  claims: { far: boolean; parts: Piece[] }[];
}

export interface PreparedCards {
  lexicon: Lexicon;
  cards: Compiled[];
  /** which kinds of piece a phrase belongs to */
  kinOf: Map<number, number[]>;
  /** the cards whose topic is of that kind, and those without a topic */
  byTopic: Map<number, Compiled[]>;
  general: Compiled[];
}

/** What a sentence has: where each phrase stands, and which pieces could be satisfied. */
export interface Found {
  spans: Map<number, Span[]>;
  kin: Set<number>;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function prepareCards(cards: readonly FactCard[]): PreparedCards {
  const lexicon = new Lexicon();
  const kinds = new Map<string, number>();
  const kinOf = new Map<number, number[]>();
  const piece = (part: Part, about?: Piece): Piece => {
    const ids = part.phrases.map(({ mark, elements }) => ({ id: lexicon.add(elements), mark }));
    const name = [...new Set(ids.map(({ id }) => id))].sort((a, b) => a - b).join();
    const kin = kinds.get(name) ?? kinds.size;
    if (!kinds.has(name)) {
      kinds.set(name, kin);
      for (const id of new Set(ids.map((one) => one.id))) push(kinOf, id, kin);
    }
    const topics = new Set(about?.ids.map(({ id }) => id));
    const topical = part.numbers.length === 0 && ids.every(({ id, mark }) => mark !== '!' && topics.has(id));
    return { ...part, ids, kin, topical };
  };
  const compiled = cards.map((card): Compiled => {
    const about = card.detect.about === undefined ? undefined : piece(parsePart(card.detect.about));
    return {
      card,
      about,
      unless: (card.detect.unless ?? []).map((part) => piece(parsePart(part))),
      claims: card.detect.claims
        .map(parseClaim)
        .map(({ far, parts }) => ({ far, parts: parts.map((part) => piece(part, about)) })),
    };
  });
  const byTopic = new Map<number, Compiled[]>();
  for (const one of compiled) if (one.about) push(byTopic, one.about.kin, one);
  const general = compiled.filter(({ about }) => !about || about.numbers.length > 0);
  return { lexicon, cards: compiled, kinOf, byTopic, general };
}

const prepared = new WeakMap<readonly FactCard[], PreparedCards>();

export function ready(cards: readonly FactCard[] | PreparedCards): PreparedCards {
  if ('lexicon' in cards) return cards;
  const known = prepared.get(cards);
  if (known) return known;
  const made = prepareCards(cards);
  prepared.set(cards, made);
  return made;
}

const searched = new WeakMap<Lexicon, WeakMap<AnalysedSentence, Found>>();

export function search({ lexicon, kinOf }: PreparedCards, sentence: AnalysedSentence): Found {
  let cache = searched.get(lexicon);
  if (!cache) {
    cache = new WeakMap();
    searched.set(lexicon, cache);
  }
  let found = cache.get(sentence);
  if (!found) {
    found = { spans: lexicon.find(sentence.tokens), kin: new Set() };
    for (const id of found.spans.keys()) for (const kin of kinOf.get(id) ?? []) found.kin.add(kin);
    cache.set(sentence, found);
  }
  return found;
}

/** The cards a sentence may be about, in the order of the files; `found` is of the sentence itself and of earlier ones. */
export function candidates({ cards, byTopic, general }: PreparedCards, found: readonly Found[]): Compiled[] {
  const picked = new Set(general);
  for (const { kin } of found) for (const one of kin) for (const card of byTopic.get(one) ?? []) picked.add(card);
  return picked.size < 2 ? [...picked] : cards.filter((card) => picked.has(card));
}

export const has = (piece: Piece, found: Found, sentence: AnalysedSentence): boolean =>
  found.kin.has(piece.kin) || (piece.numbers.length > 0 && findNumbers(piece.numbers, sentence).length > 0);

export function placesOf(piece: Piece, found: Found, sentence: AnalysedSentence): Place[] {
  const places: Place[] = [];
  for (const { id, mark } of piece.ids) for (const span of found.spans.get(id) ?? []) places.push({ ...span, mark });
  if (piece.numbers.length > 0)
    for (const span of findNumbers(piece.numbers, sentence)) places.push({ ...span, mark: '' });
  return places;
}
