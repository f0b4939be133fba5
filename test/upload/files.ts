import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

// Files as candidates have them, and as nobody should: made by hand, so that each test shows what is in its file.

interface ZipPart {
  name: string;
  body: string | Buffer;
  stored?: boolean;
  /** The unpacked size that the headers claim. */
  claims?: number;
  flags?: number;
}

export function aZip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, stored, claims, flags } of parts) {
    const plain = Buffer.from(body);
    const packed = stored ? plain : deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags ?? 0, 2);
    shared.writeUInt16LE(stored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claims ?? plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed]);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, entry.subarray(2), Buffer.from(name)]),
    );
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

const rels = (...targets: [type: string, target: string][]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const styles = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
  ['Title', 'Title'],
  ['Heading1', 'heading 1'],
  ['Heading2', 'heading 2'],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('')}</w:styles>`;

const level = (n: number, format: string) => `<w:lvl w:ilvl="${n}"><w:numFmt w:val="${format}"/></w:lvl>`;
const numbering = `<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;

export interface DocxOptions {
  main?: string;
  parts?: readonly ZipPart[];
  claims?: number;
}

/** A Word document with this body of WordprocessingML. */
export const aDocx = (
  body: string,
  { main = `${WORD}.document.main+xml`, parts = [], claims }: DocxOptions = {},
): Buffer =>
  aZip([
    { name: '[Content_Types].xml', body: contentTypes(main) },
    { name: '_rels/.rels', body: rels(['officeDocument', 'word/document.xml']), stored: true },
    { name: 'word/_rels/document.xml.rels', body: rels(['styles', 'styles.xml'], ['numbering', 'numbering.xml']) },
    { name: 'word/styles.xml', body: styles },
    { name: 'word/numbering.xml', body: numbering },
    {
      name: 'word/document.xml',
      body: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ...(claims === undefined ? {} : { claims }),
    },
    ...parts,
  ]);

export const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';

/** A paragraph of a Word document. */
export const para = (
  text: string,
  { style, list, deep = 0, bold }: { style?: string; list?: 1 | 2; deep?: number; bold?: boolean } = {},
) =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${list ? `<w:numPr><w:ilvl w:val="${deep}"/><w:numId w:val="${list}"/></w:numPr>` : ''}</w:pPr><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${para(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export interface PdfPage {
  /** What is drawn: `at(72, 700, 11, 'words')` and the like. */
  content: string | Buffer;
  /** Entries for the page's resources. */
  resources?: string;
  /** More fonts, beside F1. */
  fonts?: string;
  /** More entries of the page itself. */
  more?: string;
}

/** Words at a place: points from the left and from the foot, and their size. */
export const at = (x: number, y: number, size: number, text: string) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('•', '\\225')
    .replaceAll('–', '\\226')}) Tj ET`;

interface PdfOptions {
  /** More objects, as `'<< … >>'`, numbered from 4. */
  objects?: (string | Buffer)[];
  catalog?: string;
  trailer?: string;
  /** What the page tree claims to hold. */
  count?: number;
}

/** A PDF; object 1 is the catalog, 2 the pages, 3 the font. */
export function aPdf(
  pages: readonly PdfPage[],
  { objects = [], catalog = '', trailer = '', count }: PdfOptions = {},
): Buffer {
  const all: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...objects,
  ];
  const kids: number[] = [];
  for (const { content, resources = '', fonts = '', more = '' } of pages) {
    all.push(stream(content));
    all.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R ${fonts} >> ${resources} >> /Contents ${all.length} 0 R ${more} >>`,
    );
    kids.push(all.length);
  }
  all[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${count ?? kids.length} >>`;
  const out: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = out[0]?.length ?? 0;
  const put = (bytes: Buffer) => {
    out.push(bytes);
    length += bytes.length;
  };
  all.forEach((object, i) => {
    offsets.push(length);
    put(
      Buffer.concat([
        Buffer.from(`${i + 1} 0 obj\n`),
        Buffer.from(object as string, 'latin1'),
        Buffer.from('\nendobj\n'),
      ]),
    );
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  put(
    Buffer.from(
      `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(out);
}

export const stream = (content: string | Buffer, entries = ''): Buffer => {
  const bytes = Buffer.from(content as string, 'latin1');
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
};

/** A PDF whose drawing takes for ever: ten forms, each of which draws ten others, and so on downwards. */
export function aSpinningPdf(): Buffer {
  const depth = 14;
  const forms = (level: number) =>
    `/XObject << ${Array.from({ length: 10 }, (_, i) => `/X${i} ${4 + level * 10 + i} 0 R`).join(' ')} >>`;
  const all = Array.from({ length: 10 }, (_, i) => `/X${i} Do`).join(' ');
  const objects = Array.from({ length: depth * 10 }, (_, i) => {
    const level = Math.floor(i / 10) + 1;
    const resources = level < depth ? `/Resources << ${forms(level)} >>` : '';
    return stream(level < depth ? all : 'q Q', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${resources}`);
  });
  return aPdf([{ content: all, resources: forms(0) }], { objects });
}

/** A small PDF with a font in it that unpacks to so many MiB, in buffers that no heap limit counts. */
export function aSwellingPdf(mib: number): Buffer {
  // Pairs that each stand for 128 blanks, after the four bytes that make it look like a font.
  const pairs = Buffer.alloc((mib * 1024 * 1024) / 64, '\u0081 ', 'latin1');
  const font = deflateSync(Buffer.concat([Buffer.from([3, 1, 0, 4, 1]), pairs]));
  return aPdf([{ content: 'BT /F2 9 Tf (a) Tj ET', fonts: '/F2 4 0 R' }], {
    objects: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Own /FontDescriptor 5 0 R /FirstChar 97 /LastChar 97 /Widths [500] >>',
      '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontFile3 6 0 R >>',
      stream(font, '/Subtype /Type1C /Filter [/FlateDecode /RunLengthDecode]'),
    ],
  });
}

/** A PDF that asks for a password. */
export const aLockedPdf = (): Buffer =>
  aPdf([{ content: at(72, 700, 11, 'secret') }], {
    objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`],
    trailer: `/Encrypt 4 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`,
  });
