import type { Heard, Listening } from '../engine.ts';
import { plain, words } from './weak/sentence.ts';

/** What the candidate wants of the panel: to speak to one of them, to ask, a minute, the question again, or nothing more. */

type Wish = Heard['wish'];
type Panel = Listening['panel'];

const MINUTE = words(
  "(?:(?:can|could|may|might) i (?:please )?(?:have|take|get) (?:just )?(?:a|one|two|half a|a few|another|some) (?:\\w+ )?(?:minutes?|moments?|seconds?|secs?|time|beats?)|(?:give|allow|grant) me (?:just )?(?:a|one|two|half a|a few|another|some) (?:\\w+ )?(?:minutes?|moments?|seconds?|secs?|time|beats?)|(?:i|i'd|i would)(?: would|'d)? (?:need|like) (?:a|one|half a|another|some) (?:\\w+ )?(?:minute|moment|second|time)(?: to think| please)?|(?:a|one|just a|half a) (?:minute|moment|second|sec),? please|bear with me|let me (?:just )?(?:think|gather my thoughts|collect my thoughts)(?: (?:about (?:that|this|it)|for|a))?|(?:let me|i'd like to|can i|may i) take a (?:minute|moment|second|beat)|hold on (?:a|one) (?:minute|moment|second|sec)|time to think)",
);
const REPEAT = words(
  "(?:(?:can|could|would|will) you (?:please )?(?:repeat|say (?:that|it|the question) again|restate|rephrase|ask (?:that|it) again|run that by me)|(?:repeat|rephrase|say) (?:the question|that|it)(?: again)?,? please|what was (?:the|your) question|i (?:did not|didn't) (?:catch|hear|get) (?:that|the|your|it)|sorry,? (?:i missed|what was|could you say)|i missed (?:the|your|that) (?:question|last)|come again|pardon|one more time)",
);
const CLARIFY = words(
  "(?:(?:do|did|are) you (?:mean|asking|after|referring|talking about)|what (?:exactly )?do you mean|which (?:one |\\w+ )?(?:do|did|are) you (?:mean|asking|talking)|(?:could|can|would) you (?:please )?(?:clarify|explain (?:what you mean|the question|that|it)|say what you mean|be more specific|tell me what you mean)|when you say|is (?:the|your) question|not sure (?:what|which|who) (?:\\w+ )?you(?:'re| are| mean)|i (?:don't|didn't|do not|did not) (?:quite )?(?:understand|follow) (?:the|your|that) ?(?:question)?|sorry, (?:what|which))",
);
/** A short question of one noun about what was just asked: "Which person?", "What denominator?" */
const WHICH = /^(?:sorry,? |wait,? )?(?:which|what|whose) (?!one\b)\w+\?/;
const NONE = words(
  "(?:(?:i have |i've got |i've |there are )?no (?:more|further|other) questions?|(?:that's|that is|those are|that was) (?:all|everything|it)(?: (?:my|the) questions)?(?: (?:from me|i (?:had|have|wanted)))?|(?:i )?(?:don't|do not) have (?:any )?(?:more |further |other )?questions?|nothing (?:more|else|further)(?: (?:from me|to ask))?|no questions (?:from me|from my side|at this point|for now|,? thank)|i'm (?:good|all set|done)(?:,? thanks?)?|all my questions (?:are|have been|were) answered|you(?:'ve| have) answered (?:all|everything|my))",
);
const OFFERS = words(
  "(?:i(?:'d| would) (?:like|love|want|rather|prefer) (?:for )?(?:to hear|to ask|to know)?|over to|hand (?:it |this |that )?(?:over )?to|question (?:is )?(?:for|to)|(?:ask|asking|address\\w*|direct\\w*|turn\\w*|put) (?:this |that |it |you |a question |my question )?(?:to|at)?|would (?:like|love|want) (?:to hear|the|our|your)|can|could|may|perhaps|maybe|what (?:do you|does)|how (?:do you|does|would)|take (?:that|this|it)|want the|let the|curious what|for you)",
);
const TO_PANEL = words(
  "(?:(?:can|could|may|might) i ask (?:you|the panel|a question|something|back)|i(?:'d| would) (?:like|love) to ask (?:you|the panel|a question|something|about how you)|(?:my|a|one|another|first|second|last) question (?:for you|for the panel|to you|to the panel|is|would be)|(?:i have|i've got|i do have) (?:a|one|two|some|a few|another) questions?(?: for (?:you|the panel))?|what(?:'s| (?:do|does|did|is|are|would|keeps)) (?:you|your|the thing (?:you|your)|the team|success|the (?:biggest|hardest|first)|it like|a typical)|how (?:do|does|did|would|is|are) (?:you|your|the team|the pm|this team|pms?|success|engineering)|what's (?:the (?:biggest|hardest)|your|it like)|where (?:do|does) (?:you|your|the team)|why did you (?:join|choose|stay)|what (?:would|could|will|might)(?: \\w+){0,2} (?:make|made|convince|convinced|persuade|change|changed) you|would you (?:accept|have (?:said|accepted|done|picked|chosen)|hire|say (?:no|yes) to|take)|where would you|(?:how|what) am i doing|was that what you|who (?:owns|decides|would i)|question for you|tell me (?:about|more about) (?:the|your) (?:team|roadmap|role|culture))",
);

