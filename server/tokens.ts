import { createHmac, timingSafeEqual } from 'node:crypto';

// A seat token names a seat and when it ends, signed with the house's secret: `payload.signature`, both base64url. It says
// nothing private, and whether the seat has been revoked is looked up when it is used.

export interface SeatToken {
  session: string;
  seat: string;
  expiresAt: number;
}

export class Tokens {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  sign({ session, seat, expiresAt }: SeatToken): string {
    return this.#seal(['seat', session, seat, expiresAt]);
  }

  /** The seat that a token names; null if it is forged, malformed or has ended. */
  read(token: string, now: number): SeatToken | null {
    const parts = this.#open(token);
    if (parts?.[0] !== 'seat') return null;
    const [, session, seat, expiresAt] = parts;
    if (typeof session !== 'string' || typeof seat !== 'string' || typeof expiresAt !== 'number') return null;
    return expiresAt > now ? { session, seat, expiresAt } : null;
  }

  /** Signs a browser in as operator, so that the coach key itself never reaches it. */
  signOperator(expiresAt: number): string {
    return this.#seal(['operator', expiresAt]);
  }

  isOperator(token: string, now: number): boolean {
    const parts = this.#open(token);
    return parts?.[0] === 'operator' && typeof parts[1] === 'number' && parts[1] > now;
  }

  #seal(parts: (string | number)[]): string {
    const payload = Buffer.from(JSON.stringify(parts)).toString('base64url');
    return `${payload}.${this.#mac(payload)}`;
  }

  #open(token: string): unknown[] | null {
    const [payload, mac, more] = token.split('.');
    if (!payload || !mac || more !== undefined || !same(mac, this.#mac(payload))) return null;
    try {
      const parts: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
      return Array.isArray(parts) ? parts : null;
    } catch {
      return null;
    }
  }

  #mac(payload: string): string {
    return createHmac('sha256', this.#secret).update(payload).digest('base64url');
  }
}

/** Compares secrets in constant time. */
export function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
