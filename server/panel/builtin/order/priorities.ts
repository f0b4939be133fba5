import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { oneSource } from './one-source.ts';
import { wrongOrder } from './ordering.ts';
import { wrongUser } from './pain.ts';
import { everything } from './scope.ts';
import { sunkCost } from './sunk.ts';

/** What goes first, how much at once, and for whom, held against what the turn itself counts. */
export const wrongPriority = (text: AnalysedText): Claim[] => [
  ...wrongOrder(text),
  ...everything(text),
  ...sunkCost(text),
  ...wrongUser(text),
  ...oneSource(text),
];
