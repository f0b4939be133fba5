import type { Axis } from '../../protocol/challenge.ts';
import type { Scenario } from '../../protocol/scenario.ts';
import { recall, remember } from '../source/use-kept.ts';

// A scenario that is being written. It has every field, empty ones included, so that a form can show it half done.

export interface Draft extends Omit<Scenario, 'minutes' | 'focus'> {
  /** Null while the field is empty. */
  minutes: number | null;
  focus: Axis[];
}

export const blank: Draft = {
  id: '',
  version: 1,
  title: '',
  surface: '',
  summary: '',
  track: ['pm'],
  levels: ['L5'],
  minutes: 60,
  segment: '',
  focus: [],
  brief: '',
  hidden: { soft: {}, questions: [], numbers: [], twists: [], artifact: null },
  sample: { title: '', quality: 'mixed', case: '' },
};

type Artifact = NonNullable<Scenario['hidden']['artifact']>;

export const blankArtifact: Artifact = { title: '', kind: 'cost-report', body: '', ask: '' };

export const draftOf = (scenario: Scenario): Draft => ({ ...scenario, focus: scenario.focus ?? [] });

/** What would be written: nothing that is empty and need not be there. */
export function written({ focus, hidden, ...rest }: Draft): Record<string, unknown> {
  const soft = Object.fromEntries(Object.entries(hidden.soft).filter(([, text]) => text.trim()));
  return { ...rest, ...(focus.length ? { focus } : {}), hidden: { ...hidden, soft } };
}

/** The id that a title suggests. */
export const idFrom = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');

/** Work that was not saved yet, on this device. */
export interface Kept {
  /** The version it started from; null for a new scenario. */
  base: number | null;
  at: number;
  draft: Draft;
}

const place = (id: string | null): string => `hotseat.scenario.${id ?? ' new'}`;

export const keptDraft = (id: string | null): Kept | null => recall<Kept | null>(place(id), null);
export const keepDraft = (id: string | null, kept: Kept | null): void => remember(place(id), kept);
