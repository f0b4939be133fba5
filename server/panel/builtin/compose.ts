import type { Axis, Challenge } from '../../../protocol/challenge.ts';
import type { Wording } from '../engine.ts';
import type { FactCard } from '../knowledge.ts';
import type { Persona } from '../persona.ts';
import { shuffled } from '../seeded.ts';

// Words a turn without a model: a lead-in in the persona's voice, the candidate's own words, the point, one question.
// Nothing is said twice in a session, and what looks like chance is drawn from the session's seed.

/** What is still missing, as a noun phrase for "What's left is …". */
const MISSING: Record<Axis, string> = {
  user: 'who that is and what you saw them do',
  priority: 'what you give up for it',
  technical: 'how it behaves when it runs',
  metrics: 'what else could move that number',
  viability: 'how you get to that figure',
  competition: 'what the other side does well here',
  feasibility: 'the hard part of building it',
};

/** What a candidate is called who gave no name: nobody is addressed like that. */
const UNNAMED = 'Candidate';

/** One in so many times a panelist picks up from the other aloud. */
const TAKES_OVER = 3;

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
        return join(voice.leaving(), voice.taking(), voice.line('ask'), input.ask?.text ?? '');
      case 'challenge':
      case 'interject':
        return raise(voice, input, cards);
      case 'press':
        return join(voice.line('press'), again(voice, input, cards, 'presses'));
      case 'narrow':
        return narrow(voice, input, cards);
      case 'accept':
        return voice.line(acceptance(input.challenge)) || settled(input.challenge);
      case 'move-on':
        return voice.line('moveOn');
      case 'explain':
        return join(voice.line('explain', pointOf(input.challenge)), again(voice, input, cards, 'narrows'));
      case 'wait':
        return voice.line('wait');
      case 'answer':
        return answer(voice, input);
      case 'nudge':
        return voice.line('nudge');
      case 'warn':
        return voice.line('warn');
      case 'invite-questions':
        return join(voice.leaving(), voice.line('questions'));
      case 'close':
        return voice.line('close');
      case 'speaks':
      case 'human':
        return voice.line('listening');
    }
  };
}

function raise(voice: Voice, input: Wording, cards: ReadonlyMap<string, FactCard>): string {
  const { challenge } = input;
  if (!challenge) return voice.line('ask');
  const lead = input.move === 'interject' ? voice.line('interject') : join(voice.leaving(), voice.taking());
  if (input.ask) return join(lead, voice.line('ask'), sentence(input.ask.text));
  const quote = shorten(challenge.quote);
  const quoted = voice.line(challenge.force, challenge.point, quote) || `"${quote}".`;
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

/** A narrowing question of its own says what is granted and asks for the rest; a lead-in before it would grant it twice. */
function narrow(voice: Voice, input: Wording, cards: ReadonlyMap<string, FactCard>): string {
  const { challenge } = input;
  const own = challenge && !challenge.fact ? voice.unsaid('narrows', challenge) : '';
  return own || join(voice.line('narrow', pointOf(challenge)), again(voice, input, cards, 'narrows'));
}

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

function answer(voice: Voice, input: Wording): string {
  const asked = input.last?.text.toLowerCase() ?? '';
  const score = (about: readonly string[]) => about.filter((word) => asked.includes(word.toLowerCase())).length;
  const fitting = input.persona.answers
    .filter((a) => score(a.about) > 0)
    .sort((a, b) => score(b.about) - score(a.about));
  const best = fitting[0] ?? input.persona.answers.at(-1);
  return best && !voice.said(best.text) ? join(voice.line('answer'), best.text) : voice.line('questions');
}

const pointOf = (challenge: Challenge | null): string => (challenge ? MISSING[challenge.axis] : 'the rest of it');

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
  line(move: string, point = '', quote = ''): string {
    const lines = this.#persona.lines[move] ?? [];
    return this.#fill(this.#fresh(lines, move), point, quote);
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
    return found && this.#fill(found, MISSING[axis], shorten(quote));
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
    const often = (this.#input.seed + this.#input.transcript.length) % TAKES_OVER === 0;
    if (!other || this.#input.leaves || !often) return '';
    const line = this.#fresh(this.#persona.lines['takeOver'] ?? [], 'takeOver');
    return line.replaceAll('{name}', firstName(other.name));
  }

  /** The first line, in this session's own order, that has not been said; none when all have been. */
  #fresh(lines: readonly string[], salt: string): string {
    const order = shuffled(lines, this.#input.seed ^ hash(this.#persona.id + salt));
    return order.find((line) => !this.said(line)) ?? '';
  }

  #fill(line: string, point: string, quote: string): string {
    return line
      .replaceAll('{quote}', quote)
      .replaceAll('{point}', point)
      .replaceAll('{question}', this.#input.ask?.text ?? '')
      .replace(/,? ?\{name\}(?=[.?!,])|\{name\}, /g, (blank) => (this.#name ? blank : ''))
      .replaceAll('{name}', this.#name)
      .trim()
      .replace(/^./, (first) => first.toUpperCase());
  }
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

/** The longest stretch of a line between its blanks: what tells whether it has been said. */
const skeleton = (line: string): string =>
  line.split(/\{\w+\}/).reduce((longest, part) => (part.trim().length > longest.length ? part.trim() : longest), '');

function hash(text: string): number {
  let h = 2_166_136_261;
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return h >>> 0;
}
