import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../client/library/check.ts';
import { blank, draftOf, idFrom } from '../../client/library/draft.ts';
import { fileOf, readFile } from '../../client/library/file.ts';
import { anything, found, narrowed } from '../../client/library/filter.ts';
import { scenario as schema } from '../../protocol/scenario.ts';

const folder = join(import.meta.dirname, '../../scenarios');
const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const scenarios = files.map((text) => schema.parse(parse(text)));
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe('the library', () => {
  test('is narrowed by surface, axis, level, track, length and words, all at once', () => {
    expect(found(scenarios, anything)).toHaveLength(scenarios.length);
    expect(ids(found(scenarios, { ...anything, surface: 'spark' }))).toEqual(['unpredictable-job-cost']);
    const metrics = found(scenarios, { ...anything, axis: 'metrics' });
    expect(ids(metrics)).toContain('mlflow-evaluation');
    expect(metrics.length).toBeLessThan(scenarios.length);
    expect(found(scenarios, { ...anything, level: 'L4' }).every(({ levels }) => levels.includes('L4'))).toBe(true);
    expect(ids(found(scenarios, { ...anything, axis: 'metrics', track: 'ai-pm', words: 'judge' }))).toEqual([
      'mlflow-evaluation',
    ]);
    expect(found(scenarios, { ...anything, length: 'short' })).toEqual([]);
    expect(found(scenarios, { ...anything, words: 'no scenario says xyzzy' })).toEqual([]);
    expect(narrowed({ ...anything, axis: 'user', words: 'x' })).toBe(1);
  });

  test('says for each scenario that ships what it tries most', () => {
    expect(scenarios.filter(({ focus }) => !focus?.length)).toEqual([]);
  });
});

describe('a scenario’s file', () => {
  test.each(scenarios.map((each) => [each.id, each] as const))(
    '%s is the same after it is saved and taken again',
    (_, each) => {
      const read = readFile(fileOf(each));
      expect('draft' in read && check(read.draft)).toEqual({ is: 'right', scenario: each });
    },
  );

  test('reads as those that ship do', () => {
    const [each] = scenarios;
    const lines = each ? fileOf(each).split('\n') : [];
    expect(lines).toContain(`id: ${each?.id}`);
    expect(lines.some((line) => /^track: \[ .* \]$/.test(line))).toBe(true);
    expect(lines.some((line) => /^brief: \|/.test(line))).toBe(true);
    expect(lines.some((line) => /^ {4}- \{ panelist: pm/.test(line))).toBe(true);
  });

  test('that is broken is answered with the line and what to do, or shown in the form with what is wrong', () => {
    expect(readFile('id: [a')).toEqual({ problem: expect.stringMatching(/^line \d+: .*take the file again/) });
    expect(readFile('just words')).toEqual({ problem: expect.stringContaining('should begin with fields') });
    const half = readFile('id: Bad Id\ntitle: 7\ntrack: [pm, chef]\nhidden: [1]\n');
    const checked = 'draft' in half ? check(half.draft) : null;
    expect(checked?.is === 'wrong' && Object.keys(checked.problems).sort()).toEqual(
      [
        'brief',
        'id',
        'sample.case',
        'sample.quality',
        'sample.title',
        'segment',
        'summary',
        'surface',
        'title',
        'minutes',
        'track.1',
      ].sort(),
    );
  });

  test('whatever is done to it, it is read or refused in words, and never breaks the page', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      put: fc.string({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        const mangled = edits.reduce((left, { at, cut, put }) => {
          const from = Math.floor(at * left.length);
          return left.slice(0, from) + put + left.slice(from + cut);
        }, text);
        const read = readFile(mangled);
        if ('problem' in read) {
          expect(read.problem).not.toBe('');
          return;
        }
        const checked = check(read.draft);
        if (checked.is === 'right') expect(readFile(fileOf(checked.scenario))).toHaveProperty('draft');
        else for (const what of Object.values(checked.problems)) expect(what).toMatch(/^[A-Z].*[.]$/);
      }),
      { seed: 20_261_122, numRuns: 150 },
    );
  });
});

describe('the form', () => {
  test('names every field of a blank scenario that needs something, in words', () => {
    const checked = check(blank);
    expect(checked.is === 'wrong' && checked.problems).toMatchObject({
      title: 'Write something here.',
      id: expect.stringContaining('lower-case words joined by hyphens'),
      'sample.case': 'Write something here.',
    });
  });

  test('leaves out what is empty and need not be there', () => {
    const [each] = scenarios;
    if (!each) throw new Error('no scenario ships');
    const draft = draftOf(each);
    const checked = check({
      ...draft,
      focus: [],
      hidden: { ...draft.hidden, soft: { ...draft.hidden.soft, user: ' ' } },
    });
    expect(checked.is === 'right' && [checked.scenario.focus, checked.scenario.hidden.soft.user]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('suggests an id that is one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120, unit: 'binary' }), (title) => {
        const id = idFrom(title);
        if (id) expect(schema.shape.id.safeParse(id).success).toBe(true);
      }),
      { seed: 20_261_122, numRuns: 300 },
    );
    expect(idFrom('Cost of a query, café')).toBe('cost-of-a-query-cafe');
  });
});
