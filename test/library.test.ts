import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generalQuestions } from '../interview/general.ts';
import { rounds } from '../interview/rounds.ts';
import { LibraryError } from '../server/data-file.ts';
import { Library } from '../server/library.ts';
import { projectRoot } from '../server/root.ts';
import { aFolder } from './support/house.ts';

// Scenario files as people break them: the start goes on, or stops with one line that names the file and the field.

const name = 'unpredictable-job-cost.yaml';

function aLibrary(): string {
  const root = aFolder();
  // Of the scenarios and the fact cards only a few: all of them take a second to read.
  for (const shipped of [
    'personas',
    'banks',
    'knowledge/concepts.yaml',
    'knowledge/apps-and-bi.yaml',
    `scenarios/${name}`,
  ])
    cpSync(join(projectRoot(), shipped), join(root, shipped), { recursive: true });
  return root;
}

test('a scenario file that is wrong in several fields stops the start with every one of them', () => {
  const root = aLibrary();
  const path = join(root, 'scenarios', name);
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replace(/^title: .*$/m, 'title: ""')
      .replace(/^minutes: .*$/m, 'minutes: 3'),
  );
  expect(() => new Library(root)).toThrow(/unpredictable-job-cost\.yaml: title: .*; minutes: /);
});

test.each([
  ['personas/pm.md', /^seat: .*$/m, 'seet: x', 'pm.md: seat: '],
  ['personas/pm.md', /^seat: .*$/m, 'seat: "', 'pm.md: '],
  ['personas/pm.md', /^---$/m, '', 'pm.md: a persona starts with front matter'],
  ['knowledge/apps-and-bi.yaml', /checked: /, 'checkd: ', 'apps-and-bi.yaml: card '],
  ['knowledge/apps-and-bi.yaml', /checked: .*/, 'checked: "', 'apps-and-bi.yaml: '],
  ['banks/rubrics.yaml', /name: .*/, 'nam: x', 'rubrics.yaml: '],
  ['banks/technical.yaml', /panelist: .*/, 'panelst: x', 'technical.yaml: 0.panelist: '],
])('%s that is wrong stops the start and is named', (file, good, bad, said) => {
  const root = aLibrary();
  const path = join(root, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(good, bad));
  let thrown: unknown;
  try {
    new Library(root);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LibraryError);
  expect(String(thrown)).toContain(said);
});

test('a scenario file mangled by chance is taken whole or refused by name, never anything else', () => {
  const root = aLibrary();
  const path = join(root, 'scenarios', name);
  const text = readFileSync(path, 'utf8');
  const edit = fc.record({
    at: fc.noBias(fc.nat(text.length)),
    cut: fc.nat(20),
    put: fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('\n', ': ', '- ', '"', '&a', '*a', '!!', '{', '}', '\t', '|'),
    ),
  });
  const fates = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const mangled = edits.reduce((left, { at, cut, put }) => {
        return left.slice(0, at) + put + left.slice(at + cut);
      }, text);
      writeFileSync(path, mangled);
      try {
        expect(new Library(root).scenarios()).toHaveLength(1);
        fates.taken++;
      } catch (error) {
        expect(error).toBeInstanceOf(LibraryError);
        expect(String(error)).toContain(name);
        fates.refused++;
      }
    }),
    { seed: 20_261_122, numRuns: 25 },
  );
  expect(fates.taken).toBeGreaterThan(0);
  expect(fates.refused).toBeGreaterThan(0);
});

test('a prepared question asks one thing', () => {
  const library = new Library(projectRoot());
  const banks = Object.values(rounds).flatMap((round) => library.bank(round.id));
  const texts = [
    ...banks.flatMap(({ text, follow }) => [text, ...follow]),
    ...library.scenarios().flatMap(({ hidden }) => hidden.questions.map((q) => q.text)),
    ...Object.values(generalQuestions).flat(),
  ];
  const second =
    /[,;] and (?:by )?(?:what|who|whom|whose|how|where|why|when|which|did|does|do|is|are|was|were|would|could|should) /;
  expect(texts.filter((text) => second.test(text) || text.split('?').length > 2)).toEqual([]);
});
