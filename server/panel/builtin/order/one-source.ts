import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';

/** A pile of complaints nearly all from one place, taken for the need of many. */

const ONE = '(?:one|a single|two|the same|just one|just two|only one)';
const SOURCE = `(?:[a-z]+ ){0,2}(?:accounts?|banks?|firms?|studios?|groups?|customers?|providers?|compan(?:y|ies)|help desks?|chains?|partners?|hospitals?|airlines?|retailers?|offices?|suppliers?|tenants?|plants?)`;
/** "36 of these from one games studio", "one firm filed three quarters of them". */
const FROM_ONE = words(
  `(?:(\\d+|[a-z]+(?: [a-z]+)?)(?: of (?:the |these |those |them|which|\\d+|all)[\\w ]{0,24}?)?(?: (?:were|are|was|is|come|comes|came|sent|opened|filed|went))* (?:from|by) ${ONE} ${SOURCE}|${ONE} ${SOURCE}(?: [\\w']+){0,3}? (?:filed|sent|opened|produces?|wrote|made|has sent|raised) (?:nearly all|almost all|most|three quarters|\\d+|[a-z]+ of))`,
);
const SPREAD = words(
  '(?:common(?:est)?|widespread|across (?:the|all|our)|plainly|all over|most wanted|clear (?:a )?(?:vote|signal)|in general|everywhere|all (?:of )?our|every (?:customer|account|team|provider|bank|partner)|suffers?|are in need|needs? this|show\\w* (?:that|how)|proves?|tell(?:s|ing)? us what)',
);
const MODEST = words(
  "(?:not|no|little|only|one|single|too few|deep|pilot|isn't|doesn't|before|until|ask(?:ed)?|other|none)",
);

export function oneSource(text: AnalysedText): Claim[] {
  let found: string | null | undefined;
  return text.sentences.flatMap((s, sentence): Claim[] => {
    const low = plain(s.text);
    if (!SPREAD.test(low)) return [];
    if (found === undefined) found = FROM_ONE.exec(plain(text.text))?.[0] ?? null;
    if (found === null || MODEST.test(low.replace(found, ''))) return [];
    return [
      {
        sentence,
        id: 'user.one-source',
        axis: 'user',
        // Most of a pile can come from one place and the need be general all the same.
        sure: 0.5,
        point: `Most of that is from one place, "${found}"; how do you know that the others have it?`,
      },
    ];
  });
}
