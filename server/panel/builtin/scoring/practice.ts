import type { Challenge } from '../../../../protocol/challenge.ts';
import type { RoundScore, Scorecard } from '../../../../protocol/debrief.ts';
import type { RoundId } from '../../../../protocol/loop.ts';
import type { Scoring } from '../../engine.ts';
import type { Rubrics } from '../../rubric.ts';
import { endingOf, isLost } from './fates.ts';
import { type Line, readLines } from './line.ts';
import { opening } from './quotes.ts';
import { universal } from './shapes.ts';

/** What to practise: for each lost challenge, what an answer that clears the bar would contain. */

type Practice = Scorecard['practice'][number];

const UNSHOWN = 2;
/** Weak points that nobody got round to, where little else was lost: this many, from this weight. */
const UNSPOKEN = 2;
const HEAVY = 0.75;

export function practiceOf(input: Scoring, scores: readonly RoundScore[], rubrics: Rubrics): Practice[] {
  const lost = input.ledger.filter((c) => isLost(c, input.transcript)).sort((a, b) => b.weight - a.weight);
  return [...lost.map((c) => forChallenge(c, input)), ...unspoken(input, lost.length), ...unshown(scores, rubrics)];
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
    words: opening(c.quote, 9),
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
        ? `Correct “${q.words}” and go on from the correction. ${holds(c.fact)} Then say what that changes for ${thing(q, 'the proposal')}.`
        : `For “${q.words}”: what happens first and what follows from it, in which scope it holds for ${thing(q, 'it')}, where it stops, and how you would check; call it unverified until then.`;
  }
}

/** Where one tells what happened, a weak sentence wants a fact of the story rather than of a market. */
const STORIES: ReadonlySet<RoundId> = new Set<RoundId>(['recruiter-screen', 'hiring-manager', 'behavioral']);

/** Per axis: what would have cleared it in a story about one's own work. */
function told(c: Challenge, q: Quoted): string {
  const figures = and(q.figures.slice(0, 3));
  switch (c.axis) {
    case 'user':
      return `In place of “${q.words}”: one person it was about, by role, what they were trying to do that day and where it broke, and what you saw or asked to know it. “Everybody” is nobody.`;
    case 'priority':
      return `After “${q.words}”: the two things that really competed, the fact that decided between them, which part of the decision was yours, and who was worse off and how they were told.`;
    case 'metrics':
      return `Instead of “${q.words}”: one number before and after${figures ? ` (and what ${figures} ${q.figures.length > 1 ? 'are' : 'is'} counted over)` : ''}, over which months, how much of it was your doing and how much something else, and what got worse meanwhile.`;
    case 'viability':
      return `Behind “${q.words}”: what it was worth, to whom, who paid for it, and how you know${figures ? ` ${figures}` : ' the figure'}.`;
    case 'competition':
      return `Instead of “${q.words}”: what the alternative did well for that person, why they chose as they did, and where it stopped for them.`;
    case 'feasibility':
    case 'technical':
      return c.fact
        ? `Correct “${q.words}” and go on from the correction. ${holds(c.fact)} Then say what that changes in the story.`
        : `Under “${q.words}”: the limit as an engineer would put it, with its figure, what you would have built without it, and what you built instead.`;
  }
}

const holds = (fact: NonNullable<Challenge['fact']>): string =>
  `What holds: ${sentence(fact.statement)} (${fact.source}, checked ${fact.checked}.)`;

const roundOf = (c: Challenge, input: Scoring): RoundId =>
  input.transcript.find((said) => said.turn === c.turn)?.round ?? 'case-presentation';

/** "2,600 times 1.5 hours times $90 is $351K, not $3.5M": the sum was done again, and what is right is known. */
const redone = /\bis (?:about |some )?[$€£]?\d[\d.,]*[a-z]*\b.*, not [$€£]?\d/i;

function advice(c: Challenge, input: Scoring): string {
  const q = quoted(c);
  if (redone.test(c.point))
    return `Do the sum in “${q.words}” again before you say it. ${sentence(c.point)} Then say what the right figure does to your argument, and what is left when its weakest input is halved.`;
  return STORIES.has(roundOf(c, input)) ? told(c, q) : what(c, q);
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const ENDED: Readonly<Record<ReturnType<typeof endingOf>, string>> = {
  conceded: 'You conceded it; a concession counts once it says what takes its place.',
  mended: 'You conceded it and said what you would do instead, which counts; better still is to bring it along.',
  half: 'You answered half of it; the rest was still being asked for when they went on.',
  dodged: 'It was put more than once, and each time you answered something else.',
  aside: 'You answered something else, and they went on.',
  silent: 'You never came to answer it: the round went on or was over.',
  mistaken: 'You argued against it; the argument was let pass, and the fact still stands.',
  met: '',
};

function forChallenge(c: Challenge, input: Scoring): Practice {
  const name = input.panel.find((persona) => persona.id === c.panelist)?.name ?? 'The panelist';
  return {
    challenge: c.id,
    what: advice(c, input),
    why: `${name} was after this: ${sentence(c.point || 'what the claim rests on')} ${ENDED[endingOf(c, input.transcript)]}`.trim(),
  };
}

/** Not lost, since nobody asked; but it stands there, and the next panel may begin with it. */
function unspoken(input: Scoring, lost: number): Practice[] {
  return input.ledger
    .filter((c) => c.state === 'open' && c.force === 'challenge' && c.weight >= HEAVY)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, Math.max(0, UNSPOKEN + 1 - lost))
    .slice(0, UNSPOKEN)
    .map((c) => ({
      what: advice(c, input),
      why: `Nobody got round to it this time: ${sentence(c.point || 'it is not said what the claim rests on')}`,
    }));
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
      what: `${c.name}, which never came up. A strong answer: ${sentence(c.strong)}`,
      why: `Nobody could score it. A weak answer: ${sentence(c.weak)}`,
    }));
}
