import type { Viewer } from '../../interview/visibility.ts';
import { project } from '../../interview/visibility.ts';
import type { Entry, SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Seat } from '../../protocol/roles.ts';

/** What a session needs of a connection; both doors bring one. */
export interface Listener {
  readonly seat: Seat;
  entry(entry: SeenEntry): void;
  live(message: Live): void;
  /** Ends the connection with a code of ours and a reason. */
  close(code: number, because: string): void;
}

/** Everybody who is connected to one session, each told what their role may see. */
export class Audience {
  readonly #members = new Map<Listener, { viewer: Viewer; prev: number }>();

  get size(): number {
    return this.#members.size;
  }

  /** `prev` is the last `seq` that this listener could see so far. */
  join(listener: Listener, prev: number): void {
    this.#members.set(listener, { viewer: { role: listener.seat.role, seat: listener.seat.seat }, prev });
    this.#presence();
  }

  leave(listener: Listener): void {
    if (this.#members.delete(listener)) this.#presence();
  }

  publish(entries: readonly Entry[]): void {
    for (const entry of entries) {
      for (const [listener, member] of this.#members) {
        const seen = project(entry, member.viewer);
        if (!seen) continue;
        listener.entry({ ...seen, prev: member.prev });
        member.prev = entry.seq;
      }
    }
  }

  tell(message: Live): void {
    for (const listener of this.#members.keys()) listener.live(message);
  }

  has(role: Seat['role']): boolean {
    for (const listener of this.#members.keys()) if (listener.seat.role === role) return true;
    return false;
  }

  /** Ends the connections of one seat, or all. */
  dismiss(code: number, because: string, seat?: string): void {
    for (const listener of [...this.#members.keys()]) {
      if (seat === undefined || listener.seat.seat === seat) listener.close(code, because);
    }
  }

  #presence(): void {
    const seats = new Map<string, Seat>();
    for (const { seat } of this.#members.keys()) seats.set(seat.seat, seat);
    this.tell({ live: 'presence', seats: [...seats.values()] });
  }
}
