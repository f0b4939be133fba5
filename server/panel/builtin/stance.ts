import type { AnalysedSentence, Token } from './language.ts';
import type { Span } from './lexicon.ts';

/** Does the sentence assert what stands in a span, or only mention it: ask it, suppose it, wish for it, put it in another's mouth? */

export type Stance = 'asserted' | 'hedged' | 'mentioned';

const BELIEVE =
  /^(?:think|thinks|thought|believe|believes|believed|assume|assumes|assumed|assuming|expect|expects|expected|imagine|imagines|suppose|supposes|claim|claims|claimed|pretend|hear|heard|fear|fears|told|misread|conclude|say|says|said|argue|argues|insist|insists|worry|worries)$/;
const OWN = /^(?:we|i)$/;
const WRONGLY =
  /^(?:myth|myths|misconception|misconceptions|misunderstanding|misunderstand|misreading|mistaken|mistakenly|wrongly|falsely|incorrectly|fallacy|urban|mislead|misleading|misremember|overstate|overstates|overclaim|overclaiming|untrue|false|incorrect|mistake|pitfall|trap|illusion|legend|folklore|fiction|wrong|lie|naive|naively|contrary|tempting|exaggeration|hype)$/;
const SUPPOSE = /^(?:if|whether|suppose|supposing|imagine|pretend|wish|unless|were)$/;
const WISH =
  /^(?:want|wants|wanted|wish|wishes|request|requests|requested|requesting|propose|proposes|proposing|proposal|ask|asks|asked|asking|demand|demands|need|needs|hope|hopes|lacks|lack|missing|roadmap|prototype|build|building|add|adding|invent|offer|introduce|explore|exploring|consider|require|requires)$/;
const HEDGE =
  /^(?:might|may|maybe|perhaps|possibly|probably|could|seemingly|apparently|presumably|unsure|guess|suspect)$/;
