import type { Axis, ChallengeState } from '../../protocol/challenge.ts';
import type { Recommendation, Verdict } from '../../protocol/debrief.ts';
import type { BodyOf, Phase } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';

// What things are called in front of people.

export const roundName: Record<RoundId, string> = {
  'recruiter-screen': 'Recruiter screen',
  'hiring-manager': 'Hiring manager',
  'take-home': 'Take-home',
  'case-presentation': 'Case presentation',
  technical: 'Technical',
  behavioral: 'Behavioral',
  founder: 'Founder',
};

export const phaseName: Record<Phase, string> = {
  opening: 'Opening',
  presenting: 'Presenting',
  'stress-test': 'Stress test',
  questions: 'Your questions',
  closing: 'Closing',
  writing: 'Writing',
  interview: 'Interview',
};

export const closedBecause: Record<BodyOf<'round.closed'>['because'], string> = {
  finished: 'finished',
  time: 'time ran out',
  skipped: 'skipped',
  ended: 'the session was ended',
};

export const axisName: Record<Axis, string> = {
  user: 'User',
  priority: 'Priority',
  technical: 'Technical',
  metrics: 'Metrics',
  viability: 'Viability',
  competition: 'Competition',
  feasibility: 'Feasibility',
};

export const stateName: Record<ChallengeState, string> = {
  open: 'Noticed',
  raised: 'Raised',
  defended: 'Defended',
  conceded: 'Conceded',
  unanswered: 'Unanswered',
  dropped: 'Dropped',
};

export const stateHue: Record<ChallengeState, string> = {
  open: 'quiet',
  raised: 'ochre',
  defended: 'good',
  conceded: 'plum',
  unanswered: 'bad',
  dropped: 'quiet',
};

export const recommendationName: Record<Recommendation, string> = {
  'strong-no-hire': 'Strong no hire',
  'no-hire': 'No hire',
  'lean-no-hire': 'Lean no hire',
  'lean-hire': 'Lean hire',
  hire: 'Hire',
  'strong-hire': 'Strong hire',
};

export const verdictName: Record<Verdict, string> = {
  advance: 'Advance',
  borderline: 'Borderline',
  eliminate: 'Eliminate',
  'not-shown': 'Not shown',
};

/** Slugs such as `unity-catalog`, as a product's name is written. */
export const surfaceName = (slug: string): string =>
  slug
    .split('-')
    .map((word) =>
      /^(ai|ml|sql|api)$/.test(word) ? word.toUpperCase() : (word[0] ?? '').toUpperCase() + word.slice(1),
    )
    .join(' ')
    .replace(/^Mlflow/, 'MLflow');

/** A scenario by its id alone, where its title is not at hand. */
export const scenarioName = (slug: string): string =>
  (slug[0] ?? '').toUpperCase() + slug.slice(1).replaceAll('-', ' ');

/** Why a door stays shut, however often one knocks. */
export const refusedWords: Record<string, string> = {
  unauthorized: 'This link is not valid any more. Ask for a new one.',
  forbidden: 'This link is for another session.',
  revoked: 'This seat was taken away by whoever runs the session.',
  not_found: 'There is no such session here.',
  erased: 'This session was erased.',
  too_many: 'The connection was closed because too much was sent at once. Load the page again to go on.',
};

const hues = ['plum', 'ochre', 'pm', 'em'];

/** A panelist keeps one colour wherever they show up. */
export function hueOf(who: string, panelists: readonly { id: string }[]): string {
  if (who === 'candidate' || who === 'pm' || who === 'em') return who;
  const others = panelists.filter(({ id }) => id !== 'pm' && id !== 'em');
  return (
    hues[
      Math.max(
        0,
        others.findIndex(({ id }) => id === who),
      ) % hues.length
    ] ?? 'plum'
  );
}
