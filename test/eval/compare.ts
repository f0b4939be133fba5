import { type Axis, axis } from '../../protocol/challenge.ts';
import type { Library } from '../../server/library.ts';
import { analyse } from '../../server/panel/builtin/language.ts';
import { seeded } from '../../server/panel/seeded.ts';
import { earAlone, WITHOUT } from './alone.ts';
import { isChallenge, type Point, scoreFlawed, type TurnScore } from './measure.ts';
import { type CleanOutcome, each, type FlawOutcome } from './measures.ts';
import type { Clean, Flaw } from './sets.ts';

// The same turns heard by others, in the same run: what a figure is worth shows beside what chance, or half of the engine, gets.

export interface Compared {
  name: string;
  flaws: (Pick<Flaw, 'axis' | 'difficulty'> & TurnScore)[];
  /** Challenges on each sound turn. */
  clean: number[];
}

interface Turns {
  flaws: readonly Flaw[];
  clean: readonly Clean[];
}

export const inSessions = (engine: string, flaws: FlawOutcome[], clean: CleanOutcome[]): Compared => ({
  name: `\`${engine}\`, in sessions`,
  flaws,
  clean: clean.map((turn) => turn.challenges.length),
});

/** Each turn by itself. Nothing is said aloud; what a panel would take up, the first challenge, stands for it. */
export async function heardBy(
  name: string,
  turns: Turns,
  hear: (text: string) => readonly Point[] | Promise<readonly Point[]>,
): Promise<Compared> {
  const flaws = await each(turns.flaws, async (flaw) => {
    const points = await hear(flaw.text);
    const { axis, difficulty } = flaw;
    return { axis, difficulty, ...scoreFlawed(flaw, points, points.find(isChallenge) ?? null) };
  });
  const clean = await each(turns.clean, async ({ text }) => (await hear(text)).filter(isChallenge).length);
  return { name, flaws, clean };
}

/** About as many challenges as the engine made, each a question of the bank put to a sentence, both by lot. */
export function atRandom(like: Compared, turns: Turns, axes: readonly Axis[], seed = 1): Promise<Compared> {
  const made = [...like.flaws.map((turn) => turn.challenges), ...like.clean].reduce((sum, n) => sum + n, 0);
  const often = made / Math.max(1, turns.flaws.length + turns.clean.length);
  const draw = seeded(seed);
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(draw() * of.length)];
  return heardBy('random challenge from the bank, as many', turns, (text) => {
    if (draw() >= often) return [];
    const quote = one(analyse(text).sentences.filter((s) => s.kind !== 'heading' && s.tokens.length >= 4))?.text;
    const about = one(axes);
    return quote && about ? [{ axis: about, force: 'challenge', quote }] : [];
  });
}

/** What the questions of the case presentation are about, as often as they are. */
export const axesOf = (library: Library): Axis[] =>
  library.bank('case-presentation').flatMap((question) => axis.safeParse(question.axis).data ?? []);

export async function alone(library: Library, turns: Turns): Promise<Compared[]> {
  const panel = library.panelOf('case-presentation');
  const rows: Compared[] = [];
  for (const [name, parts] of [['whole', {}], ...WITHOUT] as const)
    rows.push(await heardBy(`builtin listener alone, ${name}`, turns, earAlone(library.knowledge, panel, parts)));
  return rows;
}
