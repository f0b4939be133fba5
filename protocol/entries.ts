import { z } from 'zod';
import { challengeState, next, noticed, reading } from './challenge.ts';
import { roundScore, scorecard } from './debrief.ts';
import { clock, engineName, level, mode, panelist, pressure, roundId } from './loop.ts';
import { seatRole } from './roles.ts';
import { publicScenario, scenario } from './scenario.ts';

// An entry is one thing that happened, in the past tense. The log of a session is its entries in order of `seq`; nothing
// else is kept of it. Who may see which field is decided in interview/visibility.ts.

const open = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });

/** The parts of an interview that a reader can follow without a clock: how the panel stands to the candidate now. */
export const phase = z.enum(['opening', 'presenting', 'stress-test', 'interview', 'questions', 'closing', 'writing']);
export type Phase = z.infer<typeof phase>;

/** Why a panelist has the floor. Candidates only ever see `speaks`. */
export const move = z.enum([
  'speaks',
  'open',
  'ask',
  'challenge',
  'press',
  'narrow',
  'accept',
  'move-on',
  'explain',
  'wait',
  'interject',
  'answer',
  'nudge',
  'invite-questions',
  'close',
  'human',
]);
export type Move = z.infer<typeof move>;
/** What is put into words for a panelist: `speaks` is a candidate's floor, or all that a candidate sees, and a coach's own words are there already. */
export type WordedMove = Exclude<Move, 'speaks' | 'human'>;

const spoken = {
  turn: z.string(),
  panelist: z.string(),
  text: z.string(),
  challenge: z.string().optional(),
  /** Which engine worded it; `human` is a coach in the panelist's seat. */
  engine: z.enum(['builtin', 'openai', 'human']).optional(),
  model: z.string().optional(),
  /** When the first word and the last were out, so that a replay has the true pace. */
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
};

export const entryBody = z.discriminatedUnion('type', [
  open('session.opened', {
    format: z.literal(1),
    session: z.string(),
    /** Whole for coaches; candidates and observers get the public part. */
    scenario: z.union([scenario, publicScenario]),
    rounds: z.array(roundId).min(1),
    level,
    pressure: pressure.optional(),
    clock,
    mode,
    engine: engineName,
    /** The model and the host it is reached at, shown to the candidate before the first word. */
    model: z.object({ name: z.string(), host: z.string() }).optional(),
    candidate: z.string(),
    panelists: z.array(panelist),
    lobby: z.boolean(),
    /** Opened by a visitor for themself: nobody else holds a seat. */
    solo: z.boolean(),
    /** Whatever looks like chance in the panel is drawn from this. */
    seed: z.number().int().optional(),
    /** Bank questions this person has had before. */
    askedBefore: z.array(z.string()).optional(),
    /** Taken again from that moment of another session. */
    fork: z.object({ of: z.string(), seq: z.number().int() }).optional(),
  }),
  open('scenario.changed', { scenario: z.union([scenario, publicScenario]) }),
  open('plan.changed', { rounds: z.array(roundId), level, panelists: z.array(panelist), by: z.string() }),
  open('round.opened', { round: roundId, endsAt: z.number().nullable() }),
  open('phase.opened', { round: roundId, phase }),
  open('round.closed', { round: roundId, because: z.enum(['finished', 'time', 'skipped', 'ended']) }),
  open('round.judged', { round: roundId, score: roundScore }),
  open('case.submitted', {
    text: z.string(),
    words: z.number().int(),
    from: z.enum(['candidate', 'sample']),
    because: z.enum(['finished', 'time', 'opened']),
  }),
  open('candidate.said', { turn: z.string(), text: z.string(), floor: z.enum(['keep', 'yield']) }),
  open('claims.weighed', {
    of: z.enum(['speech', 'case']),
    /** Every candidate turn up to this `seq` has been heard. */
    heard: z.number().int(),
    engine: z.enum(['builtin', 'openai']),
    noticed: z.array(noticed),
    reply: z.object({ challenge: z.string(), turn: z.string(), reading, next }).nullable(),
    /** The prepared question that was talked past, by id. */
    dodged: z.string().optional(),
    /** Open challenges that the candidate has supported since, so that nobody attacks them. */
    supported: z.array(z.string()),
    /** What the candidate wants of the panel, where they said so. */
    wish: z
      .object({
        kind: z.enum(['address', 'ask-panel', 'minute', 'no-questions', 'repeat']),
        panelist: z.string().optional(),
      })
      .nullable(),
  }),
  open('challenge.settled', { challenge: z.string(), state: challengeState, because: z.string() }),
  open('hand.raised', { panelist: z.string(), challenge: z.string() }),
  open('floor.given', {
    /** A panelist, or `candidate`. */
    to: z.string(),
    move,
    /** The id of the turn that this opens; absent when the candidate has the floor. */
    turn: z.string().optional(),
    challenge: z.string().optional(),
    /** What is to be said where it is no challenge: a bank question's text, a coach's words. */
    ask: z.object({ id: z.string(), text: z.string(), axis: z.string().optional() }).optional(),
    /** Why the chair did this, in words for the coach. */
    why: z.string().optional(),
  }),
  open('panelist.said', spoken),
  open('panelist.cutOff', {
    ...spoken,
    /** Whether the question itself got out; if not, its challenge is open again. */
    asked: z.boolean().optional(),
  }),
  open('clock.changed', {
    endsAt: z.number().nullable(),
    because: z.enum(['paused', 'resumed', 'extended', 'forked']),
    /** The round's own milliseconds left, while paused. */
    left: z.number().optional(),
  }),
  open('clock.warned', { endsAt: z.number(), left: z.number() }),
  open('pressure.set', { level: pressure, by: z.string() }),
  open('point.pressed', {
    by: z.string(),
    text: z.string().optional(),
    axis: z.string().optional(),
    challenge: z.string().optional(),
    panelist: z.string().optional(),
    /** The challenge that a coach's own words became. */
    noticed: noticed.optional(),
  }),
  /** Something to look at and talk about: a query plan, a cost report, a lineage graph, a notebook. */
  open('artifact.shown', { title: z.string(), kind: z.string(), body: z.string() }),
  open('engine.switched', { from: engineName, to: engineName, because: z.string() }),
  open('coach.whispered', { by: z.string(), name: z.string(), text: z.string() }),
  open('note.made', {
    by: z.string(),
    name: z.string(),
    role: seatRole,
    text: z.string(),
    pin: z.number().int().optional(),
    for: z.enum(['coaches', 'candidate']),
    /** A moment to come back to; its text is what it is called. */
    bookmark: z.literal(true).optional(),
  }),
  /** A coach ended the session while no round was open. */
  open('session.ended', { by: z.string() }),
  open('debrief.written', { scorecard, engine: z.enum(['builtin', 'openai']) }),
  open('score.overridden', {
    by: z.string(),
    name: z.string(),
    round: roundId,
    criterion: z.string(),
    score: z.number().int().min(1).max(5).nullable(),
    reason: z.string(),
  }),
  open('debrief.opened', {}),
  open('session.closed', { because: z.enum(['finished', 'eliminated', 'ended']) }),
]);
export type EntryBody = z.infer<typeof entryBody>;
export type EntryType = EntryBody['type'];
export type BodyOf<T extends EntryType> = Extract<EntryBody, { type: T }>;

/** `seq` counts from 1 without gaps in the full recording; `at` is milliseconds since the epoch and never runs backwards. */
export type Entry = EntryBody & { seq: number; at: number };
export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;

/** An entry as one role sees it; `prev` is the last `seq` before it that this role could see (0: none). */
export type SeenEntry = Entry & { prev: number };