const CLAUSE = /^(?:[,;:()—–]|because|since|so|as|and|but|which|where|when|that's)$/;
const PROMISE =
  /^(?:promise|promises|promised|assume|assumes|claim|claims|say|says|suggest|suggests|imply|implies|mean|means|expect|expects|pretend|rely|count|guarantee|think|believe|tell|sell|read|treat|present|pitch|market|bet|presume|conclude|confuse|trust|want|wanted|true|case)$/;

const lower = (tokens: readonly Token[], i: number): string => tokens[i]?.lower ?? '';

/** "if they leave they lose …", "if someone drops it the data …": a new subject right after a noun */
const startsClause = (tokens: readonly Token[], i: number): boolean =>
  /^(?:they|we|it|you|i|he|she|the|that|this|all|nothing|everything)$/.test(lower(tokens, i)) &&
  (/^(?:NOUN|PROPN|ADV)$/.test(tokens[i - 1]?.pos ?? '') || tokens[i + 1]?.pos === 'AUX');

/**
 * In the if-clause itself nothing is asserted. What follows from it is, "if a table is large, Spark fails",
 * unless the whole is contrary to fact: "if it were so, we could …".
 */
function supposed(tokens: readonly Token[], span: Span): boolean {
  for (let i = 0; i < tokens.length; i += 1) {
    const word = lower(tokens, i);
    if (!SUPPOSE.test(word)) continue;
    if (word === 'were' && !/^(?:it|this|that)$/.test(lower(tokens, i + 1))) continue;
    if (word === 'if' && /^(?:even|as)$/.test(lower(tokens, i - 1))) continue;
    let end = i + 1;
    while (
      end < tokens.length &&
      !/^(?:[,;]|then)$/.test(lower(tokens, end)) &&
      !(end > i + 2 && startsClause(tokens, end))
    )
      end += 1;
    if (span.from > i && span.to <= end) return true;
    if (span.to > i && tokens.some((token) => /^(?:would|could|were)$/.test(token.lower))) return true;
  }
  return false;
}

function attributed(tokens: readonly Token[], span: Span): boolean {
  for (let i = 0; i < tokens.length; i += 1) {
    const word = lower(tokens, i);
    if (WRONGLY.test(word) && !(i >= span.from && i < span.to) && !tokens[i]?.negated) {
      if (/^(?:wrong|false|lie|hype|mistake|trap)$/.test(word) && i > span.to + 8) continue;
      return true;
    }
    if (word === 'used' && lower(tokens, i + 1) === 'to' && i < span.to && tokens[i - 1]?.pos !== 'AUX') return true;
    if (!BELIEVE.test(word) || i >= span.from) continue;
    const subject = tokens
      .slice(Math.max(0, i - 4), i)
      .reverse()
      .find((token) => token.pos === 'PRON' || token.pos === 'NOUN' || token.pos === 'PROPN');
    if (subject && OWN.test(subject.lower) && !tokens[i]?.negated) continue;
    if (
      /^(?:say|says|said|claims?|expected|told)$/.test(word) &&
      subject &&
      /^(?:doc|docs|documentation|page|guide)$/.test(subject.lower)
    )
      continue;
    if (word === 'expected' && lower(tokens, i + 1) !== 'that') continue;
    return true;
  }
  return false;
}

/** "we cannot promise that …", "this does not mean …" */
const denied = (tokens: readonly Token[], span: Span): boolean =>
  tokens.some((token, i) => i < span.from && span.from - i < 12 && token.negated && PROMISE.test(token.lower));

const WISHER =
  /^(?:we|i|they|you|customers?|users?|teams?|analysts?|engineers?|buyers?|people|admins?|everyone|everybody|someone|lets|let|us|to|who|companies|enterprises|organi[sz]ations|prospects|accounts|respondents|interviewees|stewards?|developers?)$/;
const WISH_NOUN =
  /^(?:proposal|request|requests|roadmap|wish|prototype|feature|mockup|vision|proposing|requesting|wants|wished|asks|asking)$/;

/** "customers ask for …", "we would build …": not there yet, or not needed to be there */
function wished(tokens: readonly Token[], span: Span): boolean {
  for (let i = Math.max(0, span.from - 7); i < span.from; i += 1) {
    const word = lower(tokens, i);
    if (!WISH.test(word) && !WISH_NOUN.test(word)) continue;
    if (tokens[i]?.negated) continue;
    if (
      tokens
        .slice(Math.max(0, i - 4), i)
        .some((token) => /^(?:once|when|after|if|whenever|since|because)$/.test(token.lower))
    )
      continue;
    if (!WISH_NOUN.test(word) && ![1, 2, 3].some((back) => WISHER.test(lower(tokens, i - back)))) continue;
    let clear = true;
    for (let j = i + 1; j < span.from; j += 1) if (CLAUSE.test(lower(tokens, j))) clear = false;
    if (clear) return true;
  }
  return false;
}

/** Inside quotation marks the words are somebody else's, unless the whole sentence is quoted. */
const quoted = (tokens: readonly Token[], span: Span): boolean => {
  const before = tokens.slice(0, span.from + 1).filter((token) => token.lower === '"').length;
  const after = tokens.slice(span.to - 1).filter((token) => token.lower === '"').length;
  return before % 2 === 1 && after > 0 && tokens[0]?.lower !== '"';
};

const REFUTED =
  /^(?:supported|possible|allowed|permitted|true|case|recommended|correct|work|works|option|idea|enough|advised|safe|feasible|available|viable|realistic|accurate|so|how|needed|necessary|required|an)$/;

/** "sharing one checkpoint is not supported" */
const refuted = (tokens: readonly Token[], span: Span): boolean =>
  tokens
    .slice(span.to, span.to + 7)
    .some(
      (token, i, after) =>
        token.negated &&
        REFUTED.test(token.lower) &&
        !after.slice(0, i).some((one) => /^(?:[,;:()—–.]|and|but|because|since|so|which)$/.test(one.lower)),
    );

/** "may see" is a permission, "may lag" is a doubt. */
const hedges = (token: Token, next: Token | undefined): boolean =>
  HEDGE.test(token.lower) &&
  token.lower !== 'could' &&
  !(
    token.lower === 'may' &&
    /^(?:see|read|access|open|ask|query|know|view|use|write|run|only|not)$/.test(next?.lower ?? '')
  );

export function stance(sentence: AnalysedSentence, claim: Span): Stance {
  const { tokens } = sentence;
  if (tokens.at(-1)?.lower === '?' || sentence.kind === 'heading') return 'mentioned';
  if (
    supposed(tokens, claim) ||
    attributed(tokens, claim) ||
    denied(tokens, claim) ||
    wished(tokens, claim) ||
    refuted(tokens, claim) ||
    quoted(tokens, claim)
  )
    return 'mentioned';
  const near = tokens.slice(Math.max(0, claim.from - 4), claim.to);
  return near.some((token, i) => hedges(token, near[i + 1])) ? 'hedged' : 'asserted';
}
