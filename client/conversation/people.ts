import { hueOf } from '../reading/names.ts';
import type { Stage } from '../reading/stage.ts';

export interface Person {
  name: string;
  title: string;
  hue: string;
}

/** Who is behind an id, as this reader should see them. */
export function personOf(who: string, stage: Stage, own: boolean): Person {
  if (who === 'candidate') {
    return {
      name: own ? 'You' : stage.opened?.candidate || 'Candidate',
      title: own ? '' : 'Candidate',
      hue: 'candidate',
    };
  }
  const panelists = stage.opened?.panelists ?? [];
  const panelist = panelists.find(({ id }) => id === who);
  return { name: panelist?.name ?? who, title: panelist?.seat ?? 'Panelist', hue: hueOf(who, panelists) };
}
