import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorBody } from '../../protocol/answers.ts';
import { type SessionOpened, sessionOpened } from '../../protocol/http.ts';
import type { Seat } from '../../protocol/roles.ts';
import type { Library } from '../library.ts';
import { Refusal } from '../problems.ts';
import type { House } from '../session/house.ts';
import type { Recording, SeatRow } from '../session/recording.ts';
import type { Session } from '../session/session.ts';
import type { Tokens } from '../tokens.ts';
import { bearer, type Gate } from './gate.ts';
import type { OperatorCode } from './operator-code.ts';

// What the HTTP calls share: who is asking, and links to seats.

export interface DeskParts {
  gate: Gate;
  house: House;
  recording: Recording;
  library: Library;
  tokens: Tokens;
  solo: boolean;
  operatorCode: OperatorCode;
  publicUrl: () => URL;
  now: () => number;
}

export const byId = z.object({ id: z.string().max(80) });
export const errors = { '4xx': errorBody, '5xx': errorBody };
export const DAY_MS = 86_400_000;

export interface Reader {
  seat: Seat;
  session: Session;
  operator: boolean;
}

/** Which session the address names, also before it has been checked. */
export const sessionIn = ({ params }: FastifyRequest): string => (params as { id: string }).id;

export class Desk {
  readonly parts: DeskParts;

  constructor(parts: DeskParts) {
    this.parts = parts;
  }

  /** The seat that asks about this session; the operator reads as a coach would. */
  async reader(request: FastifyRequest, id: string): Promise<Reader> {
    const { gate, house } = this.parts;
    const key = bearer(request.headers);
    if (gate.isOperator(key)) {
      const session = await house.session(id);
      if (!session) throw new Refusal('not_found', `there is no session ${id}`);
      return { seat: { seat: 'operator', role: 'coach', name: 'Operator' }, session, operator: true };
    }
    const { seat, session } = await gate.admit(key, id);
    return { seat, session, operator: false };
  }

  /** As `reader`, for coaches and the operator alone. */
  async coach(request: FastifyRequest, id: string, does: string): Promise<Reader> {
    const reader = await this.reader(request, id);
    if (reader.seat.role !== 'coach') throw new Refusal('forbidden', `a coach or the operator ${does}`);
    return reader;
  }

  /** Whether this request opens sessions as the operator; throws where it may not open any. */
  opensAsOperator({ headers }: FastifyRequest): boolean {
    const { gate, solo } = this.parts;
    const key = bearer(headers);
    if (gate.isOperator(key)) return true;
    if (solo) return false;
    if (key === undefined)
      throw new Refusal('unauthorized', 'only the operator opens sessions here; ask a coach for a link');
    gate.operator(headers);
    return true;
  }

  // For `onRequest`: who may not do a thing is told so before anybody looks at what they sent.

  readonly operatorOnly = async ({ headers }: FastifyRequest): Promise<void> => this.parts.gate.operator(headers);

  readonly openersOnly = async (request: FastifyRequest): Promise<void> => {
    this.opensAsOperator(request);
  };

  coachOnly(does: string): (request: FastifyRequest) => Promise<void> {
    return async (request) => {
      await this.coach(request, sessionIn(request), does);
    };
  }

  link(seat: SeatRow): { seat: string; token: string; url: string } {
    const token = this.parts.tokens.sign({ session: seat.session, seat: seat.id, expiresAt: seat.expiresAt });
    const page = seat.role === 'candidate' ? `/s/${seat.session}` : `/s/${seat.session}/coach`;
    return { seat: seat.id, token, url: new URL(`${page}#token=${token}`, this.parts.publicUrl()).href };
  }

  linksOf(seats: readonly SeatRow[]): SessionOpened['seats'] {
    return sessionOpened.shape.seats.parse(Object.fromEntries(seats.map((seat) => [seat.role, this.link(seat)])));
  }
}
