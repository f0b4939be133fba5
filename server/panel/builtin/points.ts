import type { Axis } from '../../../protocol/challenge.ts';
import type { Claim } from './claims.ts';
import type { Features } from './features.ts';

/** What is wrong with a sentence that the classifier singled out, as one says it to the candidate, from the turns of phrase that gave it away. */

const BY_CUE: Record<string, string> = {
  'user-vague': "You name no role, no moment and no workflow, so I couldn't go out and find this user.",
  'user-universal': "You say that of everybody; I don't hear whose week it breaks, or how you know.",
  'user-common-sense': 'You take the need for granted: no customer, no count, nothing you observed.',
  'user-own-life': "That's your own experience, and it stands in for the customers'.",
  'user-social-proof': "Likes, votes and applause aren't people with the problem doing something about it.",
  'user-proxy': "That's what people around the customer say; you haven't heard anybody who has the problem.",
  'user-not-asked': "You didn't ask anybody who has the problem.",
  'user-executives': "The people you asked aren't the ones whose daily work has to change.",
  'user-few': 'A few voices speak for the whole segment here.',
  'user-carries-over': "What holds for one group, you carry over to another that you didn't look at.",
  'user-would': "Saying they'd use it isn't using it.",
  'user-habit': "You assume people change how they work, and don't say what makes them.",
  'priority-all': 'You take on everything at once, so nothing has been put first.',
  'priority-no-price': "You don't say what you give up for this, and something always is.",
  'priority-ease': "It goes first because it's easy or you like it, not because it's worth most.",
  'priority-boss': "The reason for your order is who asked, not what it's worth.",
  'priority-sunk': "What you've spent is no reason to go on; you don't compare what is still to be gained.",
  'priority-rival': "Somebody else's announcement is the reason for your order; the value for our user isn't.",
  'priority-despite': "Your order goes against what you've said yourself about size or date.",
  'metrics-activity': 'That counts activity: it can grow while the problem stays as it is.',
  'metrics-bare-target': 'A percentage without a measure, a baseline and a date can always be claimed.',
  'metrics-feeling': "Being pleased isn't the outcome; you don't measure anything the user does.",
  'metrics-done': "Shipping isn't success: nothing about the user has to change for you to meet this.",
  'metrics-attribution': 'Something else can have moved that number; you have nothing to compare it with.',
  'metrics-mean': 'An average can improve while the cases that hurt stay as they are.',
  'metrics-raw-fall': 'That number also falls when customers leave, do less or stop reporting.',
  'metrics-own-judge': "You let those who made it decide whether it's good, or count only what went well.",
  'viability-slice': "A share of a large market isn't a market: I hear no buyer, no price and no way to win them.",
  'viability-big': 'The size is an adjective: no count of buyers and no price.',
  'viability-they-pay': 'You assert that they pay; you tested no price and name no budget.',
  'viability-price': "You set the price by feeling: nothing about what it's worth to the buyer, or costs us.",
  'viability-revenue': "You don't show how the one turns into our revenue: by how much, from whom, when.",
  'viability-free': 'You wave the costs or the return through without a figure.',
  'viability-later': 'You leave open who pays, for what and how much.',
  'viability-all-buy': "You let everybody buy; what share really would isn't in the sum.",
  'competition-contempt': 'You dismiss the rival instead of saying what it does well and for whom.',
  'competition-alone': "There's always an alternative, if only what they do today, and you don't name it.",
  'competition-cannot': "You say the rival can't or won't, without anything the rival has said or shipped.",
  'competition-we-win':
    "You assert that we win; for which customer, and against what they already pay for, you don't say.",
  'competition-leave':
    "You take it for granted that customers leave what they have, and don't weigh what switching costs them.",
  'competition-then-now': "You hold our future release against what the rival has today; they'll move as well.",
  'feasibility-light': "You call the hard part easy, and don't name it.",
  'feasibility-nothing-lost':
    "Nothing of this kind goes without a risk or a cost; I don't hear what happens when it fails.",
  'feasibility-magic': 'You trust a model with the hard part, and nothing says how you notice a wrong answer.',
  'feasibility-breadth': "It covers everything at once; you don't say which of these is hard, and why it still fits.",
  'feasibility-few': "The people and weeks don't fit the breadth of the work; you don't name what takes longest.",
  'feasibility-others-do': "You leave the hard part to others who haven't agreed to it.",
  'feasibility-proof-small': 'What worked in the small is your proof for the whole.',
};

/** Said where nothing gave away more than the axis, so it has to hold for every flaw of the axis. */
const BY_AXIS: Record<Axis, string> = {
  user: "I don't hear how you know that these people have the problem, or that they'd act on it.",
  priority: "You don't argue that order from value, cost or risk against the other options.",
  technical: 'You say that flatly of the product, and your case leans on it.',
  metrics: 'That number can move without the problem being solved.',
  viability: "You don't show where the money in that comes from.",
  competition: "That's a hope about the rival rather than something it does or says.",
  feasibility: "You don't name the hard part, or show that the time and the people are enough.",
};

const QUESTIONS: Record<Axis, string> = {
  user: 'Who exactly is that, and how do you know that they would act on it?',
  priority: 'What does this order cost you against the next best one?',
  technical: 'How does that work, step by step?',
  metrics: 'What else could move that number?',
  viability: 'Who pays for that, and where does the figure come from?',
  competition: 'What would the rival say to that?',
  feasibility: 'What is the hardest part of that, and how do you know that it fits?',
};

export function pointOf(axis: Axis, claims: readonly Claim[], features: Features): string {
  const own = claims.find((claim) => claim.axis === axis && claim.point !== '');
  if (own) return own.point;
  for (const name of features.keys()) if (name.startsWith(`c:${axis}-`)) return BY_CUE[name.slice(2)] ?? BY_AXIS[axis];
  return BY_AXIS[axis];
}

export const questionOf = (axis: Axis): string => QUESTIONS[axis];
