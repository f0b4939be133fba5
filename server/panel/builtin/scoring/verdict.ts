import { rounds } from '../../../../interview/rounds.ts';
import type { CriterionScore, Recommendation, RoundScore, Verdict } from '../../../../protocol/debrief.ts';
import type { Level, RoundId } from '../../../../protocol/loop.ts';
import type { Persona } from '../../persona.ts';
import type { Criterion } from '../../rubric.ts';
import { axesOf } from './readings.ts';

/** A criterion with its score, where there is one, and what the bar asks for at this level. */
export interface Marked {
  criterion: Criterion;
  score: number;
  why: string;
  /** Above the bar or below it, in steps. */
  gap: number;
}

export const marked = (rubric: readonly Criterion[], scores: readonly CriterionScore[], level: Level): Marked[] =>
  rubric.flatMap((criterion): Marked[] => {
    const found = scores.find((each) => each.id === criterion.id);
    return found && found.score !== null
      ? [{ criterion, score: found.score, why: found.why, gap: found.score - criterion.bar[level] }]
      : [];
  });

export const meanGap = (marks: readonly Marked[]): number =>
  marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + mark.gap, 0) / marks.length;

const ELIMINATED = 2;

export interface Decision {
  verdict: Verdict;
  /** The criterion that decided. */
  by: Marked | null;
}

export function decide(marks: readonly Marked[]): Decision {
  const byGap = [...marks].sort(
    (a, b) => a.gap - b.gap || Number(b.criterion.eliminates) - Number(a.criterion.eliminates),
  );
  const [lowest] = byGap;
  if (!lowest) return { verdict: 'not-shown', by: null };
  const out = marks.find((mark) => mark.criterion.eliminates && mark.score < ELIMINATED);
  if (out) return { verdict: 'eliminate', by: out };
  const mean = meanGap(marks);
  if (mean <= -1.5) return { verdict: 'eliminate', by: lowest };
  const short = byGap.find((mark) => mark.criterion.eliminates && mark.gap < 0);
  if (mean < -0.25) return { verdict: 'borderline', by: lowest };
  if (short) return { verdict: 'borderline', by: short };
  // Asked and answered emptily is never a round to wave through, however low the bar.
  if (marks.some((mark) => mark.gap <= -2 || (mark.score === 1 && mark.gap < 0)))
    return { verdict: 'borderline', by: lowest };
  return { verdict: 'advance', by: byGap.findLast((mark) => mark.criterion.eliminates) ?? byGap.at(-1) ?? lowest };
}

/** The criteria that a panelist answers for: those on an axis of their remit, and those on no axis. */
export const remitOf = (persona: Persona, marks: readonly Marked[], rubric: readonly Criterion[]): Marked[] =>
  marks.filter(
    (mark) =>
      mark.criterion.axis === undefined ||
      [...axesOf(mark.criterion, rubric)].some((axis) => persona.remit.includes(axis)),
  );

export const interviewersOf = (round: RoundId, panel: readonly Persona[]): Persona[] =>
  panel.filter((persona) => rounds[round].interviewers.includes(persona.id));

const SAYS: Readonly<Record<Verdict, string>> = {
  advance: 'would advance',
  borderline: 'is undecided',
  eliminate: 'would stop here',
  'not-shown': 'saw nothing to judge',
};

const meets = (mark: Marked, level: Level): string =>
  mark.gap >= 0
    ? `${mark.score} where ${level} asks for ${mark.criterion.bar[level]}`
    : `${mark.score}, and ${level} asks for ${mark.criterion.bar[level]}`;

export interface Split {
  persona: Persona;
  decision: Decision;
}

/** Each interviewer by their own remit. */
export const split = (
  round: RoundId,
  panel: readonly Persona[],
  marks: readonly Marked[],
  rubric: readonly Criterion[],
): Split[] => {
  const seats = interviewersOf(round, panel);
  return seats.map((persona) => ({
    persona,
    decision: decide(seats.length < 2 ? marks : remitOf(persona, marks, rubric)),
  }));
};

const seen = (splits: readonly Split[]): Split[] => splits.filter((each) => each.decision.verdict !== 'not-shown');

const differ = (splits: readonly Split[]): boolean => new Set(splits.map((each) => each.decision.verdict)).size > 1;

function rule(decision: Decision): string {
  const name = decision.by?.criterion.name ?? '';
  return decision.verdict === 'eliminate'
    ? `${name} ends the loop by itself, whatever else was good`
    : decision.verdict === 'borderline'
      ? `taken together, ${name} is too far below the bar to be outweighed`
      : 'taken together, what was strong outweighs what was weak';
}

/** How two interviewers who differ came to one verdict; empty where they agree. */
export function resolution(splits: readonly Split[], decision: Decision): string {
  const views = seen(splits);
  if (!differ(views) || !decision.by) return '';
  const told = views
    .map(({ persona, decision: own }) => `${persona.name} ${SAYS[own.verdict]} (${own.by?.criterion.name ?? ''})`)
    .join(', ');
  return `They differ: ${told}. Resolved: ${rule(decision)}.`;
}

/** The same from one seat: who saw it otherwise, and what came of it. */
export function difference(persona: Persona, splits: readonly Split[], decision: Decision): string {
  const views = seen(splits);
  const own = views.find((each) => each.persona.id === persona.id);
  if (!own || !differ(views) || !decision.by) return '';
  const others = views.filter((each) => each.decision.verdict !== own.decision.verdict);
  const told = others.map((each) => `${each.persona.name}, who ${SAYS[each.decision.verdict]}`).join(', and from ');
  return `Differs from ${told}. Resolved: ${rule(decision)}.`;
}

export function judged(
  round: RoundId,
  scores: CriterionScore[],
  rubric: readonly Criterion[],
  panel: readonly Persona[],
  level: Level,
): RoundScore {
  const marks = marked(rubric, scores, level);
  const decision = decide(marks);
  const { verdict, by } = decision;
  if (!by) return { round, verdict, why: 'Nothing was shown in this round that could be judged.', criteria: scores };
  const lead =
    verdict === 'advance'
      ? `${by.criterion.name} carried it: ${meets(by, level)}.`
      : verdict === 'eliminate' && by.criterion.eliminates
        ? `${by.criterion.name} decided: ${meets(by, level)}. This round eliminates for it.`
        : `${by.criterion.name} decided: ${meets(by, level)}.`;
  const why = [lead, verdict === 'advance' ? '' : by.why, resolution(split(round, panel, marks, rubric), decision)]
    .filter(Boolean)
    .join(' ');
  return { round, verdict, why, criteria: scores };
}

/** From how far above or below the bar, and what the rounds said. */
export function recommend(gap: number, verdicts: readonly Verdict[]): Recommendation | null {
  const seen = verdicts.filter((verdict) => verdict !== 'not-shown');
  if (seen.length === 0) return null;
  const out = seen.filter((verdict) => verdict === 'eliminate').length;
  const undecided = seen.filter((verdict) => verdict === 'borderline').length;
  const scale: Recommendation[] = ['strong-no-hire', 'no-hire', 'lean-no-hire', 'lean-hire', 'hire', 'strong-hire'];
  const byGap = gap >= 1 ? 5 : gap >= 0.4 ? 4 : gap >= -0.1 ? 3 : gap >= -0.7 ? 2 : gap >= -1.4 ? 1 : 0;
  const ceiling = out > 0 ? (out > seen.length / 3 ? 1 : 2) : undecided > seen.length / 2 ? 3 : undecided > 0 ? 4 : 5;
  return scale[Math.min(byGap, ceiling)] ?? null;
}
