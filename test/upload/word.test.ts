import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../server/problems.ts';
import { textOfDocx } from '../../server/upload/docx.ts';
import { aDocx, aZip, MACROS, para, table } from './files.ts';

const refused = (bytes: Uint8Array) =>
  textOfDocx(bytes).then(
    () => expect.fail('it was read'),
    ({ problem }: Refusal) => `${problem.code}: ${problem.message}`,
  );

describe('a Word document', () => {
  test('becomes Markdown: title, headings, paragraphs, lists and tables', async () => {
    const text = await textOfDocx(
      aDocx(
        [
          para('Lineage for ML teams', { style: 'Title' }),
          para('The user', { style: 'Heading2' }),
          para('Feature engineers at banks &amp; insurers &lt;300 seats.'),
          para('They cannot see who reads a table.', { list: 1 }),
          para('Not even in the catalog.', { list: 1, deep: 1 }),
          para('They ask in chat.', { list: 1 }),
          para('First this.', { list: 2 }),
          para('Then that.', { list: 2 }),
          para('Success metrics', { bold: true }),
          table(['Metric', 'Target'], ['Adoption', '40 %']),
          para('A bold sentence, which is no heading.', { bold: true }),
        ].join(''),
      ),
    );
    expect(text).toBe(
      [
        '# Lineage for ML teams',
        '## The user',
        'Feature engineers at banks & insurers <300 seats.',
        '- They cannot see who reads a table.\n  - Not even in the catalog.\n- They ask in chat.\n1. First this.\n2. Then that.',
        '## Success metrics',
        '| Metric | Target |\n| --- | --- |\n| Adoption | 40 % |',
        'A bold sentence, which is no heading.',
      ].join('\n\n'),
    );
  });

  test('is read without what was deleted, and an empty heading marks nothing', async () => {
    const body = `${para('', { style: 'Heading1' })}<w:p><w:r><w:t>We cut </w:t></w:r><w:del><w:r><w:delText>half </w:delText></w:r></w:del><w:ins><w:r><w:t>a third.</w:t></w:r></w:ins></w:p>`;
    expect(await textOfDocx(aDocx(body))).toBe('We cut a third.');
  });

  test('with macros, without text or with a password is refused, and it says what to do', async () => {
    const vba = { name: 'word/vbaProject.bin', body: 'Sub AutoOpen()' };
    expect(await refused(aDocx(para('x'), { parts: [vba] }))).toMatch(/^unsupported_type: .*without macros/);
    expect(await refused(aDocx(para('x'), { main: MACROS }))).toMatch(/^unsupported_type: .*without macros/);
    expect(await refused(aDocx(''))).toMatch(/^unsupported_type: .*no text.*paste/);
    const locked = aZip([{ name: '[Content_Types].xml', body: 'x', flags: 1 }]);
    expect(await refused(locked)).toMatch(/^unsupported_type: .*without a password/);
  });

  test('that is another kind of zip is not a Word document', async () => {
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
    expect(await refused(aDocx(para('x'), { main: sheet }))).toMatch(/^unsupported_type: .*no Word document/);
    expect(await refused(aZip([{ name: 'a.txt', body: 'x' }]))).toMatch(/^unsupported_type: .*no Word document/);
  });

  test('that is cut off or made up is damaged, wherever it was cut', async () => {
    const whole = aDocx(para('x'));
    for (let end = 0; end < whole.length; end += 37) {
      expect(await refused(whole.subarray(0, end))).toMatch(/^unsupported_type: .*damaged/);
    }
    const mangled = Buffer.from(whole);
    mangled.fill(0xff, whole.length - 12, whole.length - 2);
    expect(await refused(mangled)).toMatch(/^(unsupported_type: .*damaged|too_large: .*parts)/);
    expect(await refused(aDocx('<w:p>'))).toMatch(/^unsupported_type: .*damaged/);
  });

  test('that unpacks to too much is refused before it is unpacked, and one that lies about it while it is', async () => {
    const much = '<w:p/>'.repeat(9_000_000);
    expect(await refused(aDocx(much))).toMatch(/^too_large: .*50 MiB/);
    expect(await refused(aDocx(much, { claims: 1_000 }))).toMatch(/^unsupported_type: .*damaged/);
  });

  test('reaches nothing outside itself', async () => {
    const rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
    const entity = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>a&e;b</w:t></w:r></w:p></w:body></w:document>`;
    const parts = [
      { name: 'word/document.xml', body: entity },
      { name: 'word/_rels/document.xml.rels', body: rels },
    ];
    const read = await textOfDocx(aDocx('', { parts })).catch(({ problem }: Refusal) => problem.code);
    expect(read).toBe('unsupported_type');
  });
});
