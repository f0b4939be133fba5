import type { ReactNode } from 'react';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { axisName } from '../reading/names.ts';
import { trackName } from './filter.ts';

/** The levels a scenario was written for, in words. */
export const levelsOf = (fit: readonly string[]): string => {
  const sorted = fit.toSorted();
  return sorted.length > 2 ? `${sorted[0]} to ${sorted.at(-1)}` : sorted.join(' and ');
};

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const tracks = ['pm', 'ai-pm', 'senior-pm'] as const;

/** For whom it is, in one line. */
export const factsOf = ({ minutes, levels, track }: PublicScenario): string =>
  [
    `${minutes} minutes`,
    levelsOf(levels),
    list.format(tracks.filter((each) => track.includes(each)).map((each) => trackName[each])),
  ].join(', ');

/** What it tries most, where its author said so. */
export const Focus = ({ scenario: { focus } }: { scenario: PublicScenario }): ReactNode =>
  focus?.length ? <>Mostly on {list.format(focus.map((axis) => axisName[axis].toLowerCase()))}</> : null;
