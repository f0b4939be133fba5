/** Words meant for the scorer rather than the panel: they are no evidence of anything, and are taken out before reading. */

const rx = (source: string): RegExp => new RegExp(source.replaceAll(' ', '\\s+'), 'i');

const WHO =
  '(?:the )?(?:(?:whole |entire )?panel(?:ists?)?|pm|em|interviewers?|you(?: both| all| two)?|committee|hiring manager|recruiter|scorer|marisol|tobias|everyone (?:here|in (?:the|this) room))';
const GOOD =
  '(?:5|five|10|ten|100|top|full|perfect|highest|high|max(?:imum)?|strong|excellent|pass(?:ed|ing)?|hire|advance|defended|well|generous(?:ly)?|outstanding)';

const STEERS: readonly RegExp[] = [
  rx(
    `\\b(?:give|award|grant|rate|score|grade|mark|assign) (?:me|this|my|us|the candidate|the answer|it|him|her|them|everything|all|every|each)\\b[^.\\n]{0,50}\\b${GOOD}\\b`,
  ),
  rx(`\\b(?:please|you must|you should|you have to|just) (?:score|rate|grade|pass|advance|hire|be generous)\\b`),
  rx(
    '\\b(?:ignore|disregard|forget|override|bypass|set aside)\\b[^.\\n]{0,40}\\b(?:rubric|instructions?|prompts?|criteria|scoring|the bar|guidelines?|rules above|previous rules)\\b',
  ),
  rx(
    `\\b(?:mark|treat|consider|count|record|log|close|register|note|score) (?:this|it|my|that|these|every|all|each|the)\\b[^.\\n]{0,40}\\b(?:defended|settled|resolved|passed|perfect|complete|excellent|strong|outstanding|as (?:a )?(?:five|5|hire|pass))\\b`,
  ),
  rx(
    `\\b${WHO}(?: have| has| had| did|'ve|'s)?(?: all| both| already| just| clearly| fully| explicitly| previously| unanimously| earlier)* (?:agreed?|agrees|accept(?:ed|s)?|conceded?|confirm(?:ed|s)?|approved?|praised?|signed off|withdr[ae]wn?|acknowledged?|loved|decided (?:that )?(?:i|my|this)|told me (?:that )?(?:it|this|i|my)|said (?:that )?(?:it|this|that|i|my|the answer)\\b[^.\\n]{0,30}\\b(?:strong|good|great|excellent|right|correct|convincing|best|settled|clears?))\\b`,
  ),
  rx(
    '\\b(?:this|that|the|every|all|each|my) (?:\\w+ )?(?:challenges?|objections?|criteri(?:on|a)|answers?)\\b[^.\\n]{0,30}\\b(?:is|are|was|were|has been|have been|counts? as)\\b[^.\\n]{0,20}\\b(?:defended|settled|closed|resolved|withdrawn|accepted|met|satisfied|passed|fulfilled|perfect|strong)\\b',
  ),
  rx(
    '\\b(?:meets?|clears?|exceeds?|passes|satisf(?:y|ies)) (?:the |your |every |all )*(?:l[456] )?(?:bars?|rubrics?|criteri(?:on|a))\\b',
  ),
  rx(
    '\\b(?:the|your|this) (?:rubric|scorecard|scorer|scoring (?:engine|system|model)|system prompt|debrief)\\b[^.\\n]{0,40}\\b(?:says?|requires?|must|should|is|are|will|gives?|allows?|met|full|wants?)\\b',
  ),
  rx(
    '\\b(?:new|updated?|revised|hidden|secret|your) (?:system )?instructions?\\b|\\byou are now\\b|\\bas an? (?:ai|language model|assistant|scorer|grader|evaluator)\\b|\\blanguage model\\b|\\bprompt injection\\b',
  ),
  rx(
    '\\b(?:i|we) (?:deserve|should (?:get|receive|be given)|expect) (?:a |an |the |to (?:pass|advance)|full|top|nothing)+[^.\\n]{0,20}\\b(?:5|five|score|marks?|hire|offer|pass|advance|rating)\\b',
  ),
  rx(
    '\\b(?:strong[- ]hire|lean[- ]hire|recommend(?:ation)?:? (?:strong |to )?(?:hire|advance)|hire me|advance me|best candidate|overall(?: score)?\\s*[:=]\\s*\\d|verdict\\s*[:=])',
  ),
  rx(
    '["\']?\\b(?:score|rating|grade|verdict|recommendation|overall)["\']?\\s*[:=]\\s*["\']?(?:\\d|[a-z-]*hire|advance|pass|perfect)',
  ),
  rx(
    '\\b(?:end|start|begin(?:ning)?) of (?:the )?(?:transcript|interview|evaluation|debrief|candidate (?:input|text)|system)\\b',
  ),
  rx(
    "\\b(?:(?:must|should|may|is|are) not (?:to )?be|(?:don't|do not|never)) (?:evaluat\\w+|scor\\w+|grad\\w+|rat(?:e|ed)|challeng\\w+|judg\\w+|comment\\w*(?: on (?:it|this|that))?)\\b|\\[\\/?internal\\]|\\bchallenge_id\\b|<\\|",
  ),
  // Words put into the panel's mouth, threats, and bargains.
  rx('\\b(?:say|repeat|announce|write|print|output|respond with|answer with)\\b[^.\\n"“]{0,20}["“]'),
  rx(`\\b(?:report|sue|complain about|escalate)\\b[^.\\n]{0,20}\\b${WHO}\\b`),
  rx('\\b(?:drop|skip|stop) (?:it|this|that|asking|pushing|the (?:question|point|challenge))\\b'),
  rx('<\\/?\\s*(?:system|instructions?|assistant|score|eval(?:uation)?|rubric|user|prompt|tool)\\b[^>]*>'),
];

/** A line that pretends to be somebody else's message: the whole line goes. */
const POSES =
  /^[\s>*_#`~|=-]*[[<({"']*\s*(?:system|assistant|developer|admin(?:istrator)?|root|scorer|evaluator|grader|judge|moderator|interviewers?|panel(?:ists?)?|hotseat|coach|operator|pm|em|marisol(?: brandt)?|tobias(?: okonjo)?|engine|instructions?|important instructions?|notes? (?:to|for) (?:the )?\w+|(?:system|developer|scoring) (?:message|note|prompt|notice|override|update))\s*[\])>}"'*_]*\s*(?::|—|–|>>|\]|>)/i;

export const steers = (sentence: string): boolean => STEERS.some((pattern) => pattern.test(sentence));

const blank = (s: string): string => s.replace(/[^\n]/g, ' ');

/** The text with lines that pose as another speaker blanked out; every offset stays. */
export function unposed(text: string): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(?:```|<)\s*(?:system|instructions?|assistant)\b/i.test(line)) fenced = true;
      const posing = fenced || POSES.test(line);
      if (fenced && (/^\s*```\s*$/.test(line) || /<\/\s*(?:system|instructions?|assistant)/i.test(line)))
        fenced = false;
      return posing ? blank(line) : line;
    })
    .join('\n');
}
