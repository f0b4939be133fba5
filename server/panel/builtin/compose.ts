import type { Challenge } from '../../../protocol/challenge.ts';
import { wordsIn } from '../../../protocol/word-count.ts';
import type { Wording } from '../engine.ts';
import type { FactCard } from '../knowledge.ts';
import type { Persona } from '../persona.ts';
import { shuffled } from '../seeded.ts';

// Words a turn without a model: a lead-in in the persona's voice, the candidate's own words, the point, one question.
// Nothing is said twice in a session, and what looks like chance is drawn from the session's seed.

/** What a candidate is called who gave no name: nobody is addressed like that. */
const UNNAMED = 'Candidate';

/** One in so many times a panelist picks up from the other aloud, nods at a full answer, or leads into a question. */
const TAKES_OVER = 3;
const NODS = 4;
const LEADS_IN = 2;

/** An answer of so many words is a full one. */
const FULL_ANSWER = 25;

/** The longest quote that is said aloud whole, in words. */
const QUOTE_WORDS = 24;

export type Compose = (input: Wording) => string;

export function makeComposer(knowledge: readonly FactCard[]): Compose {
  const cards = new Map(knowledge.map((card) => [card.id, card]));
  return (input) => {
    const voice = new Voice(input);
    switch (input.move) {
      case 'open':
        return voice.line('open');
      case 'ask':
        return ask(voice, input);
      case 'challenge':
      case 'interject':
        return raise(voice, input, cards);
      case 'press':
        return input.challenge
          ? join(voice.line('press'), again(voice, input, cards, 'presses'))
          : join(voice.line('again'), input.ask?.text ?? '');
      case 'narrow':
        return narrow(voice, input, cards);
      case 'accept':
        return voice.line(acceptance(input.challenge)) || settled(input.challenge);
      case 'move-on':
        return voice.line('moveOn');
      case 'explain':
        return join(voice.line('explain'), standing(input));
      case 'wait':
        return voice.line('wait');
      case 'answer':
        return answer(voice, input);
      case 'nudge':
        return voice.line('nudge');
      case 'invite-questions':
        return join(voice.leaving(), voice.line('questions'));
      case 'close':
        return voice.line('close');
    }
  };
}

/** At most one thing before a question, and none before one that goes deeper into the answer. */
function ask(voice: Voice, input: Wording): string {
  const { id = '', text = '' } = input.ask ?? {};
  if (id.endsWith(':artifact')) return join(voice.leaving(), voice.line('show') || LOOK, text);
  if (/\/\d+$/.test(id)) return join(voice.leaving(), text);
  return join(voice.leaving() || voice.taking() || voice.nod() || voice.leadIn(), text);
}

/** Something is shown with the question: who is asked must know that they are to look. */
const LOOK = "I've put something on the screen.";

