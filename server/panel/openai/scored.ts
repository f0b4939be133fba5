import { z } from 'zod';
import type { CriterionScore, Scorecard } from '../../../protocol/debrief.ts';
import type { Scoring } from '../engine.ts';
import { EngineFailure } from '../failure.ts';
import type { Criterion } from '../rubric.ts';
import { Anchor } from './anchor.ts';
import { jsonIn } from './json.ts';
import { turnLabel, turnsOf } from './prompts/scorer.ts';

// What the scorer answered, checked: a score without the candidate's own words is no score.

const judgedCriterion = z.object({
  id: z.string(),
  quotes: z.array(z.object({ from: z.string(), quote: z.string() })),
  score: z.number().nullable(),
  why: z.string(),
});

export const judgedShape = z.object({ criteria: z.array(judgedCriterion) });

const lenient = judgedCriterion.extend({
  quotes: z.array(z.object({ from: z.string().catch(''), quote: z.string() })).catch([]),
  score: z.coerce.number().nullable().catch(null),
  why: z.string().catch(''),
});

const EVIDENCE = 3;
const NOT_SHOWN = 'Not shown: it was neither asked about nor came up.';
const NO_WORDS = 'Not shown: no words of the candidate’s were found for it.';

export function judgedIn(text: string, input: Scoring, rubric: readonly Criterion[]): CriterionScore[] {
  const said = jsonIn(text);
  if (!Array.isArray(said['criteria'])) throw new EngineFailure('malformed', 'no criteria');
  const read = said['criteria'].flatMap((raw) => {
    const parsed = lenient.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  const scores = rubric.map((criterion): CriterionScore => {
    const own = read.find((each) => each.id === criterion.id);
    const { id, name } = criterion;
    if (!own || own.score === null) return { id, name, score: null, why: own?.why.trim() || NOT_SHOWN, evidence: [] };
    const evidence = quoted(own.quotes, input);
    if (!evidence.length) return { id, name, score: null, why: NO_WORDS, evidence: [] };
    return { id, name, score: Math.max(1, Math.min(5, Math.round(own.score))), why: own.why.trim() || name, evidence };
  });
  if (!read.length || !rubric.some((c) => read.some((each) => each.id === c.id))) {
    throw new EngineFailure('malformed', 'no criterion of the rubric');
  }
  return scores;
}

function quoted(quotes: readonly { from: string; quote: string }[], input: Scoring): CriterionScore['evidence'] {
  const turns = turnsOf(input).map((said, i) => ({ turn: said.turn, text: said.text, label: turnLabel(i) }));
  const texts = input.case === null ? turns : [...turns, { turn: 'case', text: input.case, label: 'case' }];
  const found: CriterionScore['evidence'] = [];
  for (const { from, quote } of quotes) {
    const order = [...texts].sort((a, b) => Number(b.label === from) - Number(a.label === from));
    for (const { turn, text } of order) {
      const place = new Anchor(text).find(quote);
      if (!place) continue;
      if (!found.some((each) => each.turn === turn && each.quote === place.quote))
        found.push({ turn, quote: place.quote.trim() });
      break;
    }
  }
  return found.slice(0, EVIDENCE);
}

export const debriefShape = z.object({
  panel: z.array(z.object({ seat: z.string(), why: z.string() })),
  practice: z.array(z.object({ exercise: z.string(), what: z.string(), why: z.string() })),
});

/** The card in the model's words: its numbers and choices are code's and stay. */
export function worded(text: string, card: Scorecard): Scorecard {
  const read = debriefShape.safeParse(jsonIn(text));
  if (!read.success) throw new EngineFailure('malformed', 'not the words of a debrief');
  const words = (said: string | undefined, otherwise: string) =>
    said?.replace(/\s+/g, ' ').trim().slice(0, 700) || otherwise;
  return {
    ...card,
    panel: card.panel.map((seat, i) => ({
      ...seat,
      why: words(read.data.panel.find((each) => each.seat === `P${i + 1}`)?.why, seat.why),
    })),
    practice: card.practice.map((each, i) => {
      const own = read.data.practice.find((one) => one.exercise === `E${i + 1}`);
      return { ...each, what: words(own?.what, each.what), why: words(own?.why, each.why) };
    }),
  };
}
