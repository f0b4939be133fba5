import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { axis } from '../../protocol/challenge.ts';
import { roundId } from '../../protocol/loop.ts';
import { LibraryError, parseYaml } from '../data-file.ts';

// A persona is one Markdown file: front matter for code, body for the voice.

const lines = z.array(z.string().min(1)).min(1);

/** Lines that stand before a question: one that asked something itself would ask two things at once. */
const BEFORE_A_QUESTION = [
  'ask',
  'challenge',
  'probe',
  'interject',
  'takeOver',
  'press',
  'narrow',
  'explain',
  'again',
  'heard',
  'show',
];

const movesToLines = z.record(z.string(), lines).superRefine((moves, context) => {
  for (const move of BEFORE_A_QUESTION)
    for (const [i, line] of (moves[move] ?? []).entries())
      if (line.includes('?'))
        context.addIssue({
          code: 'custom',
          path: [move, i],
          message: 'stands before a question, so it may not ask one',
        });
});

const persona = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  seat: z.string().min(1),
  remit: z.array(axis),
  rounds: z.array(roundId).min(1),
  /** Short spoken lines by move, for the engine that needs no model. */
  lines: movesToLines,
  /** Question bodies by axis: first asked, pressed, narrowed. */
  challenges: z.partialRecord(axis, lines).default({}),
  presses: z.partialRecord(axis, lines).default({}),
  narrows: z.partialRecord(axis, lines).default({}),
  answers: z.array(z.object({ about: lines, text: z.string().min(1) })).default([]),
  voice: z.string().min(1),
});
export type Persona = z.infer<typeof persona>;

/** All personas of a folder, by file name. Throws with the file's name and every field that is wrong. */
export function loadPersonas(dir: string): Persona[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => parsePersona(readFileSync(join(dir, file), 'utf8'), file));
}

export function parsePersona(text: string, file: string): Persona {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (!parts) throw new LibraryError(`${file}: a persona starts with front matter between two lines of ---`);
  const read = persona.safeParse({ ...(parseYaml(file, parts[1] ?? '') as object), voice: (parts[2] ?? '').trim() });
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}`);
  throw new LibraryError(`${file}: ${wrong.join('; ')}`);
}
