import type { Entry } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';

/** One finished turn, as any reader shows it. */
export interface Turn {
  seq: number;
  at: number;
  turn: string;
  /** `candidate` or a panelist's id. */
  who: string;
  text: string;
  round: RoundId | null;
  cutOff: boolean;
  /** The challenge it raised; candidates do not see it. */
  challenge: string | null;
  /** Said by a coach in the panelist's seat. */
  human: boolean;
  startedAt: number;
  endedAt: number;
}

export interface Transcript {
  round: RoundId | null;
  turns: readonly Turn[];
}

export const noTranscript: Transcript = { round: null, turns: [] };

/** Folds one entry into what has been said so far. */
export function transcribe(read: Transcript, entry: Entry): Transcript {
  switch (entry.type) {
    case 'round.opened':
      return { ...read, round: entry.round };
    case 'round.closed':
      return { ...read, round: null };
    case 'candidate.said':
      return add(read, {
        seq: entry.seq,
        at: entry.at,
        turn: entry.turn,
        who: 'candidate',
        text: entry.text,
        round: read.round,
        cutOff: false,
        challenge: null,
        human: false,
        startedAt: entry.at,
        endedAt: entry.at,
      });
    case 'panelist.said':
    case 'panelist.cutOff':
      return add(read, {
        seq: entry.seq,
        at: entry.at,
        turn: entry.turn,
        who: entry.panelist,
        text: entry.text,
        round: read.round,
        cutOff: entry.type === 'panelist.cutOff',
        challenge: entry.challenge ?? null,
        human: entry.engine === 'human',
        startedAt: entry.startedAt ?? entry.at,
        endedAt: entry.endedAt ?? entry.at,
      });
    default:
      return read;
  }
}

const add = (read: Transcript, turn: Turn): Transcript => ({ ...read, turns: [...read.turns, turn] });
