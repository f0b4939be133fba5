import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { axis, next, reading } from '../../protocol/challenge.ts';

// The labelled sets, as JSON Lines.

export const flaw = z.object({
  id: z.string(),
  surface: z.string(),
  text: z.string(),
  axis,
  flaw: z.string(),
  sentence: z.string(),
  expect: z.string(),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});
export const clean = z.object({ id: z.string(), surface: z.string(), text: z.string() });
export const thread = z.object({
  id: z.string(),
  axis,
  opening: z.string(),
  sentence: z.string(),
  replies: z.array(z.object({ text: z.string(), kind: reading })),
  expect: z.array(next),
});
export const wholeCase = z.object({
  id: z.string(),
  pair: z.string().optional(),
  title: z.string(),
  surface: z.string(),
  quality: z.string(),
  text: z.string(),
  flaws: z.array(z.object({ axis, sentence: z.string(), flaw: z.string() })),
});
export const manipulation = z.object({ id: z.string(), text: z.string(), expect: z.string() });

export type Flaw = z.infer<typeof flaw>;
export type Clean = z.infer<typeof clean>;
export type Thread = z.infer<typeof thread>;
export type WholeCase = z.infer<typeof wholeCase>;
export type Manipulation = z.infer<typeof manipulation>;

export interface Sets {
  flaws: Flaw[];
  clean: Clean[];
  threads: Thread[];
  cases: WholeCase[];
  manipulations: Manipulation[];
}

/** All sets of a folder; a file that is missing is an empty set. Throws with file and line where a row is wrong. */
export function readSets(folder: string): Sets {
  return {
    flaws: readRows(join(folder, 'flaws.jsonl'), flaw),
    clean: readRows(join(folder, 'clean.jsonl'), clean),
    threads: readRows(join(folder, 'threads.jsonl'), thread),
    cases: readRows(join(folder, 'cases.jsonl'), wholeCase),
    manipulations: readRows(join(folder, 'manipulations.jsonl'), manipulation),
  };
}

/** One file of anybody's: its rows are told apart by their shape. */
export function readFileOf(path: string): Sets {
  const sets: Sets = { flaws: [], clean: [], threads: [], cases: [], manipulations: [] };
  for (const [i, raw] of lines(path).entries()) {
    const row = JSON.parse(raw) as object;
    const where = `${path}:${i + 1}`;
    if ('opening' in row) sets.threads.push(take(thread, row, where));
    else if ('flaws' in row) sets.cases.push(take(wholeCase, row, where));
    else if ('sentence' in row) sets.flaws.push(take(flaw, row, where));
    else if ('expect' in row) sets.manipulations.push(take(manipulation, row, where));
    else sets.clean.push(take(clean, row, where));
  }
  return sets;
}

function readRows<T>(path: string, schema: z.ZodType<T>): T[] {
  if (!existsSync(path)) return [];
  return lines(path).map((raw, i) => take(schema, JSON.parse(raw), `${path}:${i + 1}`));
}

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim());

function take<T>(schema: z.ZodType<T>, row: unknown, where: string): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new Error(`${where}: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
}
