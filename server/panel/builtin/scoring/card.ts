import type { Challenge } from '../../../../protocol/challenge.ts';
import type { RoundScore, Scorecard } from '../../../../protocol/debrief.ts';
import type { Level } from '../../../../protocol/loop.ts';
import type { Scoring } from '../../engine.ts';
import type { Persona } from '../../persona.ts';
import type { Rubrics } from '../../rubric.ts';
import type { Contradictions } from './facts.ts';
import { type Ending, endingOf, isLost } from './fates.ts';
import { overallOf } from './overall.ts';
import { practiceOf } from './practice.ts';
import { opening } from './quotes.ts';
import {
  decide,
  difference,
  interviewersOf,
  type Marked,
  marked,
  meanGap,
  recommend,
  remitOf,
  split,
} from './verdict.ts';

/** The whole debrief from the rounds' scores and the fates in the ledger. */

export function cardOf(
  input: Scoring & { rounds: readonly RoundScore[] },
  rubrics: Rubrics,
  contradictions: Contradictions,
): Scorecard {
  const { rounds, level } = input;
  const marks = rounds.flatMap((score) => marked(rubrics[score.round] ?? [], score.criteria, level));
  return {
    recommendation: recommend(
      meanGap(marks),
      rounds.map((score) => score.verdict),
    ),
    overall: overallOf(input, rubrics, contradictions),
    rounds: [...rounds],
    panel: input.panel.flatMap((persona) => viewOf(persona, input, rubrics)),
    practice: practiceOf(input, rounds, rubrics),
  };
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
    const note = difference(persona, split(score.round, input.panel, marks, rubric), decide(marks));
    if (note) notes.push(note);
    return decide(mine).verdict;
  });
  const lost = input.ledger
    .filter((c) => c.panelist === persona.id && isLost(c, input.transcript))
    .sort((a, b) => b.weight - a.weight);
  const recommendation = recommend(meanGap(own), verdicts);
  const lean = recommendation === 'lean-hire' || recommendation === 'lean-no-hire' ? leaning(own) : '';
  return [
    {
      panelist: persona.id,
      recommendation,
      why: [saw(own, notMet(lost, input.transcript), input.level), lean, ...notes].filter(Boolean).join(' '),
    },
  ];
}

/** What keeps somebody from saying it outright. */
function leaning(own: readonly Marked[]): string {
  const short = own.filter((mark) => mark.gap < 0).map((mark) => mark.criterion.name);
  if (short.length === 0) return 'Only leaning, because it met the bar and hardly passed it.';
  const rest = short.length > 2 ? `, and ${short.length - 2} more` : '';
  return `Only leaning, because of what fell short: ${short.slice(0, 2).join('; ')}${rest}.`;
}

/** What was not met, told apart: not answered is one thing, given up another. The heaviest of each, in the candidate's words. */
const LEFT: readonly (readonly [readonly Ending[], string])[] = [
  [['dodged', 'aside', 'silent'], 'Never answered'],
  [['half'], 'Half answered'],
  [['mistaken'], 'Argued against what is documented'],
  [['conceded'], 'Conceded, with nothing in its place'],
  [['mended'], 'Conceded, with a way forward'],
];

function notMet(lost: readonly Challenge[], transcript: Scoring['transcript']): string {
  return LEFT.flatMap(([endings, name]) => {
    const those = lost.filter((c) => endings.includes(endingOf(c, transcript)));
    const [first, ...more] = those;
    if (!first) return [];
    const others = more.length === 0 ? '' : `, and ${more.length} more`;
    return [` ${name}: “${opening(first.quote)}”${others}.`];
  })
    .slice(0, 2)
    .join('');
}

function saw(marks: readonly Marked[], left: string, level: Level): string {
  const sorted = [...marks].sort((a, b) => b.gap - a.gap || b.score - a.score);
  const best = sorted[0];
  const worst = sorted.at(-1);
  if (!best || !worst) return 'Saw nothing in their remit that could be judged.';
  const at = (mark: Marked): string => `${mark.criterion.name} (${mark.score}, bar ${mark.criterion.bar[level]})`;
  if (best === worst) return `Judged ${at(best)} alone. ${best.why}${left}`;
  if (worst.gap >= 0) return `Strongest in ${at(best)}, and nothing in their remit below the bar.${left}`;
  if (best.gap < 0)
    return `Nothing in their remit reached the bar; furthest below it ${at(worst)}.${left || ` ${worst.why}`}`;
  return `Strongest in ${at(best)}, furthest below the bar in ${at(worst)}.${left || ` ${worst.why}`}`;
}
