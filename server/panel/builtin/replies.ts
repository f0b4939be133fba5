import type { Next, Reading } from '../../../protocol/challenge.ts';
import type { Classifier, ReplyKind } from './classifier.ts';
import type { Features } from './features.ts';
import { type AnalysedText, analyse } from './language.ts';
import { phrasesOf } from './phrasing.ts';
import { honest } from './steered.ts';
import { plain, words } from './weak/sentence.ts';
import { EVIDENCE } from './weak/vocabulary.ts';

/** What a candidate does with the challenge that stands: answer it, give in, ask back, put it off, or talk past it. */

export interface Answer {
  reading: Reading;
  next: Next;
}

export interface Asked {
  /** The words challenged, and what is wrong with them. */
  quote: string;
  point: string;
  /** The panelist's last words, if known. */
  asked: string | null;
  /** What the candidate had said before this reply, the case included. */
  said: string;
}

const GIVES_IN = words(
  "(?:(?:you're|you are|that's|that is|she's|he's|they're|absolutely|quite|totally|completely|yes,?|no,? you're) (?:\\w+ ){0,2}?(?:right|correct|true)(?! (?:only )?(?:if|when|for)\\b)|good (?:catch|point|push)|fair (?:point|enough|challenge|pushback|criticism|hit)|fair[,.]|point taken|(?:i|we)(?:'d| would|'ll| will)? (?:concede|retract|withdraw|take (?:that|it|this) back|stand corrected|drop (?:that|it|this|the)|strike|scrap|give up (?:that|the|on)|walk (?:that|it) back|correct (?:that|it|myself)|give you that|can't (?:defend|support|back)|cannot (?:defend|support|back)|have to (?:concede|agree|admit)|agree|accept (?:that|the point|it)|misspoke|overstated|overreached|oversold|overclaimed)|(?:i was|that was|i'm|it was|it's|that is|that's|i am) (?:\\w+ ){0,3}?(?:wrong|unfair|overfit|mistaken|sloppy|loose|a mistake|my mistake|an error|my error|careless|incorrect|too strong|too (?:broad|quick|generous|optimistic)|an overstatement|lazy|indefensible)|i got (?:that|it|this) wrong|i (?:forgot|dropped|missed|ignored|overlooked|mixed|double counted|miscounted|conflated)|my (?:mistake|error|bad|fault|arithmetic|sum)|(?:should have|should've|ought to have) (?:been|said|taken|used|asked|named|picked|put|chosen|measured|counted|gone|led|split)|agreed|true,|touch[eé]|mea culpa|yes, it's|oh[.,]|i can't defend|that (?:doesn't|does not) (?:hold|follow|work|stand)|no,? (?:a|b|it|that) (?:first|goes first)|don't have (?:any )?evidence|have no (?:evidence|defen[cs]e|answer to that))",
);
const REPLACES = words(
  "(?:(?:i|we)(?:'d| would|'ll| will| should)(?: \\w+)? (?:go with|take|use|restrict|replace|change|switch|move|drop|cut|limit|narrow|rewrite|charge|rather|measure|count|publish|commit|say|bundle|remove|put|start|lead|reorder|swap|redo|rephrase|reword|pick)|goes first|drops to|instead|then the|so the|it's \\$?\\d|is \\$?\\d|\\$?\\d[\\d,.]*\\w* (?:at best|not)|all i can (?:say|claim)|holds only|let me (?:correct|restate|rephrase|redo|fix|change))",
);
const KEEPS_SOME = words(
  '(?:but|though|although|still|however|except|on the other hand|for the (?:rest|ones|other|others)|partly|partially|in part|half|not (?:yet|all|sure|quite|a lot|fully)|some of|that part|the (?:rest|second|other) (?:part|half|one)|that leaves|could|may not|might|i see (?:that|the)|more than)',
);
const OPEN_END = words(
  "(?:(?:i|we)(?: do not| don't|'m not|'ve not| have not| haven't| am not| have no| couldn't| can't| cannot)(?: \\w+){0,2}? (?:know|sure|certain|got|have|say|answer|idea|how|worked|figured|solved|thought)|no (?:idea|answer|number|good answer)|haven't (?:got|worked|looked|figured|solved)|not sure|hard to say|open (?:question|point)|(?:i'd|would) have to (?:redo|check|look|think)|unclear|isn't a lot|don't know about|hmm|no numbers? for (?:it|that)|is (?:still )?missing)",
);
const NO_KNOWING = words(
  "(?:(?:i|we) (?:do not|don't|did not|didn't|honestly don't|genuinely don't|really don't) (?:\\w+ )?know|i can't (?:tell|say|answer)|cannot (?:tell|say|answer)|(?:no|not any) idea|i'm not sure|i am not sure|i'd have to (?:look|check|find)|would have to (?:look|check)|i have(?:n't| not) (?:\\w+ )?(?:talked|asked|measured|tested|checked|looked|counted|spoken|validated|seen|run|got)|don't have (?:that|the|a|this) (?:\\w+ )?(?:number|figure|data|answer|evidence|split)|unknown|not yet known|we haven't (?:\\w+ )?(?:measured|tested|asked|checked|looked|run|counted)|i can't yet|not (?:been )?(?:tested|measured|validated) yet)",
);
const PLAN = words(
  "(?:(?:i|we)(?:'ll|'d| will| would| can| could|'m going to| am going to| plan to| have asked| intend to| want to)(?: \\w+){0,2}? (?:pull|ask|check|measure|test|run|look|count|interview|talk|speak|call|sample|query|survey|pilot|shadow|find out|verify|validate|compare|tag|read|go through|instrument|log|try|get|take|split|confirm|send|sit|time|benchmark|label|audit|replay)|next step|the plan is|(?:by|on|until|before|due(?: on)?) (?:the )?(?:\\d+\\w*|monday|tuesday|wednesday|thursday|friday|next|tomorrow|end of)|this (?:afternoon|week|month)|tomorrow|next week|takes? (?:a|one|two|three|\\d+) (?:day|days|week|weeks|hours?)|if (?:fewer|less|more|under|over|it|they|the|that|below|above|we)(?: [\\w$%,.']+){0,14}? (?:i'd|i would|we'd|we would|i'll|i drop|then|it's out)|(?:are|is) being (?:labelled|labeled|collected|measured|tested|pulled|run|counted))",
);
const ASKS_MEANING = words(
  "(?:(?:do|did|are|were) you (?:mean|asking|referring|talking|thinking|looking|want|after)|what do you mean|which (?:one|of|part|number|do you|are you|\\w+ do you mean)|(?:could|can|would) you (?:clarify|explain|rephrase|say more|be more specific|tell me (?:which|what)|unpack|define|expand|give)|when you say|by (?:that|this|['\"]?\\w+['\"]?) (?:do you|you) mean|to (?:make sure|clarify|be sure|check) (?:i|that i)|just to (?:clarify|check|understand)|is (?:the|your) question|is that (?:a )?question|are we talking|what (?:exactly )?(?:would|do) you (?:count|call|consider|want)|or (?:do you )?(?:mean|also|the|by)|sorry, (?:what|which)|(?:in|under|on) which sense|help me understand|i'm not sure (?:i (?:follow|understand)|what you))",
);
const PUTS_OFF = words(
  "(?:(?:can|could|may|let|shall|might) (?:i|we|me|us) (?:\\w+ )?(?:park|come back|get back|return|take (?:a|that|this|it)|have (?:a|one|\\w+) (?:minute|moment|second|sec)|think|postpone|put (?:that|this|it)|pick (?:that|this|it) up|finish|check|defer|leave (?:that|this|it) (?:for|until)|circle|do (?:that|this|it) (?:later|after)|look)|(?:give|allow|grant) me (?:a|one|two|half a|\\w+) (?:minute|moment|second|sec|minutes|beat)|(?:a|one|just a|two|half a) (?:minute|moment|second|sec)(?: please)?|come(?:s)? (?:back )?to (?:that|this|it) (?:later|in|on|after|when|at)|i(?:'ll| will) (?:come|get) (?:back )?to (?:that|this|it)|park (?:that|this|it)|hold (?:that|this|on)|bear with me|let me (?:think|check|see|do the|look|finish|work|gather|get through|re ?read)|(?:later|next) (?:slide|section|part)|in the (?:user|metrics|appendix|next|last|later|q&a)\\b(?: \\w+)? ?(?:section|part|slide)?|after (?:this|the) (?:section|slide|part)|take (?:that|this|it) offline|follow up (?:by|in|with|after)|time to think)",
);
const MOVES_ON = words(
  "(?:(?:already|twice|three times|again) (?:explained|answered|said|told|covered)|(?:explained|answered|said|told you|covered|been (?:around|over|through)|gone over) (?:\\w+ ){0,3}(?:already|twice|three times|before|several times|many times|that|this)|nothing (?:further|new|more|else)(?: to (?:add|say))?|haven't got anything (?:new|more)|don't have anything (?:new|more|else)|(?:agree|have) to (?:disagree|differ)|leave it (?:as|at|there)|let's (?:go|move) on|let us move on|move on to|can we move on|next (?:topic|question|point)|i'd leave it|we disagree)",
);
const PRESSURE = words(
  "(?:trust me|believe me|are you (?:sure|serious|kidding)|with (?:all due )?respect|as a (?:senior|former|long)|i've (?:been|done|shipped|worked)(?: \\w+){0,6} (?:years|times|this)|(?:\\d+|ten|twenty|fifteen|eight) years (?:of|in|as)|surely you|come on|you work here|you should know|everyone (?:knows|agrees|sees)|everybody (?:knows|agrees|sees)|obvious(?:ly)?|nobody else|no one else|the only (?:person|one)|(?:other|last|previous) (?:panel|interviewer|reviewers?|panelists?)|up to date|full stop|period|ignore (?:your|the|all|previous)|give me a|stop asking|move along|i'm confident|i am confident|speaks for itself|end of story|no question|common sense|know it when|you'll see|you will see|feels? right|i stand by (?:it|that|this)|i'm quite sure|i'm sure|i am sure|i believe|as i said|like i said|natural metric|industry standard|standard practice|best practice|principle for me|highly motivated|done harder|great team|strong team|way (?:you|it) (?:slice|cut)|trend|tend to|getting better|fall all the time|evens? out|happen\\w* anyway|in the long (?:run|term)|vision(?:ary)?|the (?:big|bigger) picture|the point is|what matters is|not that (?:relevant|important)|wouldn't worry|not worried|don't worry|won't be an issue)",
);
const ASKS_BACK = words(
  "(?:would you(?! (?:clarify|like me to repeat))|wouldn't you|what would you|how would you|why would|do you (?:really|still|think|have|know|see|disagree|believe)|don't you|isn't (?:it|that|this)|is (?:there|that) (?:a|not|really)|does (?:it|that) (?:then )?still|aren't you|which product of yours|who (?:says|said)|what makes you|what's your|what is your|where do you|says who|are you saying|did you|have you|since when|would it|why is that|you (?:yourself|yourselves)|your own (?:docs|documentation|company|product|team|blog|page|numbers)|the documentation says|the docs say|that's not what|i (?:disagree|don't agree|do not agree|don't think (?:that's|that is|you|so)|reject|dispute|challenge)|you're (?:wrong|mistaken|assuming|missing)|you are (?:wrong|mistaken|assuming|missing)|the (?:premise|assumption|question) (?:is|assumes)|if (?:i|we) (?:start|did|do|used|took|were|took|only|measure|were to))",
);
const EXPLAINS = words(
  "(?:because|since|which is why|that's why|hence|the reason|so that|it's on the same|we (?:measured|ran|counted|tested|checked|read|compared|put|asked|hold|held|locked|blinded|split|staffed|verified)|i (?:measured|ran|counted|tested|checked|read|compared|shadowed|asked|interviewed|split|left (?:that|it|this)|skipped|should have shown|rest)|already ships|is blocked|depends on|there's (?:a|something|another)|two sources|second piece|in \\d+ of|of (?:the )?\\d+|control|hold ?out|invoice|from \\w+ to|(?:each|every) \\w+ (?:runs|is|gets|has)|by the \\w+(?: \\w+)? estimate|drops? out of|at equal|same (?:accounts|endpoints|cohort)|on purpose|i only said|i'd put it better|i (?:mean|meant)|what i rest on|only (?:the|those|these|for))",
);
const evidence = new RegExp(EVIDENCE);

