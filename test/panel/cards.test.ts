import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type CardHit, matchCards } from '../../server/panel/builtin/cards.ts';
import { prepareCards } from '../../server/panel/builtin/deck.ts';
import { analyse } from '../../server/panel/builtin/language.ts';
import { loadKnowledge } from '../../server/panel/knowledge.ts';

const cards = loadKnowledge(fileURLToPath(new URL('../../knowledge', import.meta.url)));
const ready = prepareCards(cards);

const hits = (text: string): CardHit[] => {
  const { sentences } = analyse(text);
  return sentences.flatMap((sentence, i) => matchCards(sentence, ready, sentences.slice(0, i)));
};
const challenged = (text: string): string[] =>
  hits(text)
    .filter(({ force }) => force === 'challenge')
    .map(({ card }) => card.id);

test('there are enough cards, each with an id of its own', () => {
  expect(cards.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
});

describe.each(cards.map((card) => ({ card, id: card.id })))('$id', ({ card }) => {
  test.each(card.wrong)('knows the mistake: %s', (text) => {
    expect(hits(text).map((hit) => hit.card.id)).toContain(card.id);
  });
  test('and calls it a challenge only when it is flatly wrong', () => {
    for (const text of card.wrong)
      for (const hit of hits(text)) if (hit.card.verdict === 'simplified') expect(hit.force).toBe('probe');
  });
  test.each([...card.right, card.statement, card.say])('lets the truth pass: %s', (text) => {
    expect(hits(text).map((hit) => `${hit.card.id} (${hit.force})`)).toEqual([]);
  });
});

test('all true statements of all cards, said in one go, raise nothing', () => {
  expect(hits(cards.map(({ statement }) => `- ${statement}`).join('\n'))).toEqual([]);
});

describe('what is only mentioned is not asserted', () => {
  test.each([
    ['a question', 'Does Delta Lake keep every version forever?'],
    ['a denial', 'Delta Lake does not keep every version forever.'],
    ['the belief of others', 'Many admins believe that Delta Lake keeps every version forever.'],
    ['a myth', 'It is a myth that Delta Lake keeps every version forever.'],
    ['a warning', 'We must not promise that Delta Lake keeps every version forever.'],
    ['a supposition', 'If Delta Lake kept every version forever, storage would grow without end.'],
    ['a wish', 'Customers ask for Delta Lake to keep every version forever.'],
    ['a refuted plan', 'Keeping every version of a Delta table forever is not possible.'],
    ['words in quotation marks', 'The admin asked for “Delta Lake that keeps every version forever” in March.'],
    ['a heading', '## Delta Lake keeps every version forever'],
  ])('%s', (_, text) => {
    expect(challenged(text)).toEqual([]);
  });
  test('a hedge is a question, not a challenge', () => {
    expect(hits('Delta Lake probably keeps every version forever.').map(({ force }) => force)).toEqual(['probe']);
  });
});

describe('what is asserted is heard, wherever it stands', () => {
  test('in the middle of a sound paragraph', () => {
    const text =
      'Our user is the platform admin of a mid-size bank who spends six hours a week on audit requests. Delta gives ACID per table, not across tables. ' +
      'Since Delta keeps every version of a table forever, the auditor can open last year’s state without our help. We measure hours per request against a baseline of 4.5.';
    expect(challenged(text)).toEqual(['time-travel-forever']);
  });
  test('across two sentences, when the second points back', () => {
    expect(challenged('We build on Unity Catalog. It went GA in 2023.')).toEqual(['uc-ga-year']);
    expect(challenged('We build on Unity Catalog. The pilot went GA in 2023.')).toEqual([]);
  });
  test('in words that leave the topic to an earlier sentence', () => {
    const text =
      'Publish a share to the sixty lenders instead of a nightly file. Three people run it today. ' +
      'Each lender then gets a full copy of the tables in its own storage.';
    expect(challenged(text)).toEqual(['sharing-copies']);
    expect(challenged('Each lender then gets a full copy of the tables in its own storage.')).toEqual([]);
  });
  test('in a bullet', () => {
    expect(challenged('Why now:\n\n- **Governance**: Unity Catalog went GA in 2023\n- Budget is there')).toEqual([
      'uc-ga-year',
    ]);
  });
});

test('a hit says where in the sentence the claim stands', () => {
  const sentence = analyse('As you know, Photon is open source these days.').sentences[0];
  const hit = sentence && matchCards(sentence, ready)[0];
  expect(hit && sentence?.tokens.slice(hit.from, hit.to).map(({ text }) => text)).toEqual([
    'Photon',
    'is',
    'open',
    'source',
  ]);
});
