import { parse } from 'yaml';

/** A file that ships with the house is not as it should be: the file, the field, and what is wrong there. */
export class LibraryError extends Error {}

export function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20, logLevel: 'error' });
  } catch (error) {
    // The first line says what and where; those after it show the place.
    throw new LibraryError(`${file}: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`);
  }
}
