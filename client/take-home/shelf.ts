import { freshId } from '../source/fresh-id.ts';

/** Words that are not on the server yet, as they lie on this device. `base` is the version that they were written on. */
export interface Unsent {
  text: string;
  base: string;
  at: number;
}

/** Where a tab keeps what it has not sent: its own place, so that two tabs never overwrite each other's words. */
export class Shelf {
  readonly #prefix: string;
  readonly #own: string;
  readonly #storage: Storage | null;

  constructor(session: string, storage: Storage | null, tab: string) {
    this.#prefix = `hotseat.case.${session}.`;
    this.#own = this.#prefix + tab;
    this.#storage = storage;
  }

  /** This tab's own words, or the latest that a closed tab has left behind, which become this tab's. */
  find(): Unsent | null {
    const own = this.#read(this.#own);
    if (own || !this.#storage) return own;
    const left = Object.keys(this.#storage)
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => ({ key, unsent: this.#read(key) }))
      .filter((found): found is { key: string; unsent: Unsent } => found.unsent !== null)
      .sort((a, b) => b.unsent.at - a.unsent.at)[0];
    if (!left) return null;
    this.put(left.unsent);
    this.#storage.removeItem(left.key);
    return left.unsent;
  }

  put(unsent: Unsent): void {
    try {
      this.#storage?.setItem(this.#own, JSON.stringify(unsent));
    } catch {
      // Full or off: it lives as long as the page.
    }
  }

  clear(): void {
    try {
      this.#storage?.removeItem(this.#own);
    } catch {
      // As above.
    }
  }

  #read(key: string): Unsent | null {
    try {
      return JSON.parse(this.#storage?.getItem(key) ?? 'null') as Unsent | null;
    } catch {
      return null;
    }
  }
}

/** This tab's name; it outlives a reload. */
export function tabName(): string {
  try {
    const known = sessionStorage.getItem('hotseat.tab');
    if (known) return known;
    const made = freshId();
    sessionStorage.setItem('hotseat.tab', made);
    return made;
  } catch {
    return freshId();
  }
}
