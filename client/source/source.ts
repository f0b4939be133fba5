import type { Answer, Problem } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Seat, SeatRole } from '../../protocol/roles.ts';

// One source of entries, live or recorded, in one shape: what is under it does not matter to what is shown.

/** Words on their way, in pieces by offset: pieces that follow on are one, and what was missed lies between. */
export interface Speech {
  turn: string;
  attempt: number;
  panelist: string;
  pieces: readonly { at: number; text: string }[];
}

export type Connection =
  | { is: 'connecting' }
  | { is: 'live' }
  | { is: 'lost'; since: number }
  | { is: 'refused'; code: string; message: string }
  | { is: 'recorded' };

/** A command that the session did not take. */
export interface Refusal {
  command: Command;
  problem: Problem;
}

export interface Scene {
  entries: readonly SeenEntry[];
  /** Whether `entries` reaches to the present (of the recording, or of the playhead). */
  caughtUp: boolean;
  speech: Speech | null;
  /** The panelist whose hand is up. */
  hand: string | null;
  present: readonly Seat[];
  you: { seat: string; role: SeatRole; name: string } | null;
  connection: Connection;
  /** Sent and not answered yet. */
  unanswered: readonly Command[];
  refusals: readonly Refusal[];
}

type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never;
export type Asked = WithoutId<Command>;

export interface Source {
  subscribe(listener: () => void): () => void;
  scene(): Scene;
  /** The time it is in there: the server's, or the playhead's. */
  now(): number;
  send(command: Asked | Command): Promise<Answer>;
  /** Takes a refusal off the list. */
  dismiss(id: string): void;
}

export const emptyScene: Scene = {
  entries: [],
  caughtUp: false,
  speech: null,
  hand: null,
  present: [],
  you: null,
  connection: { is: 'connecting' },
  unanswered: [],
  refusals: [],
};
