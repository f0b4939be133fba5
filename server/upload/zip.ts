import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, tooMuchWork, unreadable, ZIP_PARTS } from './limits.ts';

// The little of the zip format that a docx needs: the directory is read and judged before anything is unpacked, and nothing
// unpacks to more than it declares.

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** The end record, with the longest comment that may follow it. */
const END_BYTES = 22;
const COMMENT_BYTES = 0xffff;

export interface Part {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/** What the zip's directory lists. */
export function partsOf(zip: Buffer): Part[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > ZIP_PARTS) throw tooMuchWork(`the document has more than ${ZIP_PARTS} parts`);
  const parts: Part[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged('document');
    if (zip.readUInt16LE(at + 8) & ENCRYPTED) {
      throw unreadable('the document is encrypted: save it without a password, or paste the text');
    }
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    parts.push({
      name: zip.toString('utf8', at + 46, nameEnd),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_BYTES - COMMENT_BYTES);
  for (let at = zip.length - END_BYTES; at >= first; at--) if (zip.readUInt32LE(at) === DIRECTORY_END) return at;
  throw damaged('document');
}

/** A part's bytes. One that holds more or less than it declares is refused. */
export function unpack(zip: Buffer, part: Part): Buffer {
  if (part.offset + 30 > zip.length || zip.readUInt32LE(part.offset) !== LOCAL_HEADER) throw damaged('document');
  const start = part.offset + 30 + zip.readUInt16LE(part.offset + 26) + zip.readUInt16LE(part.offset + 28);
  const packed = zip.subarray(start, start + part.packed);
  const bytes = part.method === STORED ? packed : inflated(packed, part);
  if (bytes.length !== part.size) throw damaged('document');
  return bytes;
}

function inflated(packed: Buffer, part: Part): Buffer {
  if (part.method !== DEFLATED) throw damaged('document');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, part.size) });
  } catch {
    throw damaged('document');
  }
}

/** A zip of these parts, not compressed. */
export function pack(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of parts) {
    const label = Buffer.from(name);
    // The fields that both headers have, from the version needed to the length of the name.
    const shared = Buffer.alloc(24);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([uint32(LOCAL_HEADER), shared, Buffer.alloc(2), label, bytes]);
    files.push(local);
    directory.push(
      Buffer.concat([uint32(DIRECTORY_ENTRY), Buffer.from([20, 0]), shared, Buffer.alloc(12), uint32(offset), label]),
    );
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
