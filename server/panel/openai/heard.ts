import { z } from 'zod';
import { type Axis, axis, force, type Next, next, type Reading, reading } from '../../../protocol/challenge.ts';
import { wordsIn } from '../../../protocol/word-count.ts';
import type { Heard, Listening } from '../engine.ts';
import { EngineFailure } from '../failure.ts';
import type { FactCard } from '../knowledge.ts';
import { Anchor } from './anchor.ts';
import { jsonIn } from './json.ts';
import { secretsOf, sharesRun } from './leaks.ts';
import { labelOf, mostClaims, openLabelOf, shownOpen } from './prompts/listener.ts';
import type { Retrieval } from './retrieval.ts';

// What the listener answered, checked: a quote that nobody said, an unknown card, a second challenge on one sentence and a
// reading that contradicts itself do not get past here.

const claim = z.object({
  from: z.string(),
  quote: z.string(),
  axis,
  force,
  weight: z.number(),
  point: z.string(),
  fact: z.string().nullable(),
});
const reply = z.object({ reading, next });
const wish = z.object({
  kind: z.enum(['address', 'ask-panel', 'minute', 'no-questions', 'repeat']),
  panelist: z.string().nullable(),
});

/** Sent to endpoints that take a schema. */
export const heardShape = z.object({
  reply: reply.nullable(),
  wish: wish.nullable(),
  supported: z.array(z.string()),
  claims: z.array(claim),
});

/** Read part by part, so that one slip does not spoil the rest. */
const lenient = {
  claim: claim.extend({
    force: force.catch('probe'),
    weight: z.coerce.number().catch(0.5),
    fact: z.string().nullish().catch(null),
    from: z.string().catch(''),
  }),
  reply: z.object({ reading, next: next.optional().catch(undefined) }),
  wish: wish.extend({ panelist: z.string().nullish().catch(null) }),
};

/** What may follow from a reading; the first where the model says something else. */
const FOLLOWS: Readonly<Record<Reading, readonly [Next, ...Next[]]>> = {
  dodge: ['escalate', 'move-on'],
  defend: ['accept', 'escalate'],
  concede: ['accept'],
  partial: ['narrow', 'escalate', 'move-on'],
  'counter-challenge': ['escalate', 'accept', 'explain'],
  clarify: ['explain'],
  defer: ['wait'],
  'unknown-with-plan': ['accept'],
};

/** For a point that may not be said aloud as it was written. */
const POINTS: Readonly<Record<Axis, string>> = {
  user: 'It is not shown who has this problem and how that is known.',
  priority: 'It is not argued why this comes first and what is given up for it.',
  technical: 'It is not clear that the platform behaves like that.',
  metrics: 'That number could move without the problem being solved.',
  viability: 'The step from these figures to this conclusion is not shown.',
  competition: 'What the other side really does about this is left out.',
  feasibility: 'The hard part of this, and what it costs, is not named.',
};

const POINT_CHARACTERS = 280;
/** Fewer words than this make no point. */
const POINT_WORDS = 6;
const QUOTE_WORDS = 40;

type Found = Heard['noticed'][number];

export function heardIn(text: string, input: Listening, cards: readonly FactCard[], retrieval: Retrieval): Heard {
  const said = jsonIn(text);
  if (!Array.isArray(said['claims']) && !('reply' in said))
    throw new EngineFailure('malformed', 'neither claims nor a reply');
  const claims = Array.isArray(said['claims']) ? said['claims'] : [];
  return {
    noticed: noticedIn(claims, input, cards, retrieval),
    reply: input.standing && input.turns.length ? replyIn(said['reply']) : null,
    supported: supportedIn(said['supported'], input),
    wish: input.reading === 'speech' ? wishIn(said['wish'], input) : null,
  };
}

function noticedIn(
  claims: readonly unknown[],
  input: Listening,
  cards: readonly FactCard[],
  retrieval: Retrieval,
): Found[] {
  const taken = new Taken(input);
  return claims
    .flatMap((raw) => {
      const read = lenient.claim.safeParse(raw);
      return read.success ? [read.data] : [];
    })
    .sort((a, b) => b.weight - a.weight)
    .flatMap((each): Found[] => {
      const placed = placeOf(each.from, each.quote, input);
      if (!placed || !taken.take(placed)) return [];
      const card = cards.find((known) => known.id === each.fact) ?? null;
      // The quote says what the card says: there is nothing to challenge.
      if (card && retrieval.isRight(card, placed.quote)) return [];
      return [
        {
          panelist: (input.panel.find((p) => p.remit.includes(each.axis)) ?? input.panel[0])?.id ?? 'pm',
          axis: each.axis,
          force: card?.verdict === 'simplified' ? 'probe' : each.force,
          turn: placed.turn,
          quote: placed.quote,
          weight: Math.max(0, Math.min(1, each.weight)),
          point: sayable(each.point, each.axis, input),
          fact: card
            ? {
                id: card.id,
                statement: card.statement,
                source: `${card.source.title}, ${card.source.url}`,
                checked: card.source.checked,
              }
            : null,
        },
      ];
    })
    .slice(0, mostClaims(input));
}

