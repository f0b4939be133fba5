import type { Phase } from '../protocol/entries.ts';
import type { Level, RoundId } from '../protocol/loop.ts';

// The rounds as data: how long, who leads, and what it passes through.

export interface Round {
  id: RoundId;
  title: string;
  /** The round's own length; real time is this divided by the clock's speed. */
  ms: number;
  /** `writing` is sat alone with the brief; `conversation` is live with interviewers. */
  kind: 'conversation' | 'writing';
  /** The interviewers by persona id; the first opens and closes. */
  interviewers: readonly string[];
  phases: readonly Phase[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const conversation = { kind: 'conversation', phases: ['opening', 'interview', 'questions', 'closing'] } as const;

export const rounds: Readonly<Record<RoundId, Round>> = {
  'recruiter-screen': {
    ...conversation,
    id: 'recruiter-screen',
    title: 'Recruiter screen',
    ms: 30 * MINUTE,
    interviewers: ['recruiter'],
  },
  'hiring-manager': {
    ...conversation,
    id: 'hiring-manager',
    title: 'Hiring manager',
    ms: 45 * MINUTE,
    interviewers: ['hiring-manager'],
  },
  'take-home': {
    id: 'take-home',
    title: 'Take-home',
    ms: 7 * DAY,
    kind: 'writing',
    interviewers: [],
    phases: ['writing'],
  },
  'case-presentation': {
    id: 'case-presentation',
    title: 'Case presentation',
    ms: 60 * MINUTE,
    kind: 'conversation',
    interviewers: ['pm', 'em'],
    phases: ['opening', 'presenting', 'stress-test', 'questions', 'closing'],
  },
  technical: {
    ...conversation,
    id: 'technical',
    title: 'Technical assessment',
    ms: 45 * MINUTE,
    interviewers: ['tech-em'],
  },
  behavioral: {
    ...conversation,
    id: 'behavioral',
    title: 'Behavioral and leadership',
    ms: 45 * MINUTE,
    interviewers: ['xfn'],
  },
  founder: {
    ...conversation,
    id: 'founder',
    title: 'Founder round',
    ms: 30 * MINUTE,
    interviewers: ['founder'],
  },
};

const theSix: readonly RoundId[] = [
  'recruiter-screen',
  'hiring-manager',
  'take-home',
  'case-presentation',
  'technical',
  'behavioral',
];

/** The whole loop for a level: six rounds, and the founder for L6. */
export const theLoop = (level: Level): RoundId[] => (level === 'L6' ? [...theSix, 'founder'] : [...theSix]);
