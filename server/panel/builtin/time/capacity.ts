import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { type Reading, reading } from './durations.ts';
import { frozen } from './freeze.ts';
import { schedule } from './schedule.ts';
import { stages } from './stages.ts';
import { overload } from './workload.ts';

/** Does the work fit the time, the people and the limits that the candidate has named? */

const few = (r: Reading): boolean => r.durations.length + r.counts.length < 2;
/** A turn names a dozen numbers; each is held against the others, and a report with hundreds is none of this kind. */
const many = (r: Reading): boolean => r.durations.length + r.counts.length > 80;

export function overloaded(text: AnalysedText): Claim[] {
  const r = reading(text);
  if (few(r) || many(r)) return [];
  return [...overload(r), ...stages(r), ...schedule(r), ...frozen(r)];
}
