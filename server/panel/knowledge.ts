import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LibraryError, parseYaml } from '../data-file.ts';
import { expand, parseClaim, parseExcuse, parsePart } from './builtin/pattern.ts';

/** The fact cards: what is so about a product, how people get it wrong, and where it says so. */

const sentence = z.string().trim().min(8).max(400);

const Card = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug: lower case, digits, single hyphens'),
  statement: sentence,
  verdict: z.enum(['wrong', 'simplified']),
  wrong: z.array(sentence).min(5).max(8),
  right: z.array(sentence).min(4).max(8),
  detect: z.strictObject({
    /** what the sentence, or the one before it, must be about; said or denied all the same */
    about: z.string().min(2).optional(),
    claims: z.array(z.string().min(2)).min(1),
    /** anything here makes the sentence a different one */
    unless: z.array(z.string().min(2)).optional(),
  }),
  why: sentence,
  ladder: z.tuple([sentence, sentence, sentence]),
  say: sentence,
  source: z.strictObject({
    title: z.string().min(3),
    url: z.url({ protocol: /^https$/ }),
    /** the day the card was last gone over */
    checked: z.iso.date(),
    /** what was read that day: the page itself, its words quoted elsewhere, or nothing yet */
    read: z.enum(['page', 'quoted', 'none']).default('page'),
  }),
  note: z.string().min(3).optional(),
});

const CardFile = z.strictObject({
  surface: z.string().min(2),
  title: z.string().min(2),
  cards: z.array(z.unknown()).min(1),
});
const ConceptFile = z.strictObject({ concepts: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.string().min(1)) });

export type FactCard = z.infer<typeof Card> & { surface: string; file: string };

/** Shared vocabulary for the `detect` rules of all cards. */
const CONCEPTS = 'concepts.yaml';

const complain: (where: string, error: z.ZodError) => never = (where, error) => {
  const lines = error.issues.map(
    (issue) => `${where}: ${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`,
  );
  throw new LibraryError(lines.join('\n'));
};

const read = (dir: string, file: string): unknown => parseYaml(file, readFileSync(join(dir, file), 'utf8'));

function concepts(dir: string, files: readonly string[]): ReadonlyMap<string, string> {
  if (!files.includes(CONCEPTS)) return new Map();
  const parsed = ConceptFile.safeParse(read(dir, CONCEPTS));
  return parsed.success ? new Map(Object.entries(parsed.data.concepts)) : complain(CONCEPTS, parsed.error);
}

/** Expands the shared concepts, and tries every rule once so that a slip is found at start and not in a session. */
function rules(where: string, detect: FactCard['detect'], shared: ReadonlyMap<string, string>): FactCard['detect'] {
  const each = (field: string, source: string, check: (text: string) => unknown): string => {
    try {
      const text = expand(source.replace(/\s+/g, ' '), shared);
      check(text);
      return text;
    } catch (error) {
      throw new LibraryError(`${where}: detect.${field}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    ...(detect.about === undefined ? {} : { about: each('about', detect.about, parsePart) }),
    claims: detect.claims.map((claim, i) => each(`claims.${i}`, claim, parseClaim)),
    ...(detect.unless === undefined
      ? {}
      : { unless: detect.unless.map((part, i) => each(`unless.${i}`, part, parseExcuse)) }),
  };
}

export function loadKnowledge(dir: string): FactCard[] {
  const files = readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const shared = concepts(dir, files);
  const cards: FactCard[] = [];
  const seen = new Map<string, string>();
  for (const file of files.filter((name) => name !== CONCEPTS)) {
    const parsed = CardFile.safeParse(read(dir, file));
    if (!parsed.success) return complain(file, parsed.error);
    for (const [i, raw] of parsed.data.cards.entries()) {
      const name = z.object({ id: z.string() }).safeParse(raw).data?.id ?? `#${i + 1}`;
      const where = `${file}: card ${name}`;
      const card = Card.safeParse(raw);
      if (!card.success) complain(where, card.error);
      const other = seen.get(card.data.id);
      if (other) throw new LibraryError(`${where}: id: already used in ${other}`);
      seen.set(card.data.id, file);
      cards.push({ ...card.data, detect: rules(where, card.data.detect, shared), surface: parsed.data.surface, file });
    }
  }
  return cards;
}
