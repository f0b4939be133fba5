import type { Claim } from '../claims.ts';
import type { AnalysedSentence, AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import { named } from './chosen.ts';
import { type Stretch, stretches } from './stakes.ts';

/** Who is named as the user, held against who has the pain by the turn's own counts. */

const FOR = words(
  "(?:(?:build|design|made|make|built)(?:s|ing)? (?:this |it |that )?(?:first )?for|(?:the|our|my) (?:user|persona|audience|target user|segment)(?: i \\w+| with the problem)? (?:is|are|would be|will be)(?: therefore| then)?|i'd serve|we serve|i serve|(?:pain|problem|trouble) (?:is|sits|lies) with)",
);
const STOP = /[,;:—]|\b(?:because|since|as|so|which|that|who|whose|although|though|rather|not|and)\b/;
/** A reason other than the count. */
const EITHER = words(
  '(?:although|though|even if|because they (?:pay|sign|decide)|not the|rather than|instead|except|can act|can change)',
);
const ENOUGH = 2.5;

function userOf(s: AnalysedSentence, low: string): Set<string> {
  const cue = FOR.exec(low);
  if (!cue) return new Set();
  const from = cue.index + cue[0].length;
  const stop = STOP.exec(low.slice(from));
  const to = stop ? from + stop.index : low.length;
  return named(s.tokens.filter((t) => t.start - s.start >= from && t.end - s.start <= to));
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((x) => b.has(x)).length;

export function wrongUser(text: AnalysedText): Claim[] {
  let all: Stretch[] | undefined;
  return text.sentences.flatMap((s, sentence): Claim[] => {
    const low = plain(s.text);
    const user = userOf(s, low);
    if (user.size === 0 || s.numbers.length > 1 || EITHER.test(low)) return [];
    all ??= stretches(text);
    const most = Math.max(0, ...all.filter((x) => x.sentence !== sentence).map((x) => shared(user, x.stems)));
    if (most === 0) return [];
    const own = all.filter((x) => x.sentence !== sentence && x.worth.length > 0 && shared(user, x.stems) === most);
    for (const a of own)
      for (const mine of a.worth)
        for (const b of all) {
          if (own.includes(b) || b.sentence === sentence || a.sentence !== b.sentence || b.stems.size === 0) continue;
          const theirs = b.worth.find((w) => w.of === mine.of);
          if (!theirs) continue;
          if (theirs.value > ENOUGH * mine.value && theirs.value < 200 * mine.value)
            return [
              {
                sentence,
                id: 'user.share',
                axis: 'user',
                sure: 0.8,
                point: `By your own count it is ${mine.text} with them and ${theirs.text} with the others; why are they the user?`,
              },
            ];
        }
    return [];
  });
}
