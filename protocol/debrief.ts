import { z } from 'zod';
import { challenge } from './challenge.ts';
import { roundId } from './loop.ts';

export const recommendation = z.enum(['strong-no-hire', 'no-hire', 'lean-no-hire', 'lean-hire', 'hire', 'strong-hire']);
export type Recommendation = z.infer<typeof recommendation>;

export const verdict = z.enum(['advance', 'borderline', 'eliminate', 'not-shown']);
export type Verdict = z.infer<typeof verdict>;

/** A criterion without evidence is `null` ("not shown"), never a number. Every quote is verbatim. */
export const criterionScore = z.object({
  id: z.string(),
  name: z.string(),
  score: z.number().int().min(1).max(5).nullable(),
  why: z.string(),
  evidence: z.array(z.object({ turn: z.string(), quote: z.string() })),
  /** A coach's score beside the original. */
  override: z.object({ score: z.number().int().min(1).max(5), by: z.string(), reason: z.string() }).optional(),
});
export type CriterionScore = z.infer<typeof criterionScore>;

export const roundScore = z.object({
  round: roundId,
  verdict,
  why: z.string(),
  criteria: z.array(criterionScore),
});
export type RoundScore = z.infer<typeof roundScore>;

export const practice = z.object({ challenge: z.string().optional(), what: z.string(), why: z.string() });

/** What a scorer writes; the ledger is joined to it at reading time. */
export const scorecard = z.object({
  recommendation: recommendation.nullable(),
  overall: z.number().min(0).max(100).nullable(),
  rounds: z.array(roundScore),
  panel: z.array(z.object({ panelist: z.string(), recommendation: recommendation.nullable(), why: z.string() })),
  practice: z.array(practice),
});
export type Scorecard = z.infer<typeof scorecard>;

export const debrief = scorecard.extend({ challenges: z.array(challenge) });
export type Debrief = z.infer<typeof debrief>;
