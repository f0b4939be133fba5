import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { rounds } from '../../interview/rounds.ts';
import type { Axis, Challenge } from '../../protocol/challenge.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { scenario as scenarioSchema } from '../../protocol/scenario.ts';
import { makeScorer } from '../../server/panel/builtin/score.ts';
import type { Said, Scoring } from '../../server/panel/engine.ts';
import { loadKnowledge } from '../../server/panel/knowledge.ts';
import { loadPersonas } from '../../server/panel/persona.ts';
import { loadRubrics } from '../../server/panel/rubric.ts';

/** A round to be scored, made of as little as a test needs. */

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const rubrics = loadRubrics(`${root}banks/rubrics.yaml`);
export const knowledge = loadKnowledge(`${root}knowledge`);
export const scorer = makeScorer(rubrics, knowledge);
export const personas = loadPersonas(`${root}personas`);
export const scenario = scenarioSchema.parse(
  parse(readFileSync(`${root}scenarios/unpredictable-job-cost.yaml`, 'utf8')),
);

export function sitting(round: RoundId, more: Partial<Scoring> = {}): Scoring {
  return {
    scenario,
    level: 'L5',
    pressure: 3,
    round,
    phase: round === 'take-home' ? 'writing' : 'closing',
    seed: 7,
    case: null,
    transcript: [],
    ledger: [],
    panel: personas.filter((persona) => rounds[round].interviewers.includes(persona.id)),
    ...more,
  };
}

export const written = (text: string, more: Partial<Scoring> = {}): Scoring =>
  sitting('take-home', { case: text, ...more });

/** One question and its answer, twice over, so that both sides have turns. */
export function answered(
  round: RoundId,
  question: string,
  answer: string,
  asked?: string | null,
  more: Partial<Scoring> = {},
): Scoring {
  const who = rounds[round].interviewers[0] ?? 'pm';
  const transcript: Said[] = [
    { turn: 'p1', who, text: question, round, ...(asked === undefined ? {} : { asked }) },
    { turn: 'c1', who: 'candidate', text: answer, round },
  ];
  return sitting(round, { transcript, ...more });
}

export const overall = (input: Scoring): number => {
  const scored = scorer.debrief({ ...input, rounds: [scorer.judge(input)] }).overall;
  if (scored === null) throw new Error('nothing was shown');
  return scored;
};

export const scoreOf = (input: Scoring, id: string): number | null | undefined =>
  scorer.judge(input).criteria.find((c) => c.id === id)?.score;

let made = 0;
export function challenge(axis: Axis, more: Partial<Challenge> = {}): Challenge {
  made += 1;
  return {
    id: `ch-${made}`,
    panelist: axis === 'technical' || axis === 'feasibility' ? 'em' : 'pm',
    axis,
    force: 'challenge',
    turn: 'c1',
    quote: '',
    weight: 0.8,
    point: 'The claim rests on nothing that was shown.',
    fact: null,
    state: 'unanswered',
    history: [],
    ...more,
  };
}
