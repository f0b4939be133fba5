import type { Challenge } from '../../protocol/challenge.ts';
import type { Entry } from '../../protocol/entries.ts';

/** Every challenge and its fate, in the order in which they were noticed. */
export type Ledger = readonly Challenge[];

export const noLedger: Ledger = [];

/** Folds one entry into the ledger. */
export function keepLedger(ledger: Ledger, entry: Entry): Ledger {
  switch (entry.type) {
    case 'claims.weighed': {
      const noticed = entry.noticed.map((n): Challenge => ({ ...n, state: 'open', history: [] }));
      const reply = entry.reply;
      const read = reply
        ? change(ledger, reply.challenge, (c) => ({
            ...c,
            history: [...c.history, { turn: reply.turn, reading: reply.reading, next: reply.next }],
          }))
        : ledger;
      // What has been supported or taken back since is not attacked any more.
      const left = entry.supported.reduce((all, id) => change(all, id, drop), read);
      return noticed.length ? [...left, ...noticed] : left;
    }
    case 'point.pressed':
      return entry.noticed ? [...ledger, { ...entry.noticed, state: 'open', history: [] }] : ledger;
    case 'panelist.said':
      return entry.challenge ? change(ledger, entry.challenge, raise) : ledger;
    case 'panelist.cutOff':
      return entry.challenge && entry.asked ? change(ledger, entry.challenge, raise) : ledger;
    case 'challenge.settled':
      return change(ledger, entry.challenge, (c) => ({ ...c, state: entry.state }));
    case 'round.closed':
      // Put aloud and never answered before the round was over.
      return ledger.map((c) => (c.state === 'raised' ? { ...c, state: 'unanswered' } : c));
    default:
      return ledger;
  }
}

const drop = (c: Challenge): Challenge => (c.state === 'open' ? { ...c, state: 'dropped' } : c);
const raise = (c: Challenge): Challenge => (c.state === 'open' ? { ...c, state: 'raised' } : c);

function change(ledger: Ledger, id: string, how: (c: Challenge) => Challenge): Ledger {
  const at = ledger.findIndex((c) => c.id === id);
  const found = ledger[at];
  if (!found) return ledger;
  const changed = how(found);
  return changed === found ? ledger : ledger.with(at, changed);
}
