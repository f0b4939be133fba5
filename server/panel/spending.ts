import type { Logger } from 'pino';
import type { Account, Recording } from '../session/recording.ts';

// Tokens, and money where a price is configured, by session and by day (UTC). The store keeps the accounts, so that neither a
// restart nor another node begins them anew; what is known of them here is at hand without asking, and is brought up to date
// with every call that is paid.

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

export interface Spent extends Account {
  /** Null without a price. */
  cost: number | null;
}

export interface SpendingParts {
  caps: Caps;
  price: Price | null;
  now: () => number;
  accounts: Pick<Recording, 'spend' | 'spent'>;
  log: Pick<Logger, 'warn'>;
}

interface Bill {
  session: string;
  day: string;
  cost: Account;
}

/** Sessions remembered; the one looked at longest ago is forgotten first. */
const SESSIONS = 5_000;

const none: Account = { in: 0, out: 0, calls: 0 };

export class Spending {
  readonly caps: Caps;
  readonly price: Price | null;
  readonly #parts: SpendingParts;
  /** The store's accounts as last seen. */
  readonly #stored = new Map<string, Account>();
  /** Bills the store does not have yet. */
  #open: Bill[] = [];
  #saving: Promise<void> | null = null;

  constructor(parts: SpendingParts) {
    this.#parts = parts;
    this.caps = parts.caps;
    this.price = parts.price;
  }

  /** It counts at once; the store is told meanwhile, and again with the next bill if it does not answer. */
  spend(session: string, tokens: Tokens): void {
    this.#open = [...this.#open, { session, day: this.#today(), cost: { in: tokens.in, out: tokens.out, calls: 1 } }];
    this.#saving ??= this.#save().finally(() => {
      this.#saving = null;
    });
  }

  /** Whether a cap has been reached, of this session or of the day, as far as is known here. */
  isOver(session: string): boolean {
    const { perSession, perDay } = this.caps;
    const used = this.#known(session);
    if (used.in + used.out >= perSession) return true;
    const today = this.#known(this.#today());
    return perDay !== null && today.in + today.out >= perDay;
  }

  /** Looks up what has been spent by others, or before the last start: on this session, and today. */
  async recall(session?: string): Promise<void> {
    for (const account of [this.#today(), ...(session === undefined ? [] : [session])]) {
      this.#saw(account, await this.#parts.accounts.spent(account));
    }
  }

  async of(session: string): Promise<Spent> {
    await this.recall(session);
    return this.#withCost(this.#known(session));
  }

  async today(): Promise<Spent> {
    await this.recall();
    return this.#withCost(this.#known(this.#today()));
  }

  /** What has been billed is in the store, if it can be reached. */
  async settled(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    for (let bill = this.#open[0]; bill; bill = this.#open[0]) {
      const { session, day, cost } = bill;
      try {
        const sums = await this.#parts.accounts.spend(session, day, cost);
        this.#open = this.#open.slice(1);
        this.#saw(session, sums.session);
        this.#saw(day, sums.day);
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'tokens could not be counted in the store; they are told with the next');
        return;
      }
    }
  }

  /** Accounts only grow: an answer that was overtaken says nothing. */
  #saw(account: string, sum: Account): void {
    const had = this.#stored.get(account);
    this.#stored.delete(account);
    this.#stored.set(account, had && had.calls > sum.calls ? had : sum);
    const oldest = this.#stored.keys().next();
    if (this.#stored.size > SESSIONS && !oldest.done) this.#stored.delete(oldest.value);
  }

  #known(account: string): Account {
    const open = this.#open.filter((bill) => bill.session === account || bill.day === account);
    return open.reduce((sum, { cost }) => added(sum, cost), this.#stored.get(account) ?? none);
  }

  #today(): string {
    return new Date(this.#parts.now()).toISOString().slice(0, 10);
  }

  #withCost(account: Account): Spent {
    const { price } = this;
    const cost = price ? (account.in * price.in + account.out * price.out) / 1_000_000 : null;
    return { ...account, cost };
  }
}

const added = (a: Account, b: Account): Account => ({ in: a.in + b.in, out: a.out + b.out, calls: a.calls + b.calls });
