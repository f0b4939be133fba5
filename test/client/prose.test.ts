import { expect, test } from 'vitest';
import { blocksOf } from '../../client/prose/blocks.ts';
import { inlineOf } from '../../client/prose/inline.ts';
import { sectionsOf } from '../../client/reading/sections.ts';

test('the blocks of a case', () => {
  const text =
    '# Title\n\nA *plain*\nparagraph.\n\n- one\n  - deep\n- two\n\n1. first\n2. second\n\n> said\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---';
  expect(blocksOf(text).map(({ is }) => is)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'quote',
    'code',
    'table',
    'rule',
  ]);
  const list = blocksOf('- one\n  - deep\n- two')[0];
  expect(list?.is === 'list' && list.items.length).toBe(2);
  expect(list?.is === 'list' && list.items[0]?.[1]).toMatchObject({ is: 'list' });
});

test('a tag is text like any other', () => {
  expect(blocksOf('<script>alert(1)</script>')).toEqual([{ is: 'paragraph', text: '<script>alert(1)</script>' }]);
  expect(inlineOf('<b onclick=x>hi</b>')).toEqual([{ is: 'text', text: '<b onclick=x>hi</b>' }]);
});

test('marks inside a line', () => {
  expect(inlineOf('a **b *c*** `d`').map(({ is }) => is)).toContain('strong');
  expect(inlineOf('snake_case_name and 2 * 3 * 4')).toEqual([{ is: 'text', text: 'snake_case_name and 2 * 3 * 4' }]);
  expect(inlineOf('[docs](javascript:alert(1))')[0]).toMatchObject({ is: 'link', to: 'javascript:alert(1' });
  expect(inlineOf('\\*not\\*')).toEqual([{ is: 'text', text: '*not*' }]);
});

test.each([
  '['.repeat(100_000),
  '*a '.repeat(60_000),
  '`'.repeat(99_999),
  '> '.repeat(50_000),
  `# ${' '.repeat(100_000)}x`,
  '- '.repeat(50_000),
  '|'.repeat(50_000),
])('hostile Markdown takes no time (%#)', (text) => {
  const from = performance.now();
  for (const block of blocksOf(`${text}\n${text.slice(0, 10)}`)) if ('text' in block) inlineOf(block.text);
  expect(performance.now() - from).toBeLessThan(1_500);
});

test('a case is cut at its headings, word for word', () => {
  const text = 'Before.\n\n# One\n\nA.\n\n## Two\n\nB.\n\n### Deep\n\nC.';
  const sections = sectionsOf(text);
  expect(sections.map(({ title }) => title)).toEqual([null, 'One', 'Two']);
  for (const section of sections) expect(text).toContain(section.text);
  expect(sections.at(-1)?.text).toContain('### Deep');
});

test('a case without headings is cut into pieces one can say', () => {
  const paragraph = `${'word '.repeat(100).trim()}.`;
  const sections = sectionsOf(Array.from({ length: 6 }, () => paragraph).join('\n\n'));
  expect(sections.length).toBeGreaterThan(1);
  expect(sections.every(({ text }) => text.length < 1_800)).toBe(true);
});
