import type { Axis, Challenge } from '../../../../protocol/challenge.ts';
import type { RoundScore, Scorecard } from '../../../../protocol/debrief.ts';
import type { RoundId } from '../../../../protocol/loop.ts';
import type { Scoring } from '../../engine.ts';
import type { Rubrics } from '../../rubric.ts';
import { endingOf, isLost, mending } from './fates.ts';
import { type Line, readLines } from './line.ts';
import { opening, tellingOf } from './quotes.ts';
import { universal } from './shapes.ts';

/** What to practise: for each lost challenge, what an answer that clears the bar would contain. */

type Practice = Scorecard['practice'][number];

const UNSHOWN = 2;
/** Weak points that nobody got round to, where little else was lost: this many, from this weight. */
const UNSPOKEN = 2;
const HEAVY = 0.75;

export function practiceOf(input: Scoring, scores: readonly RoundScore[], rubrics: Rubrics): Practice[] {
  const lost = input.ledger.filter((c) => isLost(c, input.transcript)).sort((a, b) => b.weight - a.weight);
  const open = unspoken(input, lost.length);
  const advised = new Set<string>();
  const items = [
    ...lost.map((c) => ({ challenge: c.id, what: advice(c, input, advised), why: whyOf(c, input) })),
    ...open.map((c) => ({
      what: advice(c, input, advised),
      why: `Nobody got round to it this time. ${sentence(c.point || 'It is not said what the claim rests on')}`,
    })),
    ...unshown(scores, rubrics),
  ];
  return once(items);
}

/** A list that says a thing twice reads like a form: each sentence stands where it is said first. */
function once(items: readonly Practice[]): Practice[] {
  const said = new Set<string>();
  const fresh = (text: string): string =>
    text
      .split(/(?<=[.!?…”])\s+(?=[A-Z“])/)
      .filter((each) => (said.has(each) ? false : Boolean(said.add(each))))
      .join(' ');
  return items.map((item) => ({ ...item, what: fresh(item.what), why: fresh(item.why) || item.why }));
}

interface Quoted {
  words: string;
  /** The numbers in it, as written. */
  figures: string[];
  line: Line | undefined;
}

function quoted(c: Challenge): Quoted {
  const lines = readLines({ turn: c.turn, text: c.quote }, 0);
  return {
    words: opening(c.quote, 9),
    figures: lines
      .flatMap((line) => line.s.numbers.filter((n) => n.kind !== 'duration' && n.kind !== 'date').map((n) => n.text))
      .slice(0, 3),
    line: lines[0],
  };
}

const and = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const over = ({ figures }: Quoted): string =>
  figures.length === 0 ? '' : ` Say what ${and(figures)} ${figures.length > 1 ? 'are' : 'is'} counted over.`;

/** Per axis: what would have cleared it, told with the candidate's own words and numbers. */
function what(axis: Axis, q: Quoted): string {
  switch (axis) {
    case 'user':
      return q.line && universal.test(q.line.tag)
        ? `Instead of “${q.words}”, name one role at one kind of company and the moment at which their work breaks. Say how many of them you asked or watched, how many had it, and who does not have it.`
        : `When you say “${q.words}”, say who exactly that is, what they do today, and what you saw or counted yourself.${over(q)} Where you have only been told, say so, and say whom you would ask next.`;
    case 'priority':
      return q.figures.length > 0
        ? `Let your own figures (${and(q.figures)}) carry the order behind “${q.words}”: put the runner-up's beside them, name the fact that decides, and say who is worse off until it comes.`
        : `Give “${q.words}” a reason that could have gone the other way: tell the strongest alternative fairly, with one number for each of the two, and say what is given up and by whom.`;
    case 'metrics':
      return `Say with “${q.words}” where that number stands today, where it should be and by when.${over(q)} Name what else could move it, the guardrail against that, and the reading at which you would stop.`;
    case 'viability':
      return q.figures.length > 0
        ? `Do the sum behind “${q.words}” aloud: accounts that qualify, times the share that buys, times the price, each with its source. Check that ${and(q.figures)} ${q.figures.length > 1 ? 'fit together' : 'follows from them'}, and halve the weakest input.`
        : `Put numbers in the place of “${q.words}”: how many accounts, counted from where, at what price and out of whose budget. Say what it does to what they spend with us today.`;
    case 'competition':
      return `Before “${q.words}”, say what the rival does for this customer today and when a customer should choose it. Go on from there to where exactly that stops, and to what they will have by the time you ship.`;
    case 'feasibility':
      return `Name the hard part behind “${q.words}”: what must be true for it to work, what happens when it fails, and the smallest test whose result could end it.`;
    case 'technical':
      return `Explain how “${q.words}” comes about: what happens first, what follows from it, and where it stops being true. Until you have checked it, call it unverified and say how you would check.`;
  }
}

/** Where one tells what happened, a weak sentence wants a fact of the story rather than of a market. */
const STORIES: ReadonlySet<RoundId> = new Set<RoundId>(['recruiter-screen', 'hiring-manager', 'behavioral']);

