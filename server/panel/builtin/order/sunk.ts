import type { Claim } from '../claims.ts';
import type { AnalysedText } from '../language.ts';
import { plain, words } from '../weak/sentence.ts';

/** What has been spent already, given as the reason to go on. */

const SO_LONG =
  '(?:(?:\\d[\\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|half a)(?: \\w+){0,2} (?:months?|years?|weeks?|quarters?|thousand|million|dollars|euros?)|[$€£][\\d,.]+ ?[km]?|so much(?: \\w+)?)';
const SPENT = words(
  `(?:(?:already|have|has|'ve) (?:already )?(?:put|spent|invested|paid|sunk|gone|poured)(?: already)? ${SO_LONG}|${SO_LONG}(?: of (?:good )?[\\w' ]*?work)? (?:(?:have|has) (?:already )?(?:gone|been)|went|are (?:already )?in|in by now|in it|in\\b[,]? we|spent[, ]|is a lot to walk away)|so much (?:work )?(?:in it )?already(?: invested)?|already invested|already (?:paid for|in it|been started|begun with)|(?:money|half of it|work) is (?:already )?(?:there|in it)|half (?:the code|of it|built|done|painted|finished) (?:is there|exists?|already)|half the code|(?:stop|stopping|dropping|leaving)(?: \\w+){0,3} would (?:waste|write off|throw away|lose)|write off|be (?:a (?:pity|shame|waste)|wasteful)|(?:go|going) to waste|should not be lost|turn ${SO_LONG} of work)`,
);
/** A quick look, before the long pattern. */
const SIGN =
  /\b(?:already|spent|invested|paid|sunk|gone|poured|put|went|been|walk away|in by now|in it|in we|in there|half|waste|wasteful|write off|throw|pity|shame|lost|turn|months in|years in|weeks in)\b/;
const GO_ON = words(
  '(?:finish(?:e[sd])?|first|before (?:any\\w+|the|that|we)|see (?:it|this|the \\w+) through|through first|complet\\w+|go(?:es|ing)? on|continu\\w+|ahead of|carry on|stick with|keep (?:at|going)|is where we start|we take|i take|begin with|start with|not (?:let|leave|stop))',
);
const AGAINST = words(
  '(?:although|though|but|even (?:so|if|though)|still|however|whatever|either way|gone|anyway|anyhow|stops?|shelve|drop|dropped|instead|despite|not a reason|no reason|unlock\\w*|deadline|regulat\\w+|contract|required?|if|only when|asked for)',
);
const MINE = words("(?:i|we|i'd|we'd|we'll|i'll|we've|i've|our|goes|gets|comes|it's)");

export function sunkCost(text: AnalysedText): Claim[] {
  return text.sentences.flatMap((s, sentence): Claim[] => {
    const low = plain(s.text);
    if (!SIGN.test(low)) return [];
    const spent = SPENT.exec(low);
    if (!spent || !GO_ON.test(low) || AGAINST.test(low.replace(spent[0], '')) || !MINE.test(low)) return [];
    return [
      {
        sentence,
        id: 'priority.sunk',
        axis: 'priority',
        sure: 0.8,
        point: 'What has gone into it is spent either way; what does the remaining work bring, against the other item?',
      },
    ];
  });
}
