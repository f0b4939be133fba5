import type { RoundScore, Scorecard } from '../../../../protocol/debrief.ts';
import type { Level } from '../../../../protocol/loop.ts';
import type { Scoring } from '../../engine.ts';
import type { Persona } from '../../persona.ts';
import type { Rubrics } from '../../rubric.ts';
import { isLost } from './fates.ts';
import { practiceOf } from './practice.ts';
import {
  decide,
  interviewersOf,
  type Marked,
  marked,
  meanGap,
  recommend,
  remitOf,
  resolution,
  split,
} from './verdict.ts';

/** The whole debrief from the rounds' scores and the fates in the ledger. */

/** Of a hundred: at most this much goes for challenges that were lost, or noticed in writing and never cleared up. */
const LOST_AT_MOST = 12;
const LOST_EACH = 3;
const OPEN_EACH = 1.5;

export function cardOf(input: Scoring & { rounds: readonly RoundScore[] }, rubrics: Rubrics): Scorecard {
  const { rounds, level } = input;
  const marks = rounds.flatMap((score) => marked(rubrics[score.round] ?? [], score.criteria, level));
  return {
    recommendation: recommend(
      meanGap(marks),
      rounds.map((score) => score.verdict),
    ),
    overall: overallOf(input),
    rounds: [...rounds],
    panel: input.panel.flatMap((persona) => viewOf(persona, input, rubrics)),
    practice: practiceOf(input, rounds, rubrics),
  };
}

function overallOf(input: Scoring & { rounds: readonly RoundScore[] }): number | null {
  const means = input.rounds.flatMap(({ criteria }) => {
    const scores = criteria.flatMap((each) => (each.score === null ? [] : [each.score]));
    return scores.length === 0 ? [] : [scores.reduce((sum, score) => sum + (score - 1) / 4, 0) / scores.length];
  });
  if (means.length === 0) return null;
  const lost = input.ledger.reduce((sum, c) => {
    const weight = c.weight * (c.force === 'probe' ? 0.4 : 1);
    const each = isLost(c)
      ? c.state === 'conceded'
        ? LOST_EACH / 2
        : LOST_EACH
      : c.state === 'open' && c.turn === 'case'
        ? OPEN_EACH
        : 0;
    return sum + each * weight;
  }, 0);
  const base = (100 * means.reduce((sum, mean) => sum + mean, 0)) / means.length;
  return Math.round(10 * Math.max(0, base - Math.min(LOST_AT_MOST, lost))) / 10;
}

/** What one panelist saw, by their own remit, and what came of a difference. */
function viewOf(
  persona: Persona,
  input: Scoring & { rounds: readonly RoundScore[] },
  rubrics: Rubrics,
): Scorecard['panel'] {
  const sat = input.rounds.filter((score) => interviewersOf(score.round, [persona]).length > 0);
  if (sat.length === 0) return [];
  const own: Marked[] = [];
  const notes: string[] = [];
  const verdicts = sat.map((score) => {
    const rubric = rubrics[score.round] ?? [];
    const marks = marked(rubric, score.criteria, input.level);
    const mine = interviewersOf(score.round, input.panel).length < 2 ? marks : remitOf(persona, marks, rubric);
    own.push(...mine);
    const note = resolution(split(score.round, input.panel, marks, rubric), decide(marks));
    if (note) notes.push(note);
    return decide(mine).verdict;
  });
  const lost = input.ledger.filter((c) => c.panelist === persona.id && isLost(c)).sort((a, b) => b.weight - a.weight);
  return [
    {
      panelist: persona.id,
      recommendation: recommend(meanGap(own), verdicts),
      why: [
        saw(
          own,
          lost.map((c) => c.point),
          input.level,
        ),
        ...notes,
      ].join(' '),
    },
  ];
}

function saw(marks: readonly Marked[], lost: readonly string[], level: Level): string {
  const sorted = [...marks].sort((a, b) => b.gap - a.gap || b.score - a.score);
  const best = sorted[0];
  const worst = sorted.at(-1);
  if (!best || !worst) return 'Saw nothing in their remit that could be judged.';
  const at = (mark: Marked): string => `${mark.criterion.name} (${mark.score}, bar ${mark.criterion.bar[level]})`;
  const left = lost[0] ? ` What stayed open: ${lost[0]}` : '';
  if (best === worst) return `Judged ${at(best)} alone. ${best.why}${left}`;
  if (worst.gap >= 0) return `Strongest in ${at(best)}, and nothing in their remit below the bar.${left}`;
  if (best.gap < 0)
    return `Nothing in their remit reached the bar; furthest below it ${at(worst)}.${left || ` ${worst.why}`}`;
  return `Strongest in ${at(best)}, furthest below the bar in ${at(worst)}.${left || ` ${worst.why}`}`;
}
