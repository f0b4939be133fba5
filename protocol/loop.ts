import { z } from 'zod';

/** The rounds of the loop, in the order they are sat. */
export const roundId = z.enum([
  'recruiter-screen',
  'hiring-manager',
  'take-home',
  'case-presentation',
  'technical',
  'behavioral',
  'founder',
]);
export type RoundId = z.infer<typeof roundId>;

export const level = z.enum(['L4', 'L5', 'L6']);
export type Level = z.infer<typeof level>;

/** How hard the panel pushes, 1 to 5. */
export const pressure = z.number().int().min(1).max(5);

/** `practice`: an elimination is recorded and one plays on; `real`: it ends the loop. */
export const mode = z.enum(['practice', 'real']);

export const engineName = z.enum(['builtin', 'openai']);
export type EngineName = z.infer<typeof engineName>;

/** Real milliseconds are the round's own divided by `speed`; `takeHomeMs` sets that round's real length by itself. */
export const clock = z.union([
  z.literal('off'),
  z.object({
    speed: z.number().min(0.01).max(10_000).optional(),
    takeHomeMs: z.number().int().positive().max(3_155_760_000_000).optional(),
  }),
]);
export type Clock = z.infer<typeof clock>;

/** Whom a session waits for. */
export const waitingFor = z.enum(['candidate', 'panel', 'coach', 'nobody']);
export type WaitingFor = z.infer<typeof waitingFor>;

export const panelist = z.object({
  id: z.string(),
  name: z.string(),
  seat: z.string(),
  remit: z.array(z.string()),
  /** The rounds it sits in. */
  rounds: z.array(roundId).optional(),
});
export type Panelist = z.infer<typeof panelist>;
