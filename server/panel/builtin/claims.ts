import type { Axis } from '../../../protocol/challenge.ts';
import type { AnalysedText } from './language.ts';
import { wrongPriority } from './order/priorities.ts';
import { wrongSums } from './sums/arithmetic.ts';
import { wrongSchedule } from './time/schedule.ts';
import { competition } from './weak/competition.ts';
import { feasibility } from './weak/feasibility.ts';
import { metrics } from './weak/metrics.ts';
import { priority } from './weak/priority.ts';
import { type Detector, type Read, reads, type Weakness } from './weak/sentence.ts';
import { user } from './weak/user.ts';
import { viability } from './weak/viability.ts';

/** All weak claims of a text, sentence by sentence, axis by axis. */

export interface Claim extends Weakness {
  /** Index of the sentence. */
  sentence: number;
}

const DETECTORS: readonly Detector[] = [...user, ...priority, ...metrics, ...viability, ...competition, ...feasibility];

export const AXES: readonly Axis[] = [
  'user',
  'priority',
  'metrics',
  'viability',
  'competition',
  'feasibility',
  'technical',
];

/** Too short to be a claim, a title, or a question. */
const claims = (read: Read): boolean =>
  read.at.kind !== 'heading' && read.at.tokens.length >= 4 && !/\?\s*$/.test(read.low);

/** `numbers`: the candidate's own numbers are held against each other as well. */
export function weakClaims(text: AnalysedText, numbers = true): Claim[] {
  const worded = reads(text).flatMap((read, sentence) =>
    claims(read)
      ? DETECTORS.flatMap((detect) => {
          const found = detect(read);
          return found ? [{ ...found, sentence }] : [];
        })
      : [],
  );
  return numbers ? [...worded, ...wrongSums(text), ...wrongPriority(text), ...wrongSchedule(text)] : worded;
}
