import type { IncomingHttpHeaders } from 'node:http';
import type { Seat } from '../../protocol/roles.ts';
import { isLoopback } from '../config.ts';
import { Refusal } from '../problems.ts';
import type { House } from '../session/house.ts';
import type { Recording } from '../session/recording.ts';
import type { Session } from '../session/session.ts';
import { same, type Tokens } from '../tokens.ts';
import type { Addresses, Asked } from './address.ts';

// Who may come in: the Host and Origin of a request, seat tokens, and the operator's key.

export interface Admitted {
  seat: Seat;
  sessionId: string;
  session: Session;
  /** When the link ends that let them in. */
  endsAt: number;
}

export class Gate {
  readonly #house: House;
  readonly #recording: Recording;
  readonly #tokens: Tokens;
  readonly #addresses: Addresses;
  readonly #coachKey: string;
  readonly #publicUrl: () => URL;
  readonly #now: () => number;

  constructor(parts: {
    house: House;
    recording: Recording;
    tokens: Tokens;
    addresses: Addresses;
    coachKey: string;
    publicUrl: () => URL;
    now: () => number;
  }) {
    this.#house = parts.house;
    this.#recording = parts.recording;
    this.#tokens = parts.tokens;
    this.#addresses = parts.addresses;
    this.#coachKey = parts.coachKey;
    this.#publicUrl = parts.publicUrl;
    this.#now = parts.now;
  }

  /** Whether the request was meant for this house, and comes from one of its own pages if from a page at all. */
  isOurs(request: Asked): boolean {
    const { origin } = request.headers;
    const host = this.#addresses.hostOf(request);
    if (!host || !this.#sameHost(host, this.#publicUrl().protocol)) return false;
    if (origin === undefined) return true;
    try {
      const from = new URL(origin);
      return from.protocol === this.#publicUrl().protocol && this.#sameHost(from.host, from.protocol);
    } catch {
      return false;
    }
  }

  /** The seat behind a token. Throws `unauthorized` when it is forged, ended or revoked, `not_found` when erased. */
  async admit(token: string | undefined, session?: string): Promise<Admitted> {
    const read = token ? this.#tokens.read(token, this.#now()) : null;
    if (!read) throw new Refusal('unauthorized', 'this link is not valid or has ended; ask for a new one');
    if (session !== undefined && session !== read.session)
      throw new Refusal('forbidden', 'this link is for another session');
    const row = (await this.#recording.seats(read.session)).find((seat) => seat.id === read.seat);
    if (row?.revoked) throw new Refusal('unauthorized', 'this link has been revoked; ask for a new one');
    // Seats go only with their session.
    const found = row && (await this.#house.session(read.session));
    if (!found) throw new Refusal('not_found', 'this session is gone');
    return {
      seat: { seat: row.id, role: row.role, name: row.name },
      sessionId: read.session,
      session: found,
      endsAt: read.expiresAt,
    };
  }

  /** Throws `unauthorized` where nobody that is known here asks, and `forbidden` where a seat does. */
  operator(headers: IncomingHttpHeaders): void {
    const key = bearer(headers);
    if (this.isOperator(key)) return;
    if (key && this.#tokens.read(key, this.#now())) throw new Refusal('forbidden', 'this is for the operator alone');
    throw new Refusal('unauthorized', 'this takes the coach key: Authorization: Bearer COACH_KEY');
  }

  isOperator(key: string | undefined): boolean {
    return key !== undefined && (same(key, this.#coachKey) || this.#tokens.isOperator(key, this.#now()));
  }

  #sameHost(host: string, protocol: string): boolean {
    try {
      const asked = new URL(`${protocol}//${host}`);
      const ours = this.#publicUrl();
      if (asked.port !== ours.port) return false;
      return asked.hostname === ours.hostname || (isLoopback(asked.hostname) && isLoopback(ours.hostname));
    } catch {
      return false;
    }
  }
}

/** `Authorization: Bearer …` without its first word. */
export function bearer(headers: IncomingHttpHeaders): string | undefined {
  const match = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '');
  return match?.[1];
}
