import type { Part } from './aspect.ts';
import { rx } from './words.ts';

/** What several readings of a conversation use. */

export const part = (weight: number, shows: Part['shows'], has: string, lacks: string, needs?: number): Part =>
  needs === undefined ? { weight, shows, has, lacks } : { weight, shows, has, lacks, needs };

export const figure = /<(?:num|money|percent|duration|multiple|size)>/;

export const past = rx(
  'i (?:\\w+ )?(?:\\w+ed|was|had|ran|built|wrote|led|sat|saw|took|left|made|went|found|chose|cut|told|spent|got|kept|held|learned)|my',
);

export const decided = rx(
  '(?:i|we) (?:\\w+ )?(?:decided|chose|refused|stopped|cut|said no|pushed|called|changed|picked|took|dropped|killed|reversed|moved|kept|held|paused|delayed|split|shipped|left)|my (?:call|decision)|i was the one',
);

export const apart = rx(
  "(?:my part|myself|mine|not mine|wasn't mine|was mine|the team (?:did|built|wrote)|the engineers? (?:did|built|wrote|found)|his|hers|her work|credit|i did not|i didn't|without me|nobody else|by hand|alone)",
);

export const again = rx(
  "(?:would(?:'ve| have)?|should have|should've|'d|wish i had|ought to have)(?: \\w+){0,3}? (?:differently|earlier|sooner|first|instead|asked?|told|have|start\\w*|stop\\w*|not|write|written|talk\\w*|test\\w*|ship\\w*|cut|sit|sat)|i was wrong|my mistake|i (?:misjudged|underestimated|overestimated|assumed|missed|ignored|skipped|trusted|waited too)|the mistake",
);

export const money = /<money>/g;

export const parts = rx('(?:base|salary|equity|rsus?|stock|bonus|signing|options|shares|grant|cash)');
