import { z } from 'zod';

export const axis = z.enum(['user', 'priority', 'technical', 'metrics', 'viability', 'competition', 'feasibility']);
export type Axis = z.infer<typeof axis>;

/** `challenge` says that something is wrong or unsupported; `probe` only asks for more. */
export const force = z.enum(['challenge', 'probe']);

export const reading = z.enum([
  'dodge',
  'defend',
  'concede',
  'partial',
  'counter-challenge',
  'clarify',
  'defer',
  'unknown-with-plan',
]);
export type Reading = z.infer<typeof reading>;

export const next = z.enum(['escalate', 'accept', 'narrow', 'move-on', 'explain', 'wait']);
export type Next = z.infer<typeof next>;

/** Noticed and not yet spoken is `open`; from `raised` on, a panelist has said it aloud. */
export const challengeState = z.enum(['open', 'raised', 'defended', 'conceded', 'unanswered', 'dropped']);
export type ChallengeState = z.infer<typeof challengeState>;

/** The fact card that a technical challenge rests on. `checked` is the day (YYYY-MM-DD) its source was read. */
export const fact = z.object({ id: z.string(), statement: z.string(), source: z.string(), checked: z.string() });
export type Fact = z.infer<typeof fact>;

/** A weak point as the listener first noticed it. `turn` is a candidate's turn, or `case` for the submitted case. */
export const noticed = z.object({
  id: z.string(),
  panelist: z.string(),
  axis,
  force,
  turn: z.string(),
  /** The candidate's own words, verbatim: a substring of that turn or of the case. */
  quote: z.string(),
  /** 0 to 1: how much it would cost the candidate to leave this unanswered. */
  weight: z.number().min(0).max(1),
  /** What is wrong with it, in one sentence, for the coach and for the panelist who words it. */
  point: z.string(),
  fact: fact.nullable(),
});
export type Noticed = z.infer<typeof noticed>;

/** A challenge with its fate: a row of the ledger. */
export const challenge = noticed.extend({
  state: challengeState,
  history: z.array(z.object({ turn: z.string(), reading, next })),
});
export type Challenge = z.infer<typeof challenge>;
