import { z } from 'zod';
import { axis, challenge } from './challenge.ts';
import { debrief, verdict } from './debrief.ts';
import { move } from './entries.ts';
import { clock, engineName, level, mode, pressure, roundId, waitingFor } from './loop.ts';
import { role } from './roles.ts';
import { publicScenario } from './scenario.ts';

// Bodies of the HTTP calls; the OpenAPI page is derived from them.

/** A case's limit in bytes of UTF-8 text. */
export const CASE_BYTES = 256 * 1024;

/** One line of text, such as a name. */
const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'takes no line breaks or control characters');
/** A name to show. */
const name = z.string().trim().pipe(line(80));

export const openSession = z.object({
  scenario: z.string().min(1).max(80),
  rounds: z.array(roundId).min(1).max(7).optional(),
  /** The take-home as Markdown. */
  case: z.string().optional(),
  candidate: name.optional(),
  level: level.optional(),
  pressure: pressure.optional(),
  clock: clock.optional(),
  mode: mode.optional(),
  engine: engineName.optional(),
  lobby: z.boolean().optional(),
  /** The opaque key that this person's history hangs on; a first session gives one. */
  person: line(120).optional(),
});
export type OpenSession = z.infer<typeof openSession>;

export const seatLink = z.object({ seat: z.string(), token: z.string(), url: z.string() });
export type SeatLink = z.infer<typeof seatLink>;

export const seatRow = z.object({
  seat: z.string(),
  role: z.enum(['candidate', 'coach', 'observer']),
  name: z.string(),
  expiresAt: z.number(),
  revoked: z.boolean(),
});

export const sessionOpened = z.object({
  id: z.string(),
  person: z.string(),
  seats: z.object({ candidate: seatLink, coach: seatLink.optional(), observer: seatLink.optional() }),
});
export type SessionOpened = z.infer<typeof sessionOpened>;

const clockReading = z.object({
  endsAt: z.number().nullable(),
  paused: z.boolean(),
  speed: z.number(),
  /** The round's own milliseconds left; null with the clock off or between rounds. */
  left: z.number().nullable(),
  now: z.number(),
});

export const sessionView = z.object({
  id: z.string(),
  /** The seat that asked, so that a page knows who it is. */
  you: z.object({ seat: z.string(), role, name: z.string() }),
  scenario: publicScenario,
  rounds: z.array(roundId),
  round: roundId.nullable(),
  waitingFor,
  floor: z.string().nullable(),
  clock: clockReading,
  engine: engineName,
  solo: z.boolean(),
  level,
  debrief: z.boolean(),
  /** The coach's view of a session that a visitor opened for themself, once the debrief is open. */
  coach: seatLink.optional(),
  seq: z.number().int(),
});
export type SessionView = z.infer<typeof sessionView>;

export const sessionRow = z.object({
  id: z.string(),
  scenario: z.string(),
  candidate: z.string(),
  rounds: z.array(roundId),
  state: z.enum(['waiting', 'live', 'finished']),
  round: roundId.nullable(),
  createdAt: z.number(),
  seq: z.number().int(),
});

export const makeSeat = z.object({
  role: z.enum(['candidate', 'coach', 'observer']),
  name,
  expiresAt: z.number().int().optional(),
});

/** What the panel would take up if the floor were theirs now. A reply to what stands is heard first and may change it. */
export const nextMove = z.object({
  /** The challenge that waits for its answer. */
  standing: z.string().nullable(),
  next: z
    .object({
      panelist: z.string(),
      move,
      challenge: z.string().optional(),
      text: z.string().optional(),
      why: z.string(),
    })
    .nullable(),
});
export type NextMove = z.infer<typeof nextMove>;

export const ledgerView = z.object({ challenges: z.array(challenge) });

export const openDrill = openSession.pick({ level: true, pressure: true, clock: true, engine: true, lobby: true });

/** Challenges put and lost by axis, and mean scores by round, for each session whose debrief is open, oldest first. */
export const personHistory = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      scenario: z.string(),
      at: z.number(),
      overall: z.number().nullable(),
      rounds: z.array(z.object({ round: roundId, verdict, score: z.number().nullable() })),
      axes: z.partialRecord(axis, z.object({ put: z.number().int(), lost: z.number().int() })),
    }),
  ),
  /** How many lost challenges a drill would take up. */
  lost: z.number().int(),
});
export type PersonHistory = z.infer<typeof personHistory>;

/** Everything of a person in one file: every session, finished or not, as its candidate may read it. */
export const personExport = z.object({
  person: z.string(),
  sessions: z.array(
    z.object({
      id: z.string(),
      scenario: z.string(),
      candidate: z.string(),
      createdAt: z.number(),
      /** The take-home as it was last saved. */
      draft: z.string().nullable(),
      entries: z.array(z.looseObject({ seq: z.number(), at: z.number(), type: z.string() })),
      debrief: debrief.nullable(),
    }),
  ),
});
export type PersonExport = z.infer<typeof personExport>;
