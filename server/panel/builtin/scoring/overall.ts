import type { RoundScore } from '../../../../protocol/debrief.ts';
import type { Scoring } from '../../engine.ts';
import type { Rubrics } from '../../rubric.ts';
import { fineOf } from './criterion.ts';
import type { Contradictions } from './facts.ts';
import { isLost } from './fates.ts';
import { type Ground, groundOf } from './ground.ts';
import { soundnessOf } from './soundness.ts';

/**
 * One figure of a hundred. It follows the scores that are shown, and reads finer than they do: where two cases have the
 * same whole numbers, the one with a sentence that weakens it stands lower.
 */

/** At most this much goes for challenges that were lost, or noticed in writing and never cleared up. */
const LOST_AT_MOST = 12;
const LOST_EACH = 3;
const OPEN_EACH = 1.5;
/** What depth of evidence can add, in steps of a score. */
const DEPTH = 0.45;
/** How much of the figure is how sound an argued round reads: shapes are found or missed by chance, and a twin with a flaw has the same shapes. */
const SOUND = 0.6;
/** A presentation that leaves a criterion out has not shown it; it weighs less than what was asked for and missed. */
const LEFT_OUT = 0.8;
/** Words in one go from which it is a presentation rather than an answer. */
const PRESENTED = 200;

export function overallOf(
  input: Scoring & { rounds: readonly RoundScore[] },
  rubrics: Rubrics,
  contradictions: Contradictions,
): number | null {
  const read = input.rounds.flatMap((score) => {
    if (score.criteria.every((each) => each.score === null)) return [];
    const ground = groundOf({ ...input, round: score.round }, rubrics[score.round] ?? [], contradictions);
    return [worthOf(meanOf(score, ground), soundnessOf(unproven(ground)))];
  });
  if (read.length === 0) return null;
  const base = (100 * read.reduce((all, each) => all + each, 0)) / read.length;
  // In parts of what was earned, so that much lost does not make nothing of little shown.
  return Math.round(10 * Math.min(100, base * (1 - lostOf(input) / 100))) / 10;
}

/** What was shown and how sound it reads: neither makes up for the other. */
const worthOf = (shown: number, soundness: number | null): number =>
  soundness === null ? shown : shown ** (1 - SOUND) * soundness ** SOUND;

function meanOf(score: RoundScore, ground: Ground): number {
  const presented =
    score.round === 'case-presentation' && ground.answers.some((answer) => wordsOf(answer.lines) >= PRESENTED);
  const shares = score.criteria.flatMap((each): { worth: number; weight: number }[] => {
    const criterion = ground.rubric.find((own) => own.id === each.id);
    const fine = criterion && fineOf(criterion, ground);
    if (each.score === null)
      return fine && presented ? [{ worth: stepOf(Math.min(3, fine.raw)), weight: LEFT_OUT }] : [];
    // Another engine's score stands; between its whole numbers this reading decides.
    const raw = fine ? fine.raw + DEPTH * (fine.depth - 0.5) : each.score;
    return [{ worth: stepOf(Math.min(each.score + 0.5, Math.max(each.score - 0.5, raw))), weight: 1 }];
  });
  const all = shares.reduce((sum, { weight }) => sum + weight, 0);
  return shares.reduce((sum, { worth, weight }) => sum + worth * weight, 0) / Math.max(1, all);
}

/** What was challenged and held is not doubted any more. */
function unproven({ argued, fates }: Ground): Ground['argued'] {
  const proven = new Set(
    fates.filter(({ kind }) => kind === 'held' || kind === 'planned').flatMap(({ replies }) => replies),
  );
  return argued.filter(({ own }) => !proven.has(own[0]?.turn ?? ''));
}

const stepOf = (raw: number): number => (Math.max(1, raw) - 1) / 4;

const wordsOf = (lines: Ground['lines']): number => lines.reduce((sum, line) => sum + line.s.tokens.length, 0);

function lostOf({ ledger, transcript }: Scoring): number {
  const lost = ledger.reduce((sum, c) => {
    const weight = c.weight * (c.force === 'probe' ? 0.4 : 1);
    const each = isLost(c, transcript)
      ? c.state === 'conceded'
        ? LOST_EACH / 2
        : LOST_EACH
      : c.state === 'open' && c.turn === 'case'
        ? c.fact === null
          ? OPEN_EACH / 3
          : OPEN_EACH
        : 0;
    return sum + each * weight;
  }, 0);
  return Math.min(LOST_AT_MOST, lost);
}
