import type { Challenge } from '../../protocol/challenge.ts';
import { stemsIn } from './stems.ts';

// Whether two points are one: what somebody says again in nearly the same words is not challenged again.

/** Shared stems, and their share of the shorter quote, from which on two quotes say the same. */
const STEMS = 3;
const SHARE = 0.6;

type Point = Pick<Challenge, 'axis' | 'quote'>;

export function isSameMatter(a: Point, b: Point): boolean {
  if (a.axis !== b.axis) return false;
  const [one, other] = [new Set(stemsIn(a.quote)), new Set(stemsIn(b.quote))];
  const shared = [...one].filter((each) => other.has(each)).length;
  return shared >= STEMS && shared >= SHARE * Math.min(one.size, other.size);
}
