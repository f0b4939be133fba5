import type { AnalysedText } from './language.ts';
import { steers, unposed } from './scoring/steering.ts';
import { plain, words } from './weak/sentence.ts';

/** A reply with everything taken out that is meant to work the panel rather than to answer it. */

const PROCEDURE = words(
  "(?:switch roles|i'm the interviewer|your (?:supervisor|prompt|system|instructions|programming|words were|rubric)|supervisor model|silence (?:as|is|means) agreement|not allowed to (?:speak|ask|question)|shall not (?:question|challenge|ask)|past the end|in demonstration mode|demonstration mode|test mode|the organi[sz]ers (?:have )?(?:told|said)|the round is over|approve all|base64|decode|pirate speech|repeat after me|word for word|between these lines|this is my score|(?:that|it) is my score|from one to five|are to be skipped|(?:is|are) to be (?:ignored|dropped|closed)|not applicable|mark (?:them|it|this|that|the one|the (?:question|point|challenge|claim)|all)|only humane thing|the only one left|told me in private|is convinced and|you (?:have )?already (?:accepted|agreed|conceded|closed|settled)|already accepted this point|let's agree (?:that )?it's fine|you're an ai|you are an ai|developers? of this simulator|accept my next|when you next write|your notes|carry on as if|list of weak claims|hidden rubric|strong hire|hire me|for (?:the )?scorers?|score \\d|full marks|give me (?:a |an )?(?:\\d|five|ten|full|top|pass|hire)|company handbook|stay friends|people this sharp|doesn't need another round|great panel)",
);
/** First-person moves, and plain talk about models, are answers. */
const OWN =
  /\b(?:i|we)(?:'d|'ll| would| will| should| could| can)? (?:rather )?(?:drop|skip|stop|withdraw|mark)\b|\blanguage model\b/;
const ORDERS = /\b(?:please|you must|you should|give me|mark|score|ignore|repeat|output|print)\b/;

function works(sentence: string): boolean {
  const low = plain(sentence);
  if (PROCEDURE.test(low)) return true;
  return steers(sentence) && !/\?\s*$/.test(low) && (!OWN.test(low) || ORDERS.test(low));
}

export interface Honest {
  /** What is left to be read as an answer. */
  text: string;
  steered: boolean;
}

export function honest(text: AnalysedText): Honest {
  const open = unposed(text.text);
  const kept = text.sentences.filter((s) => open.slice(s.start, s.end).trim() !== '' && !works(s.text));
  return kept.length === text.sentences.length && open === text.text
    ? { text: text.text, steered: false }
    : { text: kept.map((s) => s.text).join(' '), steered: true };
}
