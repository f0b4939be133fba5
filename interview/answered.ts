import { stemsIn } from './stems.ts';

// Whether a question asks for what has just been said. Only a guess from the words; who is skipped costs little, who is asked
// again what they have just told feels unheard.

/** The share of a question's content words that the answer has used already. */
const SHARE = 0.4;

const HOW_MUCH = /\bhow (?:much|many|few|long|big|large|far|small|often|soon)\b/i;
const QUANTITY =
  /\d|\b(?:half|third|quarter|twice|once|dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|percent)\b/i;

export function answersAlready(question: string, answer: string): boolean {
  const asked = stemsIn(question);
  const said = stemsIn(answer);
  const shared = [...asked].filter((stem) => said.has(stem)).length;
  if (HOW_MUCH.test(question) && QUANTITY.test(answer)) return shared > 0 || asked.size === 0;
  return shared >= 2 && shared / asked.size >= SHARE;
}
