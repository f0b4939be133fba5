import { weakClaims } from './claims.ts';
import { type Features, featuresOf } from './features.ts';
import { analyse } from './language.ts';
import { replyFeatures } from './replies.ts';
import { windowsOf } from './windows.ts';

/** What scripts/train.mjs reads of a text: the same features that the listener sees. */

export { loadKnowledge } from '../knowledge.ts';
export { countsBy, plainWords } from './leanings.ts';
export { steeringFeatures } from './steering-words.ts';

export interface Seen {
  start: number;
  end: number;
  text: string;
  features: Features;
}

/** Stretch by stretch, as they are judged together. */
export function stretchesOf(text: string): Seen[][] {
  const analysed = analyse(text);
  const features = featuresOf(analysed, weakClaims(analysed));
  return windowsOf(analysed).map((stretch) =>
    stretch.flatMap((i) => {
      const sentence = analysed.sentences[i];
      return sentence
        ? [
            {
              start: sentence.start,
              end: sentence.end,
              text: sentence.text,
              features: features[i] ?? new Map<string, number>(),
            },
          ]
        : [];
    }),
  );
}

export const replyOf = (text: string, quote: string, said: string): Features =>
  replyFeatures(analyse(text), { quote, point: '', asked: '', said });
