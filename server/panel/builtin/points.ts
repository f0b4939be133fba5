import type { Axis } from '../../../protocol/challenge.ts';
import type { Claim } from './claims.ts';
import type { Features } from './features.ts';

/** What is wrong with a sentence that the classifier singled out, in words, from the turns of phrase that gave it away. */

const BY_CUE: Record<string, string> = {
  'user-vague': 'That names no role, no moment and no workflow: one could not go out and find this user.',
  'user-universal': 'That is said of everybody; whose week it breaks, and how one knows, is missing.',
  'user-common-sense': 'The need is taken for granted; no customer, count or observation stands behind it.',
  'user-own-life': 'One person’s own experience stands in for the customers.',
  'user-social-proof': 'Likes, votes and applause are not people with the problem doing something about it.',
  'user-proxy': 'This is what people around the customer say; nobody who has the problem was heard.',
  'user-not-asked': 'Nobody who has the problem was asked.',
  'user-executives': 'Those who were asked are not those whose daily work has to change.',
  'user-few': 'A few voices are made to speak for the whole segment.',
  'user-carries-over': 'What holds for one group is carried over to another that was not looked at.',
  'user-would': 'Saying that one would use it is not using it.',
  'user-habit': 'It assumes that people change how they work; what makes them do it is not said.',
  'priority-all': 'Everything is taken on at once, so nothing has been put first.',
  'priority-no-price': 'It is not said what is given up for this; something always is.',
  'priority-ease': 'It goes first for our convenience or taste, not because it is worth most.',
  'priority-boss': 'The reason for the order is who asked, not what it is worth.',
  'priority-sunk': 'What has been spent is no reason to go on; what is still to be gained is not compared.',
  'priority-rival': 'Somebody else’s announcement is the reason for the order; the value for our user is not.',
  'priority-despite': 'The order goes against what the candidate has just said about size or date.',
  'metrics-activity': 'That counts activity: it can grow while the problem stays as it is.',
  'metrics-bare-target': 'A percentage without a measure, a baseline and a date can always be claimed.',
  'metrics-feeling': 'Being pleased is not the outcome; nothing that the user does is measured.',
  'metrics-done': 'Shipping is not success: nothing about the user has to change for this to be met.',
  'metrics-attribution':
    'Something else can have moved that number; without a comparison it cannot be put down to this.',
  'metrics-mean': 'An average can improve while the cases that hurt stay as they are.',
  'metrics-raw-fall': 'That number also falls when customers leave, do less or stop reporting.',
  'metrics-own-judge': 'Those who made it decide whether it is good, or only the cases that went well are counted.',
  'viability-slice': 'A share of a large market is not a market: no buyer, no price and no way to win them is named.',
  'viability-big': 'The size is an adjective: no count of buyers and no price.',
  'viability-they-pay': 'That they pay is asserted; no price was tested and no budget named.',
  'viability-price': 'The price is set by feeling: nothing about what it is worth to the buyer, or what it costs us.',
  'viability-revenue': 'How the one turns into our revenue is not shown: by how much, from whom, when.',
  'viability-free': 'The costs or the return are waved through without a figure.',
  'viability-later': 'Who pays, for what and how much is left open.',
  'viability-all-buy': 'Everybody is made to buy; what share really would is not in the sum.',
  'competition-contempt': 'That dismisses the rival instead of saying what it does well and for whom.',
  'competition-alone': 'There is always an alternative, if only what they do today; it is not named.',
  'competition-cannot': 'It says that the rival cannot or will not, without anything the rival has said or shipped.',
  'competition-we-win': 'Winning is asserted; for which customer, and at what they already pay for, is not.',
  'competition-leave':
    'It takes for granted that customers leave what they have; what switching costs them is not weighed.',
  'competition-then-now': 'Our future release is held against what the rival has today; they will move as well.',
  'feasibility-light': 'The hard part is called easy and is not named.',
  'feasibility-nothing-lost':
    'Nothing of this kind goes without a risk or a cost; what happens when it does not work is missing.',
  'feasibility-magic': 'A model is trusted with the hard part, and nothing says how a wrong answer is noticed.',
  'feasibility-breadth': 'It covers everything at once; which of these is hard, and why it still fits, is not said.',
  'feasibility-few': 'The people and weeks do not fit the breadth of the work; what takes longest is not named.',
  'feasibility-others-do': 'The hard part is left to others who have not agreed to it.',
  'feasibility-proof-small': 'What worked in the small is taken as proof for the whole.',
};

const BY_AXIS: Record<Axis, string> = {
  user: 'It does not follow that these people have the problem, or that they would act: those who were heard are not shown to be those who are meant.',
  priority: 'The order is not argued from value, cost or risk against the other options.',
  technical: 'It is said flatly of the product, and the case leans on it; that it works this way has to be shown.',
  metrics: 'That number can move without the problem being solved.',
  viability: 'The step from these numbers to that revenue is not shown.',
  competition: 'That is a hope about the rival rather than something it does or says.',
  feasibility: 'The hard part is not named, and nothing shows that the time and people suffice.',
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
