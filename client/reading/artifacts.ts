import type { Entry } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';

/** Something that was put on the screen to talk about. */
export interface Artifact {
  seq: number;
  round: RoundId | null;
  title: string;
  kind: string;
  body: string;
}

interface Shown {
  round: RoundId | null;
  artifacts: readonly Artifact[];
}

export const nothingShown: Shown = { round: null, artifacts: [] };

/** Folds one entry into what has been shown. */
export function show(shown: Shown, entry: Entry): Shown {
  switch (entry.type) {
    case 'round.opened':
      return { ...shown, round: entry.round };
    case 'artifact.shown': {
      const { seq, title, kind, body } = entry;
      return { ...shown, artifacts: [...shown.artifacts, { seq, round: shown.round, title, kind, body }] };
    }
    default:
      return shown;
  }
}

const kinds: Record<string, string> = {
  'query-plan': 'Query plan',
  'cost-report': 'Cost report',
  'lineage-graph': 'Lineage graph',
  notebook: 'Notebook',
};

export const kindName = (kind: string): string => kinds[kind] ?? 'Exhibit';