/** The question that stands, as it was put: whoever asks to hear it again must not get another. */
function standing({ ask, stands, challenge }: Wording): string {
  if (ask) return ask.text;
  const about = challenge ? `It's about "${shorten(challenge.quote)}".` : '';
  const sentences = (stands ?? '').match(/[^.?!]+(?:[.?!](?!\s|$)[^.?!]*)*[.?!]+["”]?/g) ?? [];
  const question = sentences.findLast((each) => each.includes('?')) ?? sentences.at(-1) ?? '';
  return join(about, question.trim());
}

function raise(voice: Voice, input: Wording, cards: ReadonlyMap<string, FactCard>): string {
  const { challenge } = input;
  if (!challenge) return voice.line('ask');
  const lead = input.move === 'interject' ? voice.line('interject') : voice.leaving() || voice.taking();
  if (input.ask) return join(lead, sentence(input.ask.text));
  const quote = shorten(challenge.quote);
  const quoted = voice.line(challenge.force, quote) || `"${quote}".`;
  const card = challenge.fact ? cards.get(challenge.fact.id) : undefined;
  // What is true is said against a wrong statement only; a question that a card suggests stays a question.
  if (card) return join(lead, quoted, challenge.force === 'challenge' ? card.say : '', voice.pick(card.ladder));
  const point = sentence(challenge.point);
  const why = challenge.force === 'challenge' && !voice.said(point) ? point : '';
  return join(lead, quoted, why, voice.question('challenges', challenge));
}

function again(voice: Voice, input: Wording, cards: ReadonlyMap<string, FactCard>, bank: Bank): string {
  const { challenge } = input;
  if (!challenge) return input.ask?.text ?? '';
  const card = challenge.fact ? cards.get(challenge.fact.id) : undefined;
  return card ? voice.pick(card.ladder) : voice.question(bank, challenge);
}

/** What is granted is that there was an answer, and nothing of what was in it. */
const narrow = (voice: Voice, input: Wording, cards: ReadonlyMap<string, FactCard>): string =>
  join(voice.line('narrow'), again(voice, input, cards, 'narrows'));

function acceptance(challenge: Challenge | null): string {
  switch (challenge?.history.at(-1)?.reading) {
    case 'concede':
      return 'concede';
    case 'unknown-with-plan':
      return 'plan';
    default:
      return 'accept';
  }
}

/** When every way of conceding has been used: the point is named, which is new each time. */
const settled = (challenge: Challenge | null): string =>
  challenge ? `On "${shorten(challenge.quote)}" I have no more questions.` : 'I have no more questions on that.';

/** What the panel knows is said; what it does not know, or may not say, it says that it does not. */
function answer(voice: Voice, input: Wording): string {
  const asked = questionIn(input.last?.text ?? '');
  const score = (about: readonly string[]) => about.filter((word) => mentions(asked, word)).length;
  const fitting = input.persona.answers
    .filter((a) => score(a.about) > 0 && !voice.said(a.text))
    .sort((a, b) => score(b.about) - score(a.about));
  const best = fitting[0];
  return best ? join(voice.line('answer'), best.text) : voice.line('cannotSay') || CANNOT_SAY;
}

const CANNOT_SAY = "I can't answer that from this chair.";

/** The words that ask; all of them where nothing is marked as a question. */
const questionIn = (text: string): string => (text.match(/[^.?!]*\?/g)?.join(' ') ?? text).toLowerCase();

const mentions = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.toLowerCase().replace(/[^\p{L}\p{N}\s']/gu, '.')}(?![\\p{L}\\p{N}])`, 'u').test(
    text,
  );

const sentence = (text: string): string => {
  const trimmed = text.trim();
  if (!trimmed) return '';
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.?!]$/.test(upper) ? upper : `${upper}.`;
};

const join = (...parts: string[]): string => parts.filter(Boolean).join(' ');

/** The candidate's words for saying aloud: on one line, without markup at the ends, and not longer than a breath. */
function shorten(quote: string): string {
  const words = quote.replace(/["“”]/g, '').split(/\s+/).filter(Boolean);
  const short = words.slice(0, QUOTE_WORDS).join(' ');
  return (words.length > QUOTE_WORDS ? `${short} …` : short).replace(/[.,;:]$/, '');
}

type Bank = 'challenges' | 'presses' | 'narrows';

/** One persona in one session: what it may say next without saying anything twice. */
class Voice {
  readonly #input: Wording;
  readonly #name: string;
  readonly #before: string;
  readonly #persona: Persona;

  constructor(input: Wording) {
    this.#input = input;
    this.#name = input.candidate === UNNAMED ? '' : firstName(input.candidate);
    this.#persona = input.persona;
    this.#before = input.transcript
      .filter((said) => said.who !== 'candidate')
      .map((said) => said.text)
      .join('\n');
  }

  /** A line of the persona's for this move, its blanks filled. */
  line(move: string, quote = ''): string {
    const lines = this.#persona.lines[move] ?? [];
    return this.#fill(this.#fresh(lines, move), quote);
  }

  /** A question on the challenge's axis: from its bank, then from the others, and at last one that only its quote can make. */
  question(bank: Bank, challenge: Challenge): string {
    for (const each of [bank, 'challenges', 'narrows', 'presses'] as const) {
      const unsaid = this.unsaid(each, challenge);
      if (unsaid) return unsaid;
    }
    return `What would have to be true for "${shorten(challenge.quote)}" to hold?`;
  }

  /** A question of this bank on the challenge's axis; none when all have been put. */
  unsaid(bank: Bank, { axis, quote }: Challenge): string {
    const found = this.#fresh(this.#persona[bank][axis] ?? [], `${bank}:${axis}`);
    return found && this.#fill(found, shorten(quote));
  }

  pick(ladder: readonly string[]): string {
    return ladder.find((step) => !this.said(step)) ?? ladder.at(-1) ?? '';
  }

  said(text: string): boolean {
    return this.#before.includes(skeleton(text));
  }

  /** Leaves the last point aloud, where it stays unanswered. */
  leaving(): string {
    return this.#input.leaves ? this.line('moveOn') : '';
  }

  /** Picks up from another panelist now and then, not every time. */
  taking(): string {
    const before = this.#input.transcript.at(-1);
    const other = this.#input.others.find((p) => p.id === before?.who);
    if (!other || !this.#isTurn(TAKES_OVER)) return '';
    return this.#fresh(this.#persona.lines['takeOver'] ?? [], 'takeOver').replaceAll('{name}', () =>
      firstName(other.name),
    );
  }

  /** A full answer is nodded at now and then, in words that say nothing about it. */
  nod(): string {
    const before = this.#input.transcript.at(-1);
    const full = before?.who === 'candidate' && wordsIn(before.text) >= FULL_ANSWER;
    return full && this.#isTurn(NODS) ? this.line('heard') : '';
  }

  leadIn(): string {
    return this.#isTurn(LEADS_IN) ? this.line('ask') : '';
  }

  #isTurn(oneIn: number): boolean {
    const { seed, transcript } = this.#input;
    return hash(`${seed}:${transcript.length}:${oneIn}`) % oneIn === 0;
  }

  /** The first line, in this session's own order, that has not been said; none when all have been. */
  #fresh(lines: readonly string[], salt: string): string {
    const order = shuffled(lines, this.#input.seed ^ hash(this.#persona.id + salt));
    return order.find((line) => !this.said(line)) ?? '';
  }

  #fill(line: string, quote: string): string {
    const named = this.#name ? line : line.replace(/^\{name\}, |,? ?\{name\}(?=[.?!,:])|\{name\}, /g, '');
    const blanks: Record<string, string> = { quote, name: this.#name };
    return named
      .replace(/\{(\w+)\}/g, (blank, key: string) => blanks[key] ?? blank)
      .trim()
      .replace(/^./, (first) => first.toUpperCase());
  }
}

const TITLE = /^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame)\.?$/i;

/** Who gave a title is addressed by it, with the last name. */
function firstName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return TITLE.test(first) && last ? `${first} ${last}` : first;
}

/** The longest stretch of a line between its blanks: what tells whether it has been said. */
const skeleton = (line: string): string =>
  line
    .split(/\{\w+\}/)
    // The comma before a name goes with it where there is none.
    .map((part) => part.replace(/^[\s,:]+|[\s,:]+$/g, ''))
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');

function hash(text: string): number {
  let h = 2_166_136_261;
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return h >>> 0;
}
