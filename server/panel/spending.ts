// Tokens, and money where a price is configured, by session and by day (UTC). Kept in memory: a restart counts anew.

export interface Tokens {
  in: number;
  out: number;
}

export interface Caps {
  perSession: number;
  /** Null: none. */
  perDay: number | null;
}

/** What a million tokens cost, in whatever money the operator counts. */
export interface Price {
  in: number;
  out: number;
}

export interface Spent extends Tokens {
  calls: number;
  /** Null without a price. */
  cost: number | null;
}

interface Account extends Tokens {
  calls: number;
}

const DAY_MS = 86_400_000;
/** Sessions remembered; the one spent on longest ago is forgotten first. */
const SESSIONS = 5_000;

const none: Account = { in: 0, out: 0, calls: 0 };

export class Spending {
  readonly caps: Caps;
  readonly price: Price | null;
  readonly #now: () => number;
  readonly #sessions = new Map<string, Account>();
  #day = 0;
  #today: Account = none;

  constructor(caps: Caps, price: Price | null, now: () => number) {
    this.caps = caps;
    this.price = price;
    this.#now = now;
  }

  spend(session: string, tokens: Tokens): void {
    const spent = added(this.#sessions.get(session) ?? none, tokens);
    this.#sessions.delete(session);
    this.#sessions.set(session, spent);
    const oldest = this.#sessions.keys().next();
    if (this.#sessions.size > SESSIONS && !oldest.done) this.#sessions.delete(oldest.value);
    this.#today = added(this.#ofToday(), tokens);
  }

  /** Whether a cap has been reached, of this session or of the day. */
  isOver(session: string): boolean {
    const { perSession, perDay } = this.caps;
    const used = this.#sessions.get(session) ?? none;
    if (used.in + used.out >= perSession) return true;
    const today = this.#ofToday();
    return perDay !== null && today.in + today.out >= perDay;
  }

  of(session: string): Spent {
    return this.#withCost(this.#sessions.get(session) ?? none);
  }

  today(): Spent {
    return this.#withCost(this.#ofToday());
  }

  #ofToday(): Account {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#today = none;
    }
    return this.#today;
  }

  #withCost(account: Account): Spent {
    const { price } = this;
    const cost = price ? (account.in * price.in + account.out * price.out) / 1_000_000 : null;
    return { ...account, cost };
  }
}

const added = (account: Account, tokens: Tokens): Account => ({
  in: account.in + tokens.in,
  out: account.out + tokens.out,
  calls: account.calls + 1,
});
