import { z } from 'zod';
import { seat, seatRole } from './roles.ts';

// Live things are weather: told to whoever is there, never recorded, and nothing is lost if one is missed.

const live = <T extends string, S extends z.ZodRawShape>(name: T, shape: S) =>
  z.object({ live: z.literal(name), ...shape });

export const liveMessage = z.discriminatedUnion('live', [
  /** Words as they come. `at` is the offset of `text` in this attempt; a new attempt replaces the old. */
  live('reply.delta', {
    turn: z.string(),
    attempt: z.number().int(),
    at: z.number().int(),
    panelist: z.string(),
    text: z.string(),
  }),
  live('presence', { seats: z.array(seat) }),
  /** A hand is up; `null` takes it down. */
  live('wants', { panelist: z.string().nullable() }),
  /** Once after catch-up: who you are here, and where the recording stands for you. */
  live('welcome', {
    session: z.string(),
    seat: z.string(),
    role: seatRole,
    name: z.string(),
    seq: z.number().int(),
    now: z.number(),
  }),
  /** The last thing before a connection is closed by the server. */
  live('bye', { code: z.number().int(), because: z.string() }),
]);
export type Live = z.infer<typeof liveMessage>;
