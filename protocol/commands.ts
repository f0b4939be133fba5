import { z } from 'zod';
import { axis } from './challenge.ts';
import { level, pressure, roundId } from './loop.ts';

// What a person may ask of a session, in the imperative. `id` is made by the client; the same id again has no second effect.

/** A command's size limit in bytes of JSON. */
export const COMMAND_BYTES = 32 * 1024;

const words = z.string().trim().min(1).max(COMMAND_BYTES);
const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ id: z.string().min(1).max(120), type: z.literal(type), ...shape });

export const commands = z.discriminatedUnion('type', [
  command('say', {
    text: words,
    /** `keep`: I go on. `yield`: over to the panel. */
    floor: z.enum(['keep', 'yield']),
    /** The last `seq` this client had shown when the words were sent. */
    seen: z.number().int().min(0).optional(),
  }),
  command('finish', {}),
  command('begin', {}),
  command('pause', {}),
  command('resume', {}),
  /** Milliseconds of the round's own time, before `speed`. */
  command('extend', { ms: z.number().int().positive().max(86_400_000) }),
  command('skip', {}),
  command('end', {}),
  command('scenario', { scenario: z.string().min(1).max(80) }),
  /** Which rounds are sat, and the bar; before the first of them. */
  command('plan', { rounds: z.array(roundId).min(1).max(7).optional(), level: level.optional() }),
  command('pressure', { level: pressure }),
  command('press', {
    text: words.optional(),
    axis: axis.optional(),
    challenge: z.string().optional(),
    panelist: z.string().optional(),
  }),
  command('speakAs', { panelist: z.string(), text: words }),
  command('whisper', { text: words }),
  command('note', {
    text: words,
    seq: z.number().int().min(1).optional(),
    for: z.enum(['coaches', 'candidate']).optional(),
    /** A moment to come back to rather than a remark. */
    bookmark: z.literal(true).optional(),
  }),
  /** A coach's own score beside the original, with the reason; `score` null takes it back. */
  command('override', {
    round: roundId,
    criterion: z.string().min(1).max(80),
    score: z.number().int().min(1).max(5).nullable(),
    reason: z.string().trim().min(1).max(2_000),
  }),
]);
export type Command = z.infer<typeof commands>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
