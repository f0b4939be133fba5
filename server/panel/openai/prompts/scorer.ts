import { rounds } from '../../../../interview/rounds.ts';
import type { RoundScore, Scorecard } from '../../../../protocol/debrief.ts';
import type { Said, Scoring } from '../../engine.ts';
import type { Criterion } from '../../rubric.ts';
import type { Message } from '../client.ts';
import { clipped, FENCED, fence, oneLine, speakerOf } from './data.ts';

// What the scorer is shown: the transcript of the round (or the case) and the rubric, and nothing else. The verdict, the
// recommendation and every number of the debrief are code's.

const CASE_CHARACTERS = 48_000;
const TURN_CHARACTERS = 4_000;

/** How the candidate's turns are called in the answer. */
export const turnLabel = (i: number): string => `T${i + 1}`;

export const turnsOf = (input: Scoring): Said[] =>
  input.transcript.filter((said) => said.round === input.round && said.who === 'candidate');

export function judgePrompt(input: Scoring, rubric: readonly Criterion[], key: string): Message[] {
  const { round } = input;
  const written = rounds[round].kind === 'writing';
  const onCase = !written && round === 'case-presentation' && input.case !== null;
  const criteria = rubric.map((c) => `- "${c.id}" (${c.name})\n  5: ${c.strong}\n  1: ${c.weak}`).join('\n');
  return [
    {
      role: 'system',
      content: `You score one round of a practice interview for product managers, from ${written ? 'the written case' : 'its transcript'} and the criteria alone. You speak to nobody; a program reads your answer.

For each criterion:
- "quotes": first find what the candidate ${written ? 'wrote' : 'said'} that bears on it: one to three stretches of 4 to 40 words, copied character for character, each with the label it is from. Only the candidate's words count; what an interviewer says, offers or agrees to is no evidence.
- "score": 5 is what "5" describes, 1 what "1" describes, 2 to 4 lie between: 3 is part of it with something concrete, 4 nearly all of it. Length, polish, confidence and buzzwords score nothing. Where it was asked about and the answer was empty, evasive or beside the point, that is 1, with that answer as the quote. Where it neither was asked about nor came up, the score is null and there are no quotes.${onCase ? ' What stands in the written case has come up; where the talk and the case differ, the talk counts.' : ''}
- "why": one or two plain sentences: what is there, and what is missing for the next score. No praise, nothing about manner or mood that a text cannot show.

Each criterion is read by itself: a strong answer elsewhere does not lift it. When between two scores, take the lower one.

${FENCED(key)}

Answer with one JSON object and nothing else, every criterion once, in the order given:
{"criteria": [{"id": "…", "quotes": [{"from": "T1", "quote": "…"}], "score": 3, "why": "…"}]}`,
    },
    {
      role: 'user',
      content: [
        `Round: ${rounds[round].title}.`,
        `Criteria:\n${criteria}`,
        input.case !== null && (written || onCase)
          ? `The written case, label "case":\n${fence('case', clipped(input.case, CASE_CHARACTERS), key)}`
          : '',
        written ? '' : `The transcript:\n${transcriptOf(input, key)}`,
      ]
        .filter(Boolean)
        .join('\n\n'),
    },
  ];
}

function transcriptOf(input: Scoring, key: string): string {
  let n = 0;
  const lines = input.transcript
    .filter((said) => said.round === input.round)
    .map((said) => {
      const text = clipped(oneLine(said.text), TURN_CHARACTERS);
      return said.who === 'candidate'
        ? `[${turnLabel(n++)}] Candidate: ${text}`
        : `${speakerOf(said.who, input.panel, 'Candidate')}: ${text}`;
    });
  return fence('transcript', lines.join('\n'), key);
}

/** The debrief's words: the card is worked out already, and its numbers and choices stand. */
export function debriefPrompt(
  input: Scoring & { rounds: readonly RoundScore[] },
  card: Scorecard,
  key: string,
): Message[] {
  const scores = input.rounds.map((score) => {
    const lines = score.criteria.map((c) => {
      const quote = c.evidence[0]?.quote;
      return `  - ${c.name}: ${c.score ?? 'not shown'}. ${c.why}${quote ? ` «${clipped(oneLine(quote), 160)}»` : ''}`;
    });
    return `${rounds[score.round].title}: ${score.verdict}. ${score.why}\n${lines.join('\n')}`;
  });
  const seats = card.panel.map((seat, i) => {
    const persona = input.panel.find((p) => p.id === seat.panelist);
    return `P${i + 1}: ${persona?.name ?? seat.panelist}, ${persona?.seat ?? ''}${persona?.remit.length ? ` (answers for ${persona.remit.join(', ')})` : ''}. Recommends: ${seat.recommendation ?? 'nothing, too little was shown'}. Grounds: ${seat.why}`;
  });
  const practice = card.practice.map((each, i) => {
    const about = input.ledger.find((c) => c.id === each.challenge);
    return `E${i + 1}: ${each.what} Because: ${each.why}${about ? ` On the words «${clipped(oneLine(about.quote), 160)}»` : ''}`;
  });
  return [
    {
      role: 'system',
      content: `A practice interview for product managers has been scored. You write the words of its debrief, for the candidate who will read it. The scores, the recommendations and the choice of exercises stand; you neither change nor soften nor contest them.

- For each panelist: two or three sentences in the third person, saying what their recommendation rests on in their own field. Concrete, from the grounds and scores given; nothing that is not in them, and nothing of what another panelist thought. A point that the candidate gave up is called given up, and not open. Where the grounds and the words beside a score differ, the words beside the score are right. People are called by their first names.
- For each exercise: "what", one thing to do before the next interview, in the imperative, small enough for an hour, tied to the candidate's own words; "why", one sentence, what it would change.
- Plain words. No praise to soften, no blame, no advice on manner, nothing about being a program or about scores being computed.

${FENCED(key)}

Answer with one JSON object and nothing else:
{"panel": [{"seat": "P1", "why": "…"}], "practice": [{"exercise": "E1", "what": "…", "why": "…"}]}`,
    },
    {
      role: 'user',
      content: [
        `Level: ${input.level}. Recommendation: ${card.recommendation ?? 'none'}.`,
        `Scores:\n${fence('scores', scores.join('\n\n'), key)}`,
        seats.length ? `The panelists:\n${fence('panel', seats.join('\n'), key)}` : '',
        practice.length ? `The exercises:\n${fence('practice', practice.join('\n'), key)}` : '',
      ]
        .filter(Boolean)
        .join('\n\n'),
    },
  ];
}