interface Placed {
  turn: string;
  quote: string;
  start: number;
  anchor: Anchor;
}

/** Where the quoted words stand; null if they stand nowhere. What is read out from the case is the case's claim. */
function placeOf(from: string, quote: string, input: Listening): Placed | null {
  const inCase = input.case === null ? [] : [{ turn: 'case', text: input.case }];
  const turns = input.turns.map((said, i) => ({ turn: said.turn, text: said.text, label: labelOf(i) }));
  const named = turns.filter((t) => t.label === from.trim() || t.turn === from.trim());
  const sources = input.reading === 'case' ? inCase : [...named, ...turns.filter((t) => !named.includes(t))];
  for (const source of sources) {
    const anchor = new Anchor(source.text);
    const found = anchor.find(quote);
    if (!found) continue;
    const trimmed = short(anchor.firstSentence(found.start, found.quote.length));
    if (wordsIn(trimmed) < Math.min(3, wordsIn(source.text))) continue;
    const read =
      input.reading === 'speech' && input.case !== null && wordsIn(trimmed) >= 6 ? new Anchor(input.case) : null;
    const there = read?.find(trimmed);
    if (read && there) return { turn: 'case', quote: there.quote, start: there.start, anchor: read };
    return { turn: source.turn, quote: trimmed, start: found.start, anchor };
  }
  return null;
}

/** One challenge a sentence, those of before included. */
class Taken {
  readonly #places = new Set<string>();

  constructor(input: Listening) {
    const texts = new Map<string, string>(input.turns.map((said) => [said.turn, said.text]));
    if (input.case !== null) texts.set('case', input.case);
    for (const c of input.ledger) {
      const text = texts.get(c.turn);
      const anchor = text === undefined ? null : new Anchor(text);
      const found = anchor?.find(c.quote);
      if (anchor && found) this.#places.add(`${c.turn}:${anchor.sentenceAt(found.start)}`);
    }
  }

  take({ turn, start, anchor }: Placed): boolean {
    const place = `${turn}:${anchor.sentenceAt(start)}`;
    if (this.#places.has(place)) return false;
    this.#places.add(place);
    return true;
  }
}

/** As much of it as may be said aloud: what stands before the clause that gives a hidden part away, or else the usual words. */
function sayable(point: string, of: Axis, input: Listening): string {
  const clean = point
    .replace(/\s+/g, ' ')
    .replace(/[<>{}]/g, '')
    .trim()
    .slice(0, POINT_CHARACTERS);
  const { scenario } = input;
  const open = [scenario.summary, scenario.brief, input.case ?? '', ...input.turns.map((t) => t.text)].join('\n');
  const secrets = secretsOf(scenario);
  let said = '';
  for (const clause of clean.match(/[^,;:.!?]+[,;:.!?]*/g) ?? []) {
    if (sharesRun(said + clause, secrets, open)) break;
    said += clause;
  }
  if (said === clean) return clean.length < 8 ? POINTS[of] : clean;
  const whole = said.replace(/[,;:\s]+$/, '');
  return wordsIn(whole) < POINT_WORDS ? POINTS[of] : whole.replace(/[^.!?]$/, '$&.');
}

function replyIn(raw: unknown): Heard['reply'] {
  const read = lenient.reply.safeParse(raw);
  if (!read.success) return null;
  const allowed = FOLLOWS[read.data.reading];
  const follows = allowed.find((each) => each === read.data.next) ?? allowed[0];
  return { reading: read.data.reading, next: follows };
}

function supportedIn(raw: unknown, input: Listening): string[] {
  const labels = z.array(z.string()).catch([]).parse(raw);
  return shownOpen(input).flatMap((c, i) => (c.state === 'open' && labels.includes(openLabelOf(i)) ? [c.id] : []));
}

function wishIn(raw: unknown, input: Listening): Heard['wish'] {
  const read = lenient.wish.safeParse(raw);
  if (!read.success) return null;
  const panelist = input.panel.find((p) => p.id === read.data.panelist)?.id;
  if (read.data.kind === 'address' && !panelist) return null;
  return { kind: read.data.kind, ...(panelist ? { panelist } : {}) };
}

const short = (quote: string): string => {
  const words = [...quote.matchAll(/\S+/g)];
  const last = words[QUOTE_WORDS - 1];
  return words.length > QUOTE_WORDS && last ? quote.slice(0, last.index + last[0].length) : quote;
};
