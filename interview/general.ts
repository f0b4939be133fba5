import type { Axis } from '../protocol/challenge.ts';

// Questions on an axis that suppose nothing and fit every round: for a coach who presses an axis that no prepared question is on.

export const generalQuestions: Readonly<Record<Axis, readonly string[]>> = {
  user: [
    'Of all the people in what you have told us, whose day would be worse without you?',
    'Pick one user from your own work: what did you see them struggle with?',
  ],
  priority: [
    'Think of two things that both deserved your time: how do you decide which comes first?',
    'What have you left out so far, and on purpose?',
  ],
  technical: [
    'Take one part of what we have talked about and tell me how it works underneath.',
    'Which behavior of a system did you have to understand before you could decide something?',
  ],
  metrics: [
    'Which number would tell you that it worked?',
    'Which number would have to stay where it is while you improve another?',
  ],
  viability: ['Who would pay for it, and out of which budget?', 'What would it cost, in round figures?'],
  competition: ['What else could a customer choose in place of it?', 'Where is somebody else better at this today?'],
  feasibility: [
    'What would be the hardest part of building it?',
    'What would you try first, to find out whether it can be done?',
  ],
};
