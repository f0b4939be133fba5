import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';
import type { Quantity } from './quantities.ts';

/** A price or a rate multiplied by everybody, where the text itself says how few have the need, or have signed. */

/** What makes a part the base: they have the thing, or have bound themselves. Those asked or tested are only a sample. */
const BINDS =
  /^[^.;]{0,40}?\b(?:signed|sign|ha(?:ve|d|s)|share|sell|sold|run|use|pay|paid|own|took|take|keep|ordered|bought|buy|handle|send|need|want it|renewed|put down|are on|sit on|export|publish|operate|which carry)\b/;
const SAMPLE =
  /\b(?:ask(?:ed)?|survey(?:ed)?|interview(?:ed)?|rang|called|tested|talked|spoke|spoken|invited|pilot|trial|test|sample[d]?|drawn|looked at|visited|answered|replied|met|checked|read|graded|wrong|correct|failed|late)\b/;
/** An upper bound that is named as one, or a share taken off right away. */
const HEDGED = words(
  "(?:at (?:the )?(?:very )?most|upper bound|ceiling|if (?:all|every|everyone)|even (?:if|with|at)|up to|would only|not|never|n't|can't|don't|won't|unless|instead of|rather than|only|excluding|except|before|later|eventually|some day|maximum|theoretical|on paper|cost[s]?|asked|surveyed|interviewed)",
);

const RECKONS = words(
  "(?:makes?|gives?|adds?|that's|that is|is|are|a business|brings?|comes? to|arrive|plan|market|revenue|pool|worth|get|book|counts?)",
);

interface Part {
  whole: Quantity;
  part: Quantity;
  said: string;
}

/** "210 traders …, and 40 of them signed"; "of our 9,400 accounts 412 pay it". */
function partsOf(text: AnalysedText, counts: readonly Quantity[]): Part[] {
  return counts.flatMap((part): Part[] => {
    const s = text.sentences[part.sentence];
    if (!s || part.value < 3) return [];
    const low = plain(s.text);
    const after = low.slice(part.end - s.start);
    const before = low.slice(0, part.start - s.start);
    const of = /^(?: [a-z]+){0,2} of (?:them|those|these|the|our|its|their|all)\b/.exec(after);
    if (/\b(?:of|in|from) $/.test(before)) return [];
    const wholes = counts.filter((q) => q.value > part.value && q.start < part.end + 30);
    const inside = /\b(?:of|among) (?:the |our |its |their |these |those |all )?$/;
    const whole = of
      ? (wholes.find((q) => q.start > part.end && q.start - part.end < 16) ??
        [...wholes].reverse().find((q) => q.end <= part.start && q.sentence >= part.sentence - 1))
      : wholes.find(
          (q) =>
            q.sentence === part.sentence &&
            q.end <= part.start &&
            part.start - q.end < 90 &&
            inside.test(low.slice(0, q.start - s.start)),
        );
    const tail = after.slice(of?.[0].length ?? 0);
    const match = BINDS.exec(tail);
    if (!whole || whole.value < 2.5 * part.value || !match || SAMPLE.test(match[0]) || SAMPLE.test(before.slice(-30)))
      return [];
    return [{ whole, part, said: part.text }];
  });
}

export function wrongBase(text: AnalysedText, all: readonly Quantity[]): Claim[] {
  const counts = all.filter(
    (q) =>
      (q.sort === 'count' || q.sort === 'bare') &&
      Number.isInteger(q.value) &&
      q.value >= 3 &&
      q.value < 1e6 &&
      q.noun !== 'month',
  );
  if (counts.length < 3) return [];
  const parts = partsOf(text, counts);
  if (parts.length === 0) return [];
  return text.sentences.flatMap((s, i): Claim[] => {
    const low = plain(s.text);
    if (
      HEDGED.test(low) ||
      !RECKONS.test(low) ||
      !all.some(
        (q) =>
          q.sentence === i &&
          (q.sort === 'money' ||
            (q.sort === 'bare' &&
              q.value >= 1e5 &&
              /\b(?:makes?|gives?|adds?|brings?|business|market|revenue|comes? to|worth|get)\b/.test(low))),
      )
    )
      return [];
    const own = counts.filter((q) => q.sentence === i);
    const hit = parts.find(
      ({ whole, part }) =>
        part.sentence !== i &&
        whole.sentence !== i &&
        own.some((q) => q.value === whole.value) &&
        !own.some((q) => q.value === part.value),
    );
    if (!hit) return [];
    const at = own.find((q) => q.value === hit.whole.value);
    if (!at || !/\b(?:the|all|our|those|of|with|at|to) $/.test(low.slice(0, at.start - s.start))) return [];
    return [
      {
        sentence: i,
        id: 'viability.base',
        axis: 'viability',
        sure: 0.8,
        point: `You count all ${at.text}, and by your own words only ${hit.said} of them are in it.`,
      },
    ];
  });
}
