import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type CardHit, matchCards } from '../../server/panel/builtin/cards.ts';
import { prepareCards } from '../../server/panel/builtin/deck.ts';
import { analyse } from '../../server/panel/builtin/language.ts';
import { loadKnowledge } from '../../server/panel/knowledge.ts';

/**
 * How much do the cards hear when somebody else says it?
 *
 * `cards-wide.jsonl`: three mistakes and two true lookalikes for each card, written from its statement alone. The rules
 * have been improved on them since, so their floor only keeps what was won. `cards-held-out.jsonl`: never used to
 * improve a rule, and not to be; its floor is what to expect of words nobody has seen.
 */

interface Line {
  card?: string;
  kind: 'wrong' | 'true';
  text: string;
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const cards = loadKnowledge(path('../../knowledge'));
const known = new Set(cards.map(({ id }) => id));
const ready = prepareCards(cards);

const hits = (text: string): CardHit[] => {
  const { sentences } = analyse(text);
  return sentences.flatMap((sentence, i) => matchCards(sentence, ready, sentences.slice(0, i)));
};
const list = (lines: readonly Line[]): string => lines.map(({ card = '', text }) => `${card}: ${text}`).join('\n');

describe.each([
  { file: 'cards-wide.jsonl', mistakes: 687, lookalikes: 458, heard: 0.94, passed: 0.995 },
  { file: 'cards-held-out.jsonl', mistakes: 40, lookalikes: 30, heard: 0.55, passed: 0.96 },
])('$file', ({ file, ...least }) => {
  const lines = readFileSync(path(file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const wrong = lines.filter(({ kind }) => kind === 'wrong');
  const lookalikes = lines.filter(({ kind }) => kind === 'true');
  const hears = ({ card, text }: Line): boolean => hits(text).some((hit) => hit.card.id === card);

  test('the lines are many, and each is of a card there is', () => {
    expect(wrong.filter(({ card = '' }) => !known.has(card))).toEqual([]);
    expect(wrong.length).toBeGreaterThanOrEqual(least.mistakes);
    expect(lookalikes.length).toBeGreaterThanOrEqual(least.lookalikes);
  });
  test('mistakes are heard by their card', () => {
    const missed = wrong.filter((line) => !hears(line));
    expect(1 - missed.length / wrong.length, list(missed)).toBeGreaterThanOrEqual(least.heard);
  });
  test('what only sounds like a mistake is hardly ever challenged', () => {
    const challenged = lookalikes.filter(({ text }) => hits(text).some(({ force }) => force === 'challenge'));
    expect(1 - challenged.length / lookalikes.length, list(challenged)).toBeGreaterThanOrEqual(least.passed);
  });
});

describe('a contrast is heard as one', () => {
  test.each([
    'Spark is open source, Photon is not.',
    'A replica in another region does copy the data, a Snowflake clone does not.',
    'An idle cluster burns DBUs, an idle pool doesn’t.',
  ])('%s', (text) => {
    expect(hits(text)).toEqual([]);
  });
});
