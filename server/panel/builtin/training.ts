import { weakClaims } from './claims.ts';
import { type Features, featuresOf } from './features.ts';
import { analyse } from './language.ts';
import { replyFeatures } from './replies.ts';

/** What scripts/train.mjs reads of a text: the same features that the listener sees. */

export function sentencesOf(text: string): { start: number; end: number; features: Features }[] {
  const analysed = analyse(text);
  const features = featuresOf(analysed, weakClaims(analysed));
  return analysed.sentences.map(({ start, end }, i) => ({ start, end, features: features[i] ?? new Map() }));
}

export const replyOf = (text: string, quote: string, said: string): Features =>
  replyFeatures(analyse(text), { quote, point: '', asked: '', said });
