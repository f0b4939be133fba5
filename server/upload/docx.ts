import mammoth from 'mammoth';
import { Refusal } from '../problems.ts';
import { markdownOf } from './html.ts';
import { withMacros } from './kind.ts';
import { damaged, tooMuchWork, UNPACKED_BYTES, unreadable } from './limits.ts';
import { pack, partsOf, unpack } from './zip.ts';

/** The text of a Word document as Markdown. Only its text parts are unpacked; pictures, objects and links are left out. */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const buffer = textParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const { value } = await mammoth
    .convertToHtml(
      { buffer },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    .catch(() => {
      throw damaged('document');
    });
  const text = markdownOf(value);
  if (text === '') throw unreadable('the document has no text in it (only pictures?): export it as text, or paste it');
  return text;
}

/** The document with its text parts alone, each checked, so that the library never meets a zip it should not unpack. */
function textParts(zip: Buffer): Buffer {
  try {
    const parts = partsOf(zip);
    if (parts.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) throw withMacros();
    const texts = parts.filter(({ name }) => /\.(xml|rels)$/i.test(name));
    const size = texts.reduce((sum, part) => sum + part.size, 0);
    if (size > UNPACKED_BYTES)
      throw tooMuchWork(`the document unpacks to more than ${UNPACKED_BYTES / 1024 / 1024} MiB`);
    const types = texts.find(({ name }) => name === '[Content_Types].xml');
    const declared = types ? unpack(zip, types).toString('utf8') : '';
    if (/macroEnabled/i.test(declared)) throw withMacros();
    if (!declared.includes('wordprocessingml.document.main+xml')) {
      throw unreadable('the file is called .docx but holds no Word document: export it as .docx, or paste the text');
    }
    return pack(new Map(texts.map((part) => [part.name, unpack(zip, part)])));
  } catch (error) {
    // What is left are reads past the end of a zip that was cut off or made up.
    throw error instanceof Refusal ? error : damaged('document');
  }
}
