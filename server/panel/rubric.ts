import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { axis } from '../../protocol/challenge.ts';
import { roundId } from '../../protocol/loop.ts';
import { LibraryError, parseYaml } from '../data-file.ts';

// What each round is scored on, as data.

const line = z.string().trim().min(8).max(600);
const bar = z.number().int().min(1).max(5);

const criterion = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug: lower case, digits, single hyphens'),
  name: z.string().trim().min(3).max(80),
  /** The score that meets the bar, by level. */
  bar: z.strictObject({ L4: bar, L5: bar, L6: bar }),
  axis: axis.optional(),
  /** Below 2 here ends the loop in a real run. */
  eliminates: z.boolean(),
  strong: line,
  weak: line,
  /** How the builtin engine reads it, where that is not plain from the id and the axis. */
  reads: z.string().min(1).optional(),
});
export type Criterion = z.infer<typeof criterion>;

const rubrics = z.partialRecord(roundId, z.array(criterion).min(1));
export type Rubrics = z.infer<typeof rubrics>;

/** Reads and checks the rubrics. Throws with the file's name and every field that is wrong. */
export function loadRubrics(file: string): Rubrics {
  return parseRubrics(parseYaml(file, readFileSync(file, 'utf8')), file);
}

export function parseRubrics(raw: unknown, file: string): Rubrics {
  const read = rubrics.safeParse(raw);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${named(raw, issue.path) || 'file'}: ${issue.message}`);
    throw new LibraryError(wrong.map((each) => `${file}: ${each}`).join('\n'));
  }
  const seen = new Set<string>();
  for (const [round, criteria] of Object.entries(read.data)) {
    for (const { id } of criteria) {
      if (seen.has(id)) throw new LibraryError(`${file}: ${round}.${id}: the id is used twice`);
      seen.add(id);
    }
  }
  return read.data;
}

/** `take-home.th-metrics.bar.L5` rather than `take-home.4.bar.L5`. */
function named(raw: unknown, path: readonly PropertyKey[]): string {
  let at = raw;
  return path
    .map((key) => {
      at = at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined;
      const id = typeof key === 'number' && at !== null && typeof at === 'object' ? Reflect.get(at, 'id') : undefined;
      return typeof id === 'string' ? id : String(key);
    })
    .join('.');
}
