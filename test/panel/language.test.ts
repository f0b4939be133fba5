import { describe, expect, test } from 'vitest';
import { analyse } from '../../server/panel/builtin/language.ts';

const numbers = (text: string) =>
  analyse(text).sentences.flatMap((sentence) =>
    sentence.numbers.map(({ kind, text: written, value, to, unit }) => ({ kind, text: written, value, to, unit })),
  );
const denied = (text: string): string[] =>
  analyse(text).sentences.flatMap(({ tokens }) => tokens.filter(({ negated }) => negated).map(({ lower }) => lower));

const MARKDOWN = `# Case: audit without tickets

**User.** The admin doesn't keep $40K of files (e.g. forever). It isn’t *free*,
and \`VACUUM\` runs at night; see [the docs](https://example.com/a.b).

- First bullet without a stop
- Second one. It has two sentences
  and goes on here
1. A numbered item

> A quote of a customer.

| Option | ARR |
|---|---:|
| A | $4.2M |

A short title
Another sentence, with real-time and multi-table in it.`;

describe('sentences', () => {
  const { sentences } = analyse(MARKDOWN);
  test('are the very characters of the text', () => {
    for (const sentence of sentences) {
      expect(MARKDOWN.slice(sentence.start, sentence.end)).toBe(sentence.text);
      for (const token of sentence.tokens) expect(MARKDOWN.slice(token.start, token.end)).toBe(token.text);
      for (const number of sentence.numbers) expect(MARKDOWN.slice(number.start, number.end)).toBe(number.text);
    }
  });
  test('are numbered, and a heading, a bullet and a table row stand alone', () => {
    expect(sentences.map(({ index }) => index)).toEqual(sentences.map((_, i) => i));
    expect(sentences.map(({ kind, text }) => `${kind}: ${text.replace(/\s+/g, ' ')}`)).toEqual([
      'heading: Case: audit without tickets',
      'prose: User.',
      "prose: The admin doesn't keep $40K of files (e.g. forever).",
      'prose: It isn’t *free*, and `VACUUM` runs at night; see [the docs](https://example.com/a.b).'.replace(
        /\].*/,
        sentences[3]?.text.replace(/\s+/g, ' ').replace(/^.*docs/, '') ?? '',
      ),
      'bullet: First bullet without a stop',
      'bullet: Second one.',
      'bullet: It has two sentences and goes on here',
      'bullet: A numbered item',
      'prose: A quote of a customer.',
      'row: Option | ARR',
      'row: A | $4.2M',
      'prose: A short title',
      'prose: Another sentence, with real-time and multi-table in it.',
    ]);
  });
  test('a name with dots is not the end of one', () => {
    expect(analyse('We read system.billing.usage and catalog.schema.table daily.').sentences).toHaveLength(1);
  });
  test('hyphenated words are two, read-only is one', () => {
    expect(analyse('A multi-table, read-only share.').sentences[0]?.tokens.map(({ lower }) => lower)).toEqual([
      'a',
      'multi',
      'table',
      ',',
      'read-only',
      'share',
      '.',
    ]);
  });
  test('nothing comes of nothing', () => {
    for (const text of ['', ' \n\n ', '---', '```\n```', '***']) expect(analyse(text).sentences).toEqual([]);
  });
});

describe('numbers', () => {
  test.each([
    ['We pay $40K.', { kind: 'money', text: '$40K', value: 40_000, unit: '$' }],
    ['ARR of $1.2M/yr', { kind: 'money', text: '$1.2M', value: 1_200_000, unit: '$' }],
    ['between $2-3M', { kind: 'money', text: '$2-3M', value: 2_000_000, to: 3_000_000, unit: '$' }],
    ['about 30% of them', { kind: 'percent', text: '30%', value: 30, unit: '%' }],
    ['about 30 percent of them', { kind: 'percent', text: '30 percent', value: 30, unit: '%' }],
    ['takes 2-3 weeks now', { kind: 'duration', text: '2-3 weeks', value: 2, to: 3, unit: 'week' }],
    ['after 60 days it', { kind: 'duration', text: '60 days', value: 60, unit: 'day' }],
    ['after seven days it', { kind: 'duration', text: 'seven days', value: 7, unit: 'day' }],
    ['a 90-day window', { kind: 'duration', text: '90-day', value: 90, unit: 'day' }],
    ['latency of 250 ms', { kind: 'duration', text: '250 ms', value: 250, unit: 'millisecond' }],
    ['at p95 it', { kind: 'percentile', text: 'p95', value: 95 }],
    ['by Q3 we', { kind: 'date', text: 'Q3', unit: 'quarter' }],
    ['since August 2022 it', { kind: 'date', text: 'August 2022', value: 2022, unit: 'month' }],
    ['since 2022 it', { kind: 'date', text: '2022', value: 2022, unit: 'year' }],
    ['is 3x faster', { kind: 'multiple', text: '3x', value: 3 }],
    ['has 10 TB there', { kind: 'size', text: '10 TB', value: 10, unit: 'TB' }],
    ['asked 400 customers', { kind: 'cardinal', text: '400', value: 400, unit: 'customer' }],
    ['burns 5,000 DBUs', { kind: 'cardinal', text: '5,000', value: 5000 }],
  ])('%s', (text, expected) => {
    expect(numbers(text)[0]).toMatchObject(expected);
  });
  test('each stands once, in order', () => {
    expect(numbers('12 of 15 admins lose 6 hours, 31% in Q3.').map(({ text }) => text)).toEqual([
      '12',
      '15',
      '6 hours',
      '31%',
      'Q3',
    ]);
  });
});

describe('negation', () => {
  test.each([
    ['It does not keep files.', ['keep', 'files']],
    ["It doesn't keep files, it drops them.", ['keep', 'files']],
    ['It never deletes data but keeps the log.', ['deletes', 'data']],
    ['It does not delete files and keeps the log.', ['delete', 'files']],
    ['Not only Spark reads it.', []],
    ['It runs without a shuffle.', ['a', 'shuffle']],
    ['It no longer works.', ['works']],
    ['There is no reason not to wait.', ['reason', 'not']],
    ['No matter how old, it stays.', []],
    ['NOT NULL is enforced.', []],
  ])('%s', (text, expected) => {
    expect(denied(text)).toEqual(expected);
  });
});