/** Per axis: what would have cleared it in a story about one's own work. */
function told(axis: Axis, q: Quoted): string {
  switch (axis) {
    case 'user':
      return `In place of “${q.words}”, tell of one person by role: what they were trying to do that day, where it broke, and what you saw or asked to know it.`;
    case 'priority':
      return `After “${q.words}”, name the two things that really competed and the fact that decided between them. Say which part of the decision was yours, who was worse off, and how they were told.`;
    case 'metrics':
      return `Put one number before and after in the place of “${q.words}”, and the months between.${over(q)} Say how much of it was your doing, and what got worse meanwhile.`;
    case 'viability':
      return `Say of “${q.words}” what it was worth, to whom, who paid for it, and how you know.`;
    case 'competition':
      return `Instead of “${q.words}”, tell what the alternative did well for that person, why they chose as they did, and where it stopped for them.`;
    case 'feasibility':
    case 'technical':
      return `Under “${q.words}”, tell the limit as an engineer would put it, with its figure, what you would have built without it, and what you built instead.`;
  }
}

/** The same gap again: what it wants, in a word. */
const AGAIN: Readonly<Record<Axis, string>> = {
  user: 'a named user, and what you saw of them',
  priority: 'the runner-up, and the fact that decides against it',
  metrics: 'a baseline, a target and what else would move it',
  viability: 'a count, a price and a payer',
  competition: 'the rival at its best, and where that stops',
  feasibility: 'the hard part by its name, and a test of it',
  technical: 'the mechanism behind it, and its limit',
};

const holds = (fact: NonNullable<Challenge['fact']>): string =>
  `What holds: ${sentence(fact.statement)} (${fact.source}, checked ${fact.checked}.)`;

const roundOf = (c: Challenge, input: Scoring): RoundId =>
  input.transcript.find((said) => said.turn === c.turn)?.round ?? 'case-presentation';

/** "2,600 times 1.5 hours times $90 is $351K, not $3.5M": the sum was done again, and what is right is known. */
const redone = /\bis (?:about |some )?[$€£]?\d[\d.,]*[a-z]*\b.*, not [$€£]?\d/i;

function advice(c: Challenge, input: Scoring, advised: Set<string>): string {
  const q = quoted(c);
  if (c.fact)
    return `Correct “${q.words}” and go on from the correction. ${holds(c.fact)} Then say what is left of your argument.`;
  if (redone.test(c.point))
    return `Do the sum in “${q.words}” again before you say it. ${sentence(c.point)} Then say what the right figure does to your argument, and what is left when its weakest input is halved.`;
  const story = STORIES.has(roundOf(c, input));
  const kind = `${c.axis} ${story}`;
  if (advised.has(kind)) return `“${q.words}” has the same gap: it wants ${AGAIN[c.axis]}.`;
  advised.add(kind);
  return story ? told(c.axis, q) : what(c.axis, q);
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** How it ended, with the words it ended on. */
function ended(c: Challenge, input: Scoring): string {
  const ending = endingOf(c, input.transcript);
  const reply = replyOf(c, input);
  if (ending === 'silent' || reply === '') return 'The round went on before you came to answer it.';
  switch (ending) {
    case 'conceded':
      return `You gave it up with “${reply}”, and nothing took its place.`;
    case 'mended':
      return `You conceded it and put “${reply}” in its place.`;
    case 'half':
      return `“${reply}” answered half of it, and the rest was still being asked for.`;
    case 'mistaken':
      return `“${reply}” argues against it, and it holds all the same.`;
    case 'dodged':
      return `It was put more than once, and the last you said to it was “${reply}”.`;
    case 'aside':
      return `“${reply}” answered something else, and they went on.`;
    case 'met':
      return '';
  }
}

/** What the last answer came down to; of a concession, what was put in the place of the claim. */
function replyOf(c: Challenge, input: Scoring): string {
  const turn = c.history.at(-1)?.turn;
  const said = input.transcript.find((each) => each.turn === turn);
  if (!said) return '';
  const lines = readLines(said, 0);
  const line =
    tellingOf(
      lines.filter(({ tag }) => mending.test(tag)),
      [],
    ) ?? tellingOf(lines, []);
  return opening(line ? line.s.text : said.text);
}

function whyOf(c: Challenge, input: Scoring): string {
  const name = input.panel.find((persona) => persona.id === c.panelist)?.name ?? 'The panelist';
  const point = sentence(c.point || 'It is not said what the claim rests on');
  return `${name}’s ${point.endsWith('?') ? 'question' : 'doubt'}: ${point} ${ended(c, input)}`.trim();
}

/** Not lost, since nobody asked; but it stands there, and the next panel may begin with it. */
function unspoken(input: Scoring, lost: number): Challenge[] {
  return input.ledger
    .filter((c) => c.state === 'open' && c.force === 'challenge' && c.weight >= HEAVY)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, Math.max(0, UNSPOKEN + 1 - lost))
    .slice(0, UNSPOKEN);
}

/** Criteria that came up too little: the ones that can end a loop first. */
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
      what: `Have an answer ready on “${c.name}”. A strong one: ${sentence(c.strong)}`,
      why: `It came up too little to be scored. A weak answer: ${sentence(c.weak)}`,
    }));
}
