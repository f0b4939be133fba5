import type { Turn } from '../../interview/readings/transcript.ts';
import type { Happening } from '../reading/happenings.ts';

/** What stands in the conversation, in order. `into` is how far into its round it was, in milliseconds. */
export type Item =
  | { is: 'turn'; seq: number; into: number; turn: Turn; follows: boolean }
  | { is: 'happening'; seq: number; into: number; happening: Happening };

export function itemsOf(turns: readonly Turn[], happenings: readonly Happening[]): readonly Item[] {
  const items: Item[] = [];
  let at = 0;
  let start = turns[0]?.startedAt ?? 0;
  let last: Turn | null = null;
  const tell = (happening: Happening): void => {
    if (happening.kind === 'round') start = happening.at;
    last = null;
    items.push({ is: 'happening', seq: happening.seq, into: happening.at - start, happening });
  };
  for (const turn of turns) {
    for (let next = happenings[at]; next && next.seq < turn.seq; next = happenings[++at]) tell(next);
    items.push({
      is: 'turn',
      seq: turn.seq,
      into: turn.startedAt - start,
      turn,
      follows: last?.who === turn.who && last.human === turn.human,
    });
    last = turn;
  }
  for (const happening of happenings.slice(at)) tell(happening);
  return items;
}

export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const rest = `${Math.floor(seconds / 60) % 60}`.padStart(hours ? 2 : 1, '0');
  return `${hours ? `${hours}:` : ''}${rest}:${`${seconds % 60}`.padStart(2, '0')}`;
}