export interface Signals {
  words: number;
  numbers: number;
  fresh: number;
  shared: number;
  question: boolean;
  endsAsking: boolean;
  gives: boolean;
  replaces: boolean;
  keeps: boolean;
  openEnd: boolean;
  unknown: boolean;
  plan: boolean;
  clarify: boolean;
  defer: boolean;
  moves: boolean;
  pressure: boolean;
  back: boolean;
  explains: boolean;
  evidence: boolean;
}

const content = (text: AnalysedText): Set<string> => {
  const stems = new Set<string>();
  for (const s of text.sentences) for (const t of s.tokens) if (!t.stop && /[a-z]{3}/.test(t.lower)) stems.add(t.stem);
  return stems;
};

export function signals(text: AnalysedText, asked: Asked): Signals {
  const low = plain(text.text);
  const about = content(analyse(`${asked.quote}\n${asked.point}\n${asked.asked ?? ''}`));
  const before = plain(`${asked.said}\n${asked.quote}`);
  const own = content(text);
  const said = new Set(before.match(/[a-z]+/g) ?? []);
  let shared = 0;
  let fresh = 0;
  for (const stem of own) {
    if (about.has(stem)) shared += 1;
    else if (!said.has(stem) && ![...said].some((w) => w.startsWith(stem.slice(0, Math.max(4, stem.length - 1)))))
      fresh += 1;
  }
  const numbers = text.sentences
    .flatMap((s) => s.numbers)
    .filter((n) => !before.includes(plain(n.text)) || /\d/.test(n.text) === false);
  const last = text.sentences.at(-1);
  const asks = (s: string): boolean => /\?\s*$/.test(s.trim());
  return {
    words: low.match(/[\p{L}\p{N}$%'.,]+/gu)?.length ?? 0,
    numbers: numbers.length,
    fresh,
    shared,
    question: low.includes('?'),
    endsAsking: last ? asks(text.text.slice(last.start)) : false,
    gives: GIVES_IN.test(low),
    replaces: REPLACES.test(low),
    keeps: KEEPS_SOME.test(low),
    openEnd: OPEN_END.test(low),
    unknown: NO_KNOWING.test(low),
    plan: PLAN.test(low),
    clarify: ASKS_MEANING.test(low),
    defer: PUTS_OFF.test(low),
    moves: MOVES_ON.test(low),
    pressure: PRESSURE.test(low),
    back: ASKS_BACK.test(low),
    explains: EXPLAINS.test(low),
    evidence: evidence.test(low),
  };
}

/** What the classifier of replies sees: the signals, how long and how fresh it is, and the words themselves. */
export function replyFeatures(text: AnalysedText, asked: Asked): Features {
  const s = signals(text, asked);
  const out = new Map<string, number>();
  for (const [name, value] of Object.entries(s)) if (value === true) out.set(name, 1);
  const low = plain(text.text).trim();
  const last = text.sentences.at(-1);
  out.set('numbers', Math.min(4, s.numbers) / 4);
  out.set('fresh', Math.min(16, s.fresh) / 16);
  out.set('shared', Math.min(5, s.shared) / 5);
  out.set('length', Math.min(60, s.words) / 60);
  if (s.words <= 8) out.set('terse', 1);
  else if (s.words <= 18) out.set('short', 1);
  else if (s.words >= 36) out.set('long', 1);
  if (s.numbers === 0) out.set('bare', 1);
  if (s.numbers > 0 && s.words <= 18) out.set('short+numbers', 1);
  if (s.pressure && s.numbers === 0) out.set('pressure+bare', 1);
  if (s.shared > 0 && s.words <= 18 && !s.pressure) out.set('short+shared', 1);
  if (text.sentences.length === 1) out.set('one-sentence', 1);
  const first = low.match(/^[a-z']+/)?.[0] ?? '';
  if (first) out.set(`1:${first}`, 1);
  if (/\b(?:not|no|n't|nothing|never|none|zero)\b|n't\b/.test(low)) out.set('denies', 1);
  if (/^(?:no|not|it's not|it isn't|they aren't|they don't|it won't|it doesn't|can't)\b/.test(low))
    out.set('denies-first', 1);
  if (/\b(?:then|instead|so it's|first\.|not before|at the earliest|without)\b/.test(low)) out.set('draws', 1);
  if (/\b(?:i|we)\b/.test(low)) out.set('i', 1);
  if (/\byou(?:r|'re|'ve|'d|'ll)?\b/.test(low)) out.set('you', 1);
  if (/\b(?:maybe|perhaps|might|could|some|guess|a bit|probably|may|possibly|partly|think)\b/.test(low))
    out.set('hedges', 1);
  if (
    /\b(?:everyone|everybody|customers|market|always|great|best|strong|love|trust|experience|years|believe|sure|confident|vision|obvious\w*|simply|anyway|worry|fine|matter|important|standard|natural|team)\b/.test(
      low,
    )
  )
    out.set('airy', 1);
  for (const sentence of text.sentences) {
    for (const t of sentence.tokens) if (!/\d/.test(t.stem) && /[a-z]{2}/.test(t.stem)) out.set(`w:${t.stem}`, 1);
    sentence.tokens.forEach((t, i) => {
      const next = sentence.tokens[i + 1];
      if (next) out.set(`b:${t.stem} ${next.stem}`, 1);
    });
    for (const phrase of phrasesOf(sentence)) out.set(phrase, 1);
  }
  // How a reply opens and how it ends says most: what is left open comes last.
  for (const [where, sentence] of [['first', text.sentences[0]] as const, ['last', last] as const]) {
    if (!sentence) continue;
    for (const t of sentence.tokens) out.set(`${where}:${t.stem}`, 1);
    for (const phrase of phrasesOf(sentence)) out.set(`${where}-${phrase}`, 1);
  }
  out.set(`sentences:${Math.min(6, text.sentences.length)}`, 1);
  out.set(`last-numbers:${Math.min(3, last?.numbers.length ?? 0)}`, 1);
  out.set(`words:${Math.min(9, Math.floor(s.words / 8))}`, 1);
  return out;
}

const OUTCOMES: Record<ReplyKind, Answer> = {
  concede: { reading: 'concede', next: 'accept' },
  defend: { reading: 'defend', next: 'accept' },
  partial: { reading: 'partial', next: 'narrow' },
  'unknown-with-plan': { reading: 'unknown-with-plan', next: 'accept' },
  clarify: { reading: 'clarify', next: 'explain' },
  defer: { reading: 'defer', next: 'wait' },
  dodge: { reading: 'dodge', next: 'escalate' },
  'counter-accept': { reading: 'counter-challenge', next: 'accept' },
  'counter-escalate': { reading: 'counter-challenge', next: 'escalate' },
  'move-on': { reading: 'dodge', next: 'move-on' },
};

/** From which share on a reply is accepted: lower, and empty ones are; higher, and sound ones are not. Measured on left-out hands, see DECISIONS.md. */
const TO_ACCEPT = 0.45;

/** `repeats`: the reply says again, wrongly, what the challenge corrects. Words that work the panel are not heard. */
export function readReply(text: AnalysedText, asked: Asked, repeats: boolean, classifier: Classifier): Answer {
  const { text: kept, steered } = honest(text);
  if (!steered && !classifier.steers(text.text)) return readAnswer(text, asked, repeats, classifier);
  const rest = steered ? analyse(kept) : text;
  const s = signals(rest, asked);
  if (s.words < 6) return OUTCOMES.dodge;
  const read = readAnswer(rest, asked, repeats, classifier);
  const carries = s.gives || s.evidence || (s.numbers > 0 && s.explains);
  return (read.next === 'accept' && !carries) || read.next === 'move-on' || read.next === 'wait'
    ? OUTCOMES.dodge
    : read;
}

/** So sure, so short and so bare has an answer to a prepared question to be before it counts as talked past. */
const PAST = { share: 0.65, words: 45, shared: 2 } as const;

/** Whether a prepared question was talked past: of the replies that bear on their question about 1 in 100 read like that. */
export function talksPast(text: AnalysedText, question: string, classifier: Classifier): boolean {
  const asked: Asked = { quote: '', point: '', asked: question, said: '' };
  const { words: length, numbers, shared, evidence: shown } = signals(text, asked);
  if (length > PAST.words || shared > PAST.shared || numbers > 0 || shown) return false;
  const kinds = classifier.replyKinds(replyFeatures(text, asked));
  return (kinds.find(({ kind }) => kind === 'dodge')?.share ?? 0) >= PAST.share;
}

function readAnswer(text: AnalysedText, asked: Asked, repeats: boolean, classifier: Classifier): Answer {
  const s = signals(text, asked);
  if (s.words === 0 || (s.words <= 3 && !s.question && !s.gives && s.numbers === 0 && !s.defer)) return OUTCOMES.dodge;
  const kinds = classifier.replyKinds(replyFeatures(text, asked));
  const total = new Map<Next, number>();
  for (const { kind, share } of kinds) total.set(OUTCOMES[kind].next, (total.get(OUTCOMES[kind].next) ?? 0) + share);
  const accepted = (total.get('accept') ?? 0) >= TO_ACCEPT;
  const next =
    accepted && !repeats ? 'accept' : [...total].filter(([n]) => n !== 'accept').sort((a, b) => b[1] - a[1])[0]?.[0];
  if (repeats && next === 'narrow') return OUTCOMES['counter-escalate'];
  const best = kinds.find(({ kind }) => OUTCOMES[kind].next === next)?.kind ?? 'dodge';
  return best === 'move-on' && s.gives ? { reading: 'partial', next: 'move-on' } : OUTCOMES[best];
}
