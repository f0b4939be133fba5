import { unreadable } from './limits.ts';

/** The text of a `.md` or `.txt` file: UTF-8, or UTF-16 that says so by its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw unreadable('the file is not UTF-8 text: save it with the encoding UTF-8, or paste the text');
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
