import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { LibraryError } from '../../server/data-file.ts';
import { loadKnowledge } from '../../server/panel/knowledge.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const card = {
  id: 'photon-open-source',
  statement: 'Photon is not open source.',
  verdict: 'wrong',
  wrong: [
    'Photon is open source.',
    'Photon is open source!',
    'We know Photon is open source.',
    'Well, Photon is open source.',
    'So Photon is open source.',
  ],
  right: [
    'Photon is not open source.',
    'Spark is open source.',
    'Some think Photon is open source.',
    'Is Photon open source?',
  ],
  detect: { about: 'photon', claims: ['photon & >open source'] },
  why: 'It decides what a customer pays for.',
  ladder: ['What is open here?', 'Why keep it closed?', 'What would you open next?'],
  say: 'Photon is not open source.',
  source: { title: 'What is Photon?', url: 'https://example.com/photon', checked: '2026-11-22' },
};
const file = (cards: unknown[], name = 'photon.yaml'): void =>
  writeFileSync(join(dir, name), stringify({ surface: 'spark', title: 'Photon', cards }));
const complaint = (): string => {
  try {
    loadKnowledge(dir);
  } catch (error) {
    expect(error).toBeInstanceOf(LibraryError);
    return error instanceof Error ? error.message : '';
  }
  return 'nothing';
};

test('a good file gives its cards, with surface and file', () => {
  file([card]);
  expect(loadKnowledge(dir)).toMatchObject([{ id: 'photon-open-source', surface: 'spark', file: 'photon.yaml' }]);
});

test('shared concepts are written out', () => {
  writeFileSync(
    join(dir, 'concepts.yaml'),
    stringify({ concepts: { open: 'open source | open sourced', very: '@open | public' } }),
  );
  file([{ ...card, detect: { about: 'photon', claims: ['photon & >@very'] } }]);
  expect(loadKnowledge(dir)[0]?.detect.claims).toEqual(['photon & >open source | open sourced | public']);
});

describe('a complaint names file, card and field', () => {
  test.each([
    ['a missing field', { ...card, say: undefined }, 'photon.yaml: card photon-open-source: say:'],
    ['too few wordings', { ...card, wrong: card.wrong.slice(2) }, 'card photon-open-source: wrong:'],
    ['an unknown verdict', { ...card, verdict: 'maybe' }, 'card photon-open-source: verdict:'],
    [
      'a plain http source',
      { ...card, source: { ...card.source, url: 'http://example.com' } },
      'card photon-open-source: source.url:',
    ],
    [
      'a day that is none',
      { ...card, source: { ...card.source, checked: '2026-13-01' } },
      'card photon-open-source: source.checked:',
    ],
    ['an unknown key', { ...card, extra: 1 }, 'card photon-open-source: Unrecognized key'],
    [
      'a concept nobody defined',
      { ...card, detect: { claims: ['@nowhere'] } },
      'card photon-open-source: detect.claims.0: no shared concept is called @nowhere',
    ],
    [
      'an empty alternative',
      { ...card, detect: { claims: ['photon', 'photon | '] } },
      'detect.claims.1: an empty alternative',
    ],
    [
      'a broken number',
      { ...card, detect: { claims: ['#day != seven'] } },
      'detect.claims.0: "#day != seven" is not a number test',
    ],
    ['a gap at the edge', { ...card, detect: { claims: ['.. photon'] } }, 'detect.claims.0: ".." at the edge'],
    [
      'a mark where it would mean nothing',
      { ...card, detect: { ...card.detect, unless: ['!fork'] } },
      'detect.unless.0: "!fork": > - ! ~ mean nothing in an excuse',
    ],
    [
      'a strange word',
      { ...card, detect: { about: 'ph(oton', claims: ['x1'] } },
      'detect.about: "ph(oton" is not a word',
    ],
  ])('%s', (_, bad, expected) => {
    file([bad]);
    expect(complaint()).toContain(expected);
  });
  test('a card without an id goes by its number', () => {
    file([card, { ...card, id: undefined }]);
    expect(complaint()).toContain('photon.yaml: card #2: id:');
  });
  test('an id used twice', () => {
    file([card]);
    file([card], 'spark.yaml');
    expect(complaint()).toBe('spark.yaml: card photon-open-source: id: already used in photon.yaml');
  });
  test('a file that is no YAML', () => {
    writeFileSync(join(dir, 'broken.yaml'), 'cards: [');
    expect(complaint()).toContain('broken.yaml:');
  });
  test('concepts in a circle', () => {
    writeFileSync(join(dir, 'concepts.yaml'), stringify({ concepts: { a: '@b', b: '@a' } }));
    file([{ ...card, detect: { claims: ['@a'] } }]);
    expect(complaint()).toContain('in a circle');
  });
});
