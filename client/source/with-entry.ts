import type { SeenEntry } from '../../protocol/entries.ts';
import type { Scene } from './source.ts';

/** The scene once this entry has come: what was only live ends with what it led to, and at the latest with the round. */
export function withEntry(scene: Scene, entry: SeenEntry): Scene {
  const { entries, speech, hand, refusals } = scene;
  const over = entry.type === 'round.closed' || entry.type === 'session.closed';
  const said = entry.type === 'panelist.said' || entry.type === 'panelist.cutOff';
  const taken = entry.type === 'floor.given' && entry.to === hand;
  const heard = entry.type === 'candidate.said' || (entry.type === 'clock.changed' && entry.because === 'resumed');
  return {
    ...scene,
    entries: [...entries, entry],
    speech: over || (said && speech?.turn === entry.turn) ? null : speech,
    hand: over || taken ? null : hand,
    refusals: over ? [] : heard ? refusals.filter(({ command }) => command.type !== 'say') : refusals,
  };
}
