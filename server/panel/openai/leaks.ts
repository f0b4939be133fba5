import type { Scenario } from '../../../protocol/scenario.ts';

// Whether words give away what is not meant for the room: hidden parts of a scenario, the prompt itself, machine talk.

/** Words in a row that are no chance. */
const RUN = 7;

const MACHINE = [
  /\bsystem prompt\b/i,
  /\b(?:the |my |this )prompt (?:says|tells|asks|wants)\b/i,
  /\bfact card\b/i,
  /\b(?:hidden|internal) (?:brief|notes?|instructions?|rubric)\b/i,
  /\{\s*"|"\s*:\s*[[{"]|<\/?[a-z]+(?:-[\w]+)?>/,
  /\b(?:dodge|counter-challenge|unknown-with-plan)\b.{0,20}\b(?:escalate|move-on|narrow)\b/i,
];
const RUBRIC = /\b(?:scoring )?rubric\b/i;

export class Leaks {
  readonly #runs = new Set<string>();
  readonly #key: string;
  readonly #rubric: boolean;

  /** `open` is what may be said although it stands in a secret too: the brief, the case, what was asked. */
  constructor(secrets: readonly string[], open: string, key: string) {
    this.#key = key;
    this.#rubric = RUBRIC.test(open);
    const free = new Set(runsOf(open));
    for (const secret of secrets) for (const run of runsOf(secret)) if (!free.has(run)) this.#runs.add(run);
  }

  /** What leaks at or after `from`, in words for the log; null if nothing does. */
  found(text: string, from: number): string | null {
    const recent = text.slice(Math.max(0, from - 160));
    if (this.#key && recent.includes(this.#key)) return 'the mark of the data';
    if (MACHINE.some((each) => each.test(recent))) return 'talk of the machine';
    if (!this.#rubric && RUBRIC.test(recent)) return 'talk of the rubric';
    return runsOf(recent).some((run) => this.#runs.has(run)) ? 'a hidden part of the scenario' : null;
  }
}

/** Whether two texts share a run of words; for what is not said aloud by a model, but by code that trusts it. */
export const sharesRun = (text: string, secrets: readonly string[], open: string): boolean =>
  new Leaks(secrets, open, '').found(text, 0) === 'a hidden part of the scenario';

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));
}

/** What of a scenario a candidate may not hear. */
export const secretsOf = ({ hidden }: Scenario): string[] => [
  ...Object.values(hidden.soft),
  ...hidden.questions.map((q) => q.text),
  ...hidden.numbers.flatMap((n) => [n.what, n.value]),
  ...hidden.twists.map((t) => t.text),
  ...(hidden.artifact ? [hidden.artifact.body, hidden.artifact.ask] : []),
];
