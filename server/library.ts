import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Question } from '../interview/agenda.ts';
import { rounds } from '../interview/rounds.ts';
import type { State } from '../interview/state.ts';
import type { Panelist, RoundId } from '../protocol/loop.ts';
import { type Scenario, scenario as scenarioSchema } from '../protocol/scenario.ts';
import { LibraryError, parseYaml } from './data-file.ts';
import { type FactCard, loadKnowledge } from './panel/knowledge.ts';
import { loadPersonas, type Persona } from './panel/persona.ts';
import { loadRubrics, type Rubrics } from './panel/rubric.ts';
import { seeded, shuffled } from './panel/seeded.ts';

// What ships with the house as data: scenarios, personas, question banks, fact cards, rubrics. No code in any of them.

const opener = z.object({
  id: z.string(),
  panelist: z.string(),
  axis: z.string(),
  text: z.string().min(1),
  strong: z.string(),
  weak: z.string(),
  follow: z.array(z.string().min(1)),
});
export type Opener = z.infer<typeof opener>;

export class Library {
  readonly personas: readonly Persona[];
  readonly knowledge: readonly FactCard[];
  readonly rubrics: Rubrics;
  readonly #banks: ReadonlyMap<RoundId, readonly Opener[]>;
  readonly #shipped: ReadonlyMap<string, Scenario>;
  /** Written by the operator; `null` hides one that ships. */
  #written: ReadonlyMap<string, Scenario | null> = new Map();
  readonly #questions = new WeakMap<object, { scenario: Scenario; round: RoundId; questions: readonly Question[] }>();

  /** Reads everything below `root`, the folder with `scenarios/`, `personas/`, `banks/` and `knowledge/`. */
  constructor(root: string) {
    this.personas = loadPersonas(join(root, 'personas'));
    this.knowledge = loadKnowledge(join(root, 'knowledge'));
    this.rubrics = loadRubrics(join(root, 'banks', 'rubrics.yaml'));
    this.#shipped = new Map(
      readAll(join(root, 'scenarios'), scenarioSchema).map(({ file, read }) => {
        if (`${read.id}.yaml` !== file)
          throw new LibraryError(`scenarios/${file}: id: must be the file's name without .yaml`);
        return [read.id, read];
      }),
    );
    const banks = readAll(join(root, 'banks'), z.array(opener), (file) => file !== 'rubrics.yaml');
    this.#banks = new Map(banks.map(({ file, read }) => [file.replace(/\.yaml$/, '') as RoundId, read]));
    for (const round of Object.values(rounds)) {
      for (const id of round.interviewers) this.persona(id);
    }
  }

  /** Takes the operator's own scenarios in place of, or beside, those that ship. */
  takeWritten(written: readonly { id: string; body: Scenario | null }[]): void {
    this.#written = new Map(written.map(({ id, body }) => [id, body]));
  }

  scenarios(): Scenario[] {
    const all = new Map<string, Scenario | null>([...this.#shipped, ...this.#written]);
    return [...all.values()].filter((s) => s !== null);
  }

  scenario(id: string): Scenario | null {
    const written = this.#written.get(id);
    return written === undefined ? (this.#shipped.get(id) ?? null) : written;
  }

  /** As it came with the house, whatever the operator made of it. */
  shipped(id: string): Scenario | null {
    return this.#shipped.get(id) ?? null;
  }

  persona(id: string): Persona {
    const found = this.personas.find((persona) => persona.id === id);
    if (!found) throw new LibraryError(`personas/: there is no persona ${id}, and a round needs it`);
    return found;
  }

  panelOf(round: RoundId): Persona[] {
    return rounds[round].interviewers.map((id) => this.persona(id));
  }

  /** The panel of these rounds, as everybody may know it. */
  panelIn(these: readonly RoundId[]): Panelist[] {
    return these
      .flatMap((round) => this.panelOf(round))
      .map(({ id, name, seat, remit, rounds: sits }) => ({ id, name, seat, remit, rounds: sits }));
  }

  bank(round: RoundId): readonly Opener[] {
    return this.#banks.get(round) ?? [];
  }

  /** What the panel of the open round may ask when there is nothing to challenge, in this session's own order. */
  questionsFor(state: State): readonly Question[] {
    const { opened, scenario, round } = state;
    if (!opened || !scenario || !round) return [];
    const known = this.#questions.get(opened);
    if (known?.scenario === scenario && known.round === round.id) return known.questions;
    const seats = rounds[round.id].interviewers;
    const own = round.id === 'case-presentation' ? scenario.hidden.questions : [];
    const fromScenario = own.map((q, i): Question => ({ ...q, id: `${scenario.id}:${i}` }));
    const before = new Set(opened.askedBefore ?? []);
    const fromBank = shuffled(this.bank(round.id), opened.seed ?? 0).map(
      ({ id, panelist, axis, text, follow }): Question => ({ id, panelist, axis, text, follow }),
    );
    const fresh = (q: Question) => !before.has(q.id);
    const ordered = [
      ...fromScenario.filter(fresh),
      ...fromBank.filter(fresh),
      ...[...fromScenario, ...fromBank].filter((q) => !fresh(q)),
    ];
    const shown = round.id === 'technical' ? exercise(scenario, opened.seed ?? 0) : null;
    if (shown) ordered.splice(1, 0, shown);
    const questions = ordered.map((q) => (seats.includes(q.panelist) ? q : { ...q, panelist: seats[0] ?? q.panelist }));
    this.#questions.set(opened, { scenario, round: round.id, questions });
    return questions;
  }
}

/** The share of real loops reported to have one product-framed exercise on a shown artifact. */
const EXERCISE_SHARE = 0.78;

function exercise(scenario: Scenario, seed: number): Question | null {
  const { artifact } = scenario.hidden;
  if (!artifact || seeded(seed)() >= EXERCISE_SHARE) return null;
  const { title, kind, body, ask } = artifact;
  return { id: `${scenario.id}:artifact`, panelist: '', axis: 'technical', text: ask, artifact: { title, kind, body } };
}

function readAll<T>(
  dir: string,
  schema: z.ZodType<T>,
  wanted: (file: string) => boolean = () => true,
): { file: string; read: T }[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.yaml') && wanted(file))
    .sort()
    .map((file) => {
      const parsed = schema.safeParse(parseYaml(file, readFileSync(join(dir, file), 'utf8')));
      if (parsed.success) return { file, read: parsed.data };
      const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`);
      throw new LibraryError(`${file}: ${wrong.join('; ')}`);
    });
}
