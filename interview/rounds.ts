import type { Phase } from '../protocol/entries.ts';
import type { RoundId } from '../protocol/loop.ts';

// The rounds as data: who leads, and what it passes through.

export interface Round {
  id: RoundId;
  title: string;
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
    interviewers: ['recruiter'],
  },
  'hiring-manager': {
    ...conversation,
    id: 'hiring-manager',
    title: 'Hiring manager',
    interviewers: ['hiring-manager'],
  },
  'take-home': {
    id: 'take-home',
    title: 'Take-home',
    kind: 'writing',
    interviewers: [],
    phases: ['writing'],
  },
  'case-presentation': {
    id: 'case-presentation',
    title: 'Case presentation',
    kind: 'conversation',
    interviewers: ['pm', 'em'],
    phases: ['opening', 'presenting', 'stress-test', 'questions', 'closing'],
  },
  technical: {
    ...conversation,
    id: 'technical',
    title: 'Technical assessment',
    interviewers: ['tech-em'],
  },
  behavioral: {
    ...conversation,
    id: 'behavioral',
    title: 'Behavioral and leadership',
    interviewers: ['xfn'],
  },
  founder: {
    ...conversation,
    id: 'founder',
    title: 'Founder round',
    interviewers: ['founder'],
  },
};
