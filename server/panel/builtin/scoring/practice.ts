import type { Challenge } from '../../../../protocol/challenge.ts';
import type { RoundScore, Scorecard } from '../../../../protocol/debrief.ts';
import type { Scoring } from '../../engine.ts';
import type { Rubrics } from '../../rubric.ts';
import { isLost } from './fates.ts';
import { type Line, readLines } from './line.ts';
import { stretch } from './quotes.ts';
import { universal } from './shapes.ts';

/** What to practise: for each lost challenge, what an answer that clears the bar would contain. */

type Practice = Scorecard['practice'][number];

const UNSHOWN = 2;

export function practiceOf(input: Scoring, scores: readonly RoundScore[], rubrics: Rubrics): Practice[] {
  const lost = input.ledger.filter(isLost).sort((a, b) => b.weight - a.weight);
  return [...lost.map((c) => forChallenge(c, input)), ...unshown(scores, rubrics)];
}

interface Quoted {
  words: string;
  /** The numbers in it, as written. */
  figures: string[];
  /** Its own nouns, as written. */
  things: string[];
  line: Line | undefined;
}

function quoted(c: Challenge): Quoted {
  const lines = readLines({ turn: c.turn, text: c.quote }, 0);
  const things = lines.flatMap((line) =>
    line.s.tokens.filter((token) => line.specific.has(token.stem) && token.pos !== 'ADJ').map((token) => token.text),
  );
  return {
    words: stretch(c.quote, 0, c.quote.length),
    figures: lines.flatMap((line) =>
      line.s.numbers.filter((n) => n.kind !== 'duration' && n.kind !== 'date').map((n) => n.text),
    ),
    things: [...new Set(things)].slice(0, 3),
    line: lines[0],
  };
}

const and = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const thing = (q: Quoted, otherwise: string): string => q.things.at(0) ?? otherwise;

/** Per axis: what would have cleared it, told with the candidate's own numbers and nouns. */
function what(c: Challenge, q: Quoted): string {
  const figures = and(q.figures.slice(0, 3));
  switch (c.axis) {
    case 'user':
      return q.line && universal.test(q.line.tag)
        ? `Replace “${q.words}” by one role at one kind of company: the moment at which their work breaks, how many of them you asked or watched, and how many of those had it. Then say who does not have it.`
        : `For “${q.words}”: who exactly that is, what they do today with ${thing(q, 'it')}, and what you saw or counted${figures ? ` behind ${figures}` : ''}; where you have only been told, say so and say whom you would ask next.`;
    case 'priority':
      return figures
        ? `Derive the order behind “${q.words}” from your own figures (${figures}): value, effort and deadline of the runner-up beside it, the fact that decides, and who is worse off until it comes.`
        : `Behind “${q.words}”: the strongest alternative to ${thing(q, 'it')} told fairly, one number for each of the two, the fact that decides, and what is given up and by whom.`;
    case 'metrics':
      return `Beside “${q.words}”: where it stands today${figures ? ` and what ${figures} ${q.figures.length > 1 ? 'are' : 'is'} counted over` : ''}, the target and by when, what else would move it, such as a customer who leaves, the guardrail against that, and the reading at which you would stop.`;
    case 'viability':
      return figures
        ? `Do the sum of “${q.words}” aloud: accounts that really qualify, times the share that buys, times the price, with the source of each; check that ${figures} fit together, and halve the weakest of them.`
        : `In place of “${q.words}”: a count of accounts with its source, a price that somebody agreed to, whose budget it is, and what it does to what they spend with us today.`;
    case 'competition':
      return `Instead of “${q.words}”: what the rival does for this customer today, when a customer should choose it, where exactly that stops for ${thing(q, 'your user')}, and what they will have by the time you ship.`;
    case 'feasibility':
      return `Under “${q.words}”: the hard part of ${thing(q, 'it')} by name, what must be true for it to work, what happens when it fails, and the smallest test${figures ? ` that would check ${figures}` : ''}, with a result that would kill the idea.`;
    case 'technical':
      return c.fact
        ? `Correct “${q.words}” and go on from the correction. What holds: ${sentence(c.fact.statement)} (${c.fact.source}, checked ${c.fact.checked}.) Then say what that changes for ${thing(q, 'the proposal')}.`
        : `For “${q.words}”: what happens first and what follows from it, in which scope it holds for ${thing(q, 'it')}, where it stops, and how you would check; call it unverified until then.`;
  }
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

function forChallenge(c: Challenge, input: Scoring): Practice {
  const name = input.panel.find((persona) => persona.id === c.panelist)?.name ?? 'The panelist';
  const steps = c.history.map((step) => step.reading);
  const fate =
    c.state === 'conceded'
      ? 'You conceded it; a concession counts once it says what takes its place.'
      : steps.includes('partial')
        ? 'Half of it was answered; the rest was still being asked for.'
        : steps.filter((step) => step === 'dodge').length > 1
          ? 'It was put more than once, and each time you answered something else.'
          : 'It was left without an answer.';
  return {
    challenge: c.id,
    what: what(c, quoted(c)),
    why: `${name} was after this: ${sentence(c.point || 'what the claim rests on')} ${fate}`,
  };
}

/** Criteria that never came up: the ones that can end a loop first. */
function unshown(scores: readonly RoundScore[], rubrics: Rubrics): Practice[] {
  const open = scores.flatMap((score) => {
    const sat = score.criteria.some((each) => each.score !== null);
    return (rubrics[score.round] ?? []).filter(
      (c) => sat && score.criteria.some((each) => each.id === c.id && each.score === null),
    );
  });
  return open
    .sort((a, b) => Number(b.eliminates) - Number(a.eliminates))
    .slice(0, UNSHOWN)
    .map((c) => ({
      what: `${c.name}: ${sentence(c.strong)}`,
      why: `It was not shown, so nobody could score it. What it sounds like when it is weak: ${sentence(c.weak)}`,
    }));
}
