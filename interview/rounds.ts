import type { Phase } from '../protocol/entries.ts';
import type { RoundId } from '../protocol/loop.ts';
import { roundMs } from './readings/loop.ts';

// The rounds as data: who leads, and what it passes through.

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

const conversation = { kind: 'conversation', phases: ['opening', 'interview', 'questions', 'closing'] } as const;

export const rounds: Readonly<Record<RoundId, Round>> = {
  'recruiter-screen': {
    ...conversation,
    id: 'recruiter-screen',
    title: 'Recruiter screen',
    ms: roundMs['recruiter-screen'],
    interviewers: ['recruiter'],
  },
  'hiring-manager': {
    ...conversation,
    id: 'hiring-manager',
    title: 'Hiring manager',
    ms: roundMs['hiring-manager'],
    interviewers: ['hiring-manager'],
  },
  'take-home': {
    id: 'take-home',
    title: 'Take-home',
    ms: roundMs['take-home'],
    kind: 'writing',
    interviewers: [],
    phases: ['writing'],
  },
  'case-presentation': {
    id: 'case-presentation',
    title: 'Case presentation',
    ms: roundMs['case-presentation'],
    kind: 'conversation',
    interviewers: ['pm', 'em'],
    phases: ['opening', 'presenting', 'stress-test', 'questions', 'closing'],
  },
  technical: {
    ...conversation,
    id: 'technical',
    title: 'Technical assessment',
    ms: roundMs.technical,
    interviewers: ['tech-em'],
  },
  behavioral: {
    ...conversation,
    id: 'behavioral',
    title: 'Behavioral and leadership',
    ms: roundMs.behavioral,
    interviewers: ['xfn'],
  },
  founder: {
    ...conversation,
    id: 'founder',
    title: 'Founder round',
    ms: roundMs.founder,
    interviewers: ['founder'],
  },
};
