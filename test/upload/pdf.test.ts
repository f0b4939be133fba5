import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../server/problems.ts';
import { textOfPdf } from '../../server/upload/pdf.ts';
import { aLockedPdf, aPdf, at, type PdfPage, stream } from './files.ts';

const read = (pages: readonly PdfPage[], options?: Parameters<typeof aPdf>[1]) =>
  textOfPdf(new Uint8Array(aPdf(pages, options)));

const refused = (bytes: Uint8Array) =>
  textOfPdf(new Uint8Array(bytes)).then(
    () => expect.fail('it was read'),
    ({ problem }: Refusal) => `${problem.code}: ${problem.message}`,
  );

/** Lines of body text from the top downwards. */
const lines = (top: number, ...texts: string[]) => texts.map((text, i) => at(72, top - 14 * i, 11, text)).join('\n');

describe('a PDF', () => {
  test('becomes paragraphs, with lines joined and words mended', async () => {
    const text = await read([
      {
        content: [
          at(72, 740, 24, 'Lineage for ML teams'),
          at(72, 700, 14, 'The user'),
          lines(
            676,
            'Feature engineers at banks cannot see who reads a table before they deploy-',
            'ment of a change. A cost-effective answer is a warning in the editor, a cost-',
            'effective one that needs no new service.',
          ),
          lines(610, 'The second paragraph stands apart.'),
        ].join('\n'),
      },
    ]);
    expect(text).toBe(
      [
        '# Lineage for ML teams',
        '## The user',
        'Feature engineers at banks cannot see who reads a table before they deployment of a change. A cost-effective answer is a warning in the editor, a cost-effective one that needs no new service.',
        'The second paragraph stands apart.',
      ].join('\n\n'),
    );
  });

  test('keeps lists as lists and tables as rows', async () => {
    const cells = [72, 250, 400];
    const row = (y: number, texts: string[]) => texts.map((text, i) => at(cells[i] ?? 0, y, 11, text)).join('\n');
    const text = await read([
      {
        content: [
          lines(740, 'What we do first and what we leave for later in the plan, by what it is worth to them:'),
          at(80, 726, 11, '•'),
          at(95, 726, 11, 'the warning, which goes on over the end of its line and then for a while'),
          at(95, 712, 11, 'on the next one'),
          at(80, 698, 11, '• the graph'),
          at(72, 670, 11, '1. Ask ten teams.'),
          at(72, 656, 11, '2. Ship to two.'),
          row(620, ['Metric', 'Now', 'Then']),
          row(606, ['Adoption', '5 %', '40 %']),
        ].join('\n'),
      },
    ]);
    expect(text).toBe(
      [
        'What we do first and what we leave for later in the plan, by what it is worth to them:',
        '- the warning, which goes on over the end of its line and then for a while on the next one\n- the graph\n1. Ask ten teams.\n2. Ship to two.',
        '| Metric | Now | Then |\n| --- | --- | --- |\n| Adoption | 5 % | 40 % |',
      ].join('\n\n'),
    );
  });

  test('knows a dash in a sentence from a bullet, and an indented line from one that goes on', async () => {
    const text = await read([
      {
        content: [
          lines(
            740,
            'Nobody can say who reads a table before it is changed, and so each of them asks in chat',
            '– which takes two days a week of the one person who knows the answers to most of it.',
          ),
          at(100, 712, 11, 'by team'),
          at(100, 698, 11, 'by table'),
          lines(684, 'Then we look again.'),
        ].join('\n'),
      },
    ]);
    expect(text).toBe(
      [
        'Nobody can say who reads a table before it is changed, and so each of them asks in chat – which takes two days a week of the one person who knows the answers to most of it.',
        'by team',
        'by table',
        'Then we look again.',
      ].join('\n\n'),
    );
  });

  test('loses its page numbers and running heads, and a sentence goes on over the page', async () => {
    const page = (n: number, ...texts: string[]) => ({
      content: [at(72, 770, 8, 'Take-home, Ada L.'), lines(700, ...texts), at(300, 30, 8, `Page ${n} of 3`)].join('\n'),
    });
    const text = await read([
      page(1, 'The market is worth 400 million dollars a year, and most of it is spent on teams that'),
      page(2, 'rebuild what they had. That is why we begin there.'),
      page(3, 'And it grows.'),
    ]);
    expect(text).toBe(
      'The market is worth 400 million dollars a year, and most of it is spent on teams that rebuild what they had. That is why we begin there.\n\nAnd it grows.',
    );
  });

  test('is read for its words alone: scripts, links, forms and attachments are left where they are', async () => {
    const text = await read(
      [
        {
          content: lines(700, 'Only this.'),
          more: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (http://localhost:1/link) >> >>] /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
        },
      ],
      {
        catalog:
          '/OpenAction << /S /JavaScript /JS (app.launchURL\\("http://localhost:1/"\\)) >> /Names << /JavaScript << /Names [(a) 4 0 R] >> /EmbeddedFiles << /Names [(b) 5 0 R] >> >>',
        objects: [
          '<< /S /JavaScript /JS (while\\(true\\){}) >>',
          `<< /Type /Filespec /F (b.exe) /EF << /F 6 0 R >> >>`,
          stream('MZ'),
        ],
      },
    );
    expect(text).toBe('Only this.');
  });

  test('with a password, without text, or cut off is refused, and it says what to do', async () => {
    expect(await refused(aLockedPdf())).toMatch(/^unsupported_type: .*password.*paste/);
    expect(await refused(aPdf([{ content: '0 0 612 792 re f' }]))).toMatch(/^unsupported_type: .*scanned.*paste/);
    const whole = aPdf([{ content: lines(700, 'One line.') }]);
    expect(await refused(whole.subarray(0, 300))).toMatch(/^unsupported_type: .*damaged/);
    expect(await refused(Buffer.from('%PDF-1.7 and nothing else'))).toMatch(/^unsupported_type: .*damaged/);
  });

  test('of more pages than anybody reads, or with more text than a case may have, is too large', async () => {
    const empty = Array.from({ length: 10_000 }, () => ({ content: '' }));
    expect(await refused(aPdf(empty))).toMatch(/^too_large: .*200 pages/);
    const line = lines(
      700,
      ...Array.from({ length: 50 }, () => 'This line has one hundred bytes of text in it. '.repeat(2)),
    );
    const long = Array.from({ length: 60 }, () => ({ content: line }));
    expect(await refused(aPdf(long))).toMatch(/^too_large: .*256 KiB/);
  });
});
