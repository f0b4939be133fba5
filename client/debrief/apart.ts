import type { Debrief } from '../../protocol/debrief.ts';
import type { Panelist, RoundId } from '../../protocol/loop.ts';

type View = Debrief['panel'][number];

/** Those who sat in one round together, each with their own view, and what they said in common: how a difference was resolved. */
export interface Bench {
  round: RoundId | null;
  views: readonly View[];
  resolved: string | null;
}

export function benchesOf(panel: readonly View[], panelists: readonly Panelist[]): readonly Bench[] {
  const groups = new Map<RoundId | null, View[]>();
  for (const view of panel) {
    const round = panelists.find(({ id }) => id === view.panelist)?.rounds?.[0] ?? null;
    groups.set(round, [...(groups.get(round) ?? []), view]);
  }
  return [...groups].map(([round, views]): Bench => {
    const common = round === null ? '' : commonEnd(views.map(({ why }) => why));
    if (!common) return { round, views, resolved: null };
    const own = views.map((view) => ({ ...view, why: view.why.slice(0, -common.length).trim() }));
    return { round, views: own, resolved: common };
  });
}

/** The sentences that all of several texts end with. */
export function commonEnd(texts: readonly string[]): string {
  if (texts.length < 2) return '';
  const sentences = texts.map((text) => text.split(/(?<=[.!?])\s+(?=[“"]?\p{Lu})/u).reverse());
  const [first = []] = sentences;
  let count = 0;
  while (count < first.length && sentences.every((each) => each[count] === first[count])) count++;
  return first.slice(0, count).reverse().join(' ');
}
