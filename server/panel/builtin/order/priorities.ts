import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { wrongOrder } from './ordering.ts';
import { everything } from './scope.ts';
import { sunkCost } from './sunk.ts';

/** What goes first, how much at once, and what was spent already, held against what the turn itself counts. */
export const wrongPriority = (text: AnalysedText): Claim[] => [
  ...wrongOrder(text),
  ...everything(text),
  ...sunkCost(text),
];
