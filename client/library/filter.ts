import type { Axis } from '../../protocol/challenge.ts';
import type { Level } from '../../protocol/loop.ts';
import type { PublicScenario } from '../../protocol/scenario.ts';

export type Track = PublicScenario['track'][number];
export type Length = 'short' | 'hour' | 'long';

/** What one looks for in the library; empty is any. */
export interface Wanted {
  words: string;
  surface: string;
  axis: Axis | '';
  level: Level | '';
  track: Track | '';
  length: Length | '';
}

export const anything: Wanted = { words: '', surface: '', axis: '', level: '', track: '', length: '' };

export const trackName: Record<Track, string> = { pm: 'PM', 'ai-pm': 'AI PM', 'senior-pm': 'Senior PM' };

export const lengthName: Record<Length, string> = {
  short: 'Up to 45 minutes',
  hour: 'About an hour',
  long: 'More than an hour',
};

const lengthOf = (minutes: number): Length => (minutes <= 45 ? 'short' : minutes <= 75 ? 'hour' : 'long');

/** How many of the choices, the words apart, narrow the list. */
export const narrowed = ({ words: _words, ...choices }: Wanted): number =>
  Object.values(choices).filter(Boolean).length;

/** Those that fit every choice and have every word somewhere in what everybody may read. */
export function found<T extends PublicScenario>(scenarios: readonly T[], wanted: Wanted): readonly T[] {
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  return scenarios.filter((scenario) => fits(scenario, wanted) && words.every((word) => says(scenario, word)));
}

const fits = ({ surface, focus, levels, track, minutes }: PublicScenario, wanted: Wanted): boolean =>
  (!wanted.surface || surface === wanted.surface) &&
  (!wanted.axis || (focus ?? []).includes(wanted.axis)) &&
  (!wanted.level || levels.includes(wanted.level)) &&
  (!wanted.track || track.includes(wanted.track)) &&
  (!wanted.length || lengthOf(minutes) === wanted.length);

const says = ({ title, summary, segment, surface, brief }: PublicScenario, word: string): boolean =>
  [title, summary, segment, surface.replaceAll('-', ' '), brief].some((text) => text.toLowerCase().includes(word));

/** What there is to choose from: a choice that no scenario has is not offered. */
export function offered(scenarios: readonly PublicScenario[]) {
  const of = <T>(read: (scenario: PublicScenario) => readonly T[]): T[] => [...new Set(scenarios.flatMap(read))].sort();
  return {
    surfaces: of(({ surface }) => [surface]),
    axes: of(({ focus }) => focus ?? []),
    levels: of(({ levels }) => levels),
    tracks: of(({ track }) => track),
    lengths: of(({ minutes }) => [lengthOf(minutes)]),
  };
}
