import { z } from 'zod';

/** Stable: a program may branch on them. */
export const errorCode = z.enum([
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'not_now',
  'not_yet',
  'conflict',
  'too_large',
  'unsupported_type',
  'too_many',
  'overloaded',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

export const problem = z.object({
  code: errorCode,
  message: z.string(),
  /** A path to what is wrong there. */
  fields: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;

/** The body of every HTTP error. */
export const errorBody = z.object({ error: problem });

/** The answer to a command; `re` is null when the frame did not parse. */
export const answer = z.union([
  z.object({ re: z.string(), ok: z.literal(true), seq: z.number().int() }),
  z.object({ re: z.string().nullable(), ok: z.literal(false), error: problem }),
]);
export type Answer = z.infer<typeof answer>;

/** Why a socket was closed, in WebSocket close codes (4000 to 4999 are ours) and, on Socket.IO, in a `bye` live message. */
export const closeCode = {
  restart: 1001,
  tryAgain: 1013,
  unauthorized: 4401,
  revoked: 4403,
  notFound: 4404,
  tooSlow: 4408,
  erased: 4410,
  abusive: 4429,
} as const;
