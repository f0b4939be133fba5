import type { Aspect } from './aspect.ts';
import { near } from './line.ts';
import { breaking, concrete, evident, named, person, supposed } from './shapes.ts';
import { rx, UNIVERSAL } from './words.ts';

/** Who has the problem, as a case or its defence can show it. */

const who = { weight: 0.3, shows: named, has: 'one kind of person, narrowed', lacks: 'who exactly it is for' };

export const user: Aspect = {
  topic: rx(
    '(?:users?|personas?|segments?|customers?|workflows?|who (?:exactly )?(?:has|is|are|opens|uses|feels)|whose|the person|problem|for whom)',
  ),
  parts: [
    who,
    {
      weight: 0.35,
      shows: breaking,
      has: 'the moment at which their work breaks',
      lacks: 'the step of their work that breaks',
    },
    { weight: 0.35, shows: evident, has: 'what was asked or counted', lacks: 'evidence with a count behind it' },
  ],
};

const whyWord = rx(
  '(?:because|since|the reason|it turned out|turned out|root|what was behind|behind it|underneath|actually|so they|which is why|that is why|comes from|caused?)',
);

/** From complaint to cause. */
export const userCause: Aspect = {
  topic: user.topic,
  parts: [
    { ...who, weight: 0.2 },
    {
      weight: 0.25,
      shows: breaking,
      has: 'the moment at which their work breaks',
      lacks: 'the step of their work that breaks',
    },
    {
      weight: 0.3,
      shows: (line) =>
        whyWord.test(line.tag) && (person.test(near(line)) || line.tech.size > 0) ? concrete(line, 3) : 0,
      has: 'why they have the problem',
      lacks: 'why they have the problem at all',
    },
    { weight: 0.25, shows: evident, has: 'something seen or heard', lacks: 'something seen or heard that shows it' },
  ],
};

const tells = rx(UNIVERSAL);

/** Under pressure: one user kept, what is seen told from what is supposed. */
export const userAssumptions: Aspect = {
  topic: user.topic,
  parts: [
    { ...who, weight: 0.25 },
    {
      weight: 0.3,
      shows: breaking,
      has: 'the moment at which their work breaks',
      lacks: 'the step of their work that breaks',
    },
    { weight: 0.3, shows: evident, has: 'what was asked or counted', lacks: 'evidence with a count behind it' },
    {
      weight: 0.15,
      shows: (line) => (tells.test(line.tag) ? 0 : supposed(line)),
      has: 'seen kept apart from supposed',
      lacks: 'what is seen and what is only supposed',
    },
  ],
};
