import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../server/root.ts';
import type { Measure } from './table.ts';

// The script that a browser loads before the first page stands: what index.html names, and what that imports at once.

const TARGET_KB = 200;

export function measurePage(): Measure {
  const pages = join(projectRoot(), 'dist', 'client');
  const measure = 'script of the first page, gzipped';
  const target = `${TARGET_KB} KB`;
  if (!existsSync(join(pages, 'index.html'))) {
    return {
      measure,
      value: 'NOT RUN: dist/client is missing, build the pages first',
      floor: '',
      target,
      met: false,
      detail: {},
    };
  }
  const html = readFileSync(join(pages, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="(\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const script = readFileSync(join(pages, file), 'utf8');
    // Static imports only: `import(…)` waits until it is wanted.
    for (const match of script.matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.js)"/g))
      visit(join(dirname(file), match[1] ?? ''));
  };
  for (const file of named) visit(file);
  const kb =
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(pages, file)), { level: 9 }).length, 0) / 1_024;
  return {
    measure,
    value: `${kb.toFixed(0)} KB in ${files.size} files`,
    floor: '',
    target,
    met: files.size > 0 && kb <= TARGET_KB,
    detail: { kb, files: files.size },
  };
}