const literal = (s: string): string => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const SEATS: Record<string, string> = {
  em: 'em|engineering manager|eng manager|engineering lead|engineer(?:ing)?(?: on the panel)?',
  pm: 'pm|product manager|senior pm|product lead|group pm',
};

/** How each panelist may be called: name, first name, seat and its common forms. */
function callings(panel: Panel): { id: string; called: string; named: string }[] {
  return panel.map((p) => {
    const name = plain(p.name);
    const named = [name, ...name.split(/\s+/).filter((part) => part.length > 2 && !/^(?:dr|mr|ms|mrs)\.?$/.test(part))]
      .map(literal)
      .join('|');
    const seat = plain(p.seat);
    const common = Object.entries(SEATS)
      .filter(([key, forms]) => key === p.id || new RegExp(`\\b(?:${forms})\\b`).test(seat))
      .map(([, forms]) => forms);
    return { id: p.id, named, called: [named, literal(seat), ...common].filter((part) => part !== '').join('|') };
  });
}

/** A question about the panelist's own view, not only one that is theirs to take up. */
const ASKS_THEM = /\bmy question\b.*\?|\bwould you (?:accept|have|hire|say)\b[^.!?]*\?/;

/** Spoken to by name, or asked to be given the floor; being talked about is not enough. */
function addressed(low: string, panel: Panel): string | null {
  for (const { id, named, called } of callings(panel)) {
    const vocative = new RegExp(
      `(?:^|[.!?;:]\\s*|,\\s*|\\b(?:so|hi|hey|ok|okay|thanks|thank you|sorry|well|actually|and|yes|no|right)[,\\s]+)(?:${named})(?:,|\\?|:|\\s*$|\\s+(?:can|could|would|do|what|how|may|you|i'd|i have|where|why|is|are|please)\\b)`,
    );
    if (vocative.test(low)) return id;
    const seatVocative = new RegExp(
      `(?:^|[.!?]\\s*)(?:${called}),\\s+(?:can|could|would|do|what|how|may|you|i'd|where|why|is|are|please)\\b`,
    );
    if (seatVocative.test(low)) return id;
    const invited = new RegExp(
      `\\b(?:i(?:'d| would) (?:like|love|want|prefer)(?: for)? (?:the |our |your )?(?:${called}) to|(?:i'd|i would) (?:like|love) to (?:hear from|ask|hear what|get) (?:the |our |your )?(?:${called})|over to (?:the |our |your |you,? )?(?:${called})|(?:question|this (?:one|is)|that(?:'s| is)) (?:is )?(?:for|to) (?:the |our |your |you,? )?(?:${called})|(?:can|could|may|might|would|will|perhaps|maybe) (?:the |our |your )?(?:${called}) (?:please )?(?:take|answer|say|tell|comment|weigh|speak|explain|help|share|jump|talk)|what (?:does|would|do) (?:the |our |your )?(?:${called}) (?:think|say|make|see|want|prefer|expect)|how (?:does|would) (?:the |our |your )?(?:${called}) (?:see|feel|think|look|handle|read)|(?:address|direct|put|hand|turn|ask|asking|give) (?:this |that |it |my question |a question |the question )?(?:over )?(?:to |at )?(?:the |our |your )(?:${called})|let (?:the |our )?(?:${called}) (?:take|answer|speak|go)|curious what (?:the |our |your )?(?:${called}) (?:thinks?|says?|sees?|makes?))`,
    );
    if (invited.test(low)) return id;
  }
  return null;
}

/** A wish stands by itself or at the end: further back it is something that was told. */
const BRIEF = 30;

const lengthOf = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Asks for a minute: who goes on to answer at once has taken it already. */
function wantsMinute(low: string): boolean {
  const last = low.split(/(?<=[.!?])\s+/).at(-1) ?? '';
  return MINUTE.test(lengthOf(low) <= BRIEF ? low : last);
}

/** Asks what was meant, or to hear it again, and does not answer it. */
function wantsItAgain(low: string, open: boolean): boolean {
  if (lengthOf(low) > BRIEF)
    return /\?\s*$/.test(low) && !open && CLARIFY.test(low.split(/(?<=[.!?])\s+/).at(-1) ?? '');
  if (REPEAT.test(low)) return true;
  return !open && low.includes('?') && (CLARIFY.test(low) || WHICH.test(low));
}

/** `open`: the panel has invited questions, so that a plain question is one for them. */
export function wishOf(text: string, panel: Panel, open: boolean): Wish {
  const low = plain(text);
  if (low.trim() === '') return null;
  const short = low.length < 400;
  if (short && wantsItAgain(low, open)) return { kind: 'repeat' };
  const panelist = addressed(low, panel);
  if (panelist && ASKS_THEM.test(low)) return { kind: 'ask-panel', panelist };
  if (panelist) return { kind: 'address', panelist };
  if (short && wantsMinute(low)) return { kind: 'minute' };
  if ((open || /question/.test(low)) && low.length < 200 && NONE.test(low) && !low.includes('?'))
    return { kind: 'no-questions' };
  const asking = low.split(/(?<=[.!?])\s+/).filter((s) => s.trim().endsWith('?'));
  if (
    asking.length > 0 &&
    (open || (OFFERS.test(low) && asking.some((s) => TO_PANEL.test(s))) || asking.some((s) => TO_PANEL.test(s)))
  )
    return { kind: 'ask-panel' };
  if (open && TO_PANEL.test(low)) return { kind: 'ask-panel' };
  return null;
}
