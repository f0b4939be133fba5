import { type Desk, isElsewhere, isOffline, type Stored } from './desk.ts';
import type { Shelf } from './shelf.ts';

export type Saved =
  | { is: 'loading' }
  | { is: 'saved'; at: number | null }
  | { is: 'typing' }
  | { is: 'saving' }
  | { is: 'offline' }
  | { is: 'refused'; message: string }
  /** It was changed elsewhere: both versions are here, and its writer chooses. */
  | { is: 'conflict'; theirs: Stored };

export interface DraftState {
  text: string;
  saved: Saved;
}

const QUIET_MS = 900;
const AGAIN_MS = 4_000;

/** One person's take-home in one tab: sent a moment after the last key, kept on the device until it is on the server. */
export class Draft {
  #desk: Desk;
  #shelf: Shelf;
  #state: DraftState = { text: '', saved: { is: 'loading' } };
  #base = '"0"';
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<void> | null = null;

  constructor(desk: Desk, shelf: Shelf) {
    this.#desk = desk;
    this.#shelf = shelf;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  state = (): DraftState => this.#state;

  /** Reads what there is; words that this device had not sent come first. */
  async open(): Promise<void> {
    const unsent = this.#shelf.find();
    try {
      const stored = await this.#desk.read();
      if (!unsent || unsent.text === stored.text) return this.#settle(stored);
      this.#show(unsent.text, { is: 'typing' });
      this.#base = unsent.base;
      if (unsent.base === stored.version) return this.flush();
      this.#show(unsent.text, { is: 'conflict', theirs: stored });
    } catch (error) {
      if (unsent) {
        this.#base = unsent.base;
        this.#show(unsent.text, { is: 'offline' });
      } else this.#show('', isOffline(error) ? { is: 'loading' } : refused(error));
      if (isOffline(error)) this.#later(AGAIN_MS, () => (unsent ? this.flush() : this.open()));
    }
  }

  type(text: string): void {
    const { saved } = this.#state;
    if (saved.is === 'loading') return;
    this.#keep(text);
    this.#show(text, saved.is === 'conflict' || saved.is === 'offline' ? saved : { is: 'typing' });
    if (saved.is !== 'conflict') this.#later(QUIET_MS, () => this.flush());
  }

  /** Sends what is not sent yet; resolves when the server has it, or could not take it. */
  async flush(): Promise<void> {
    this.#stop();
    while (this.#sending) await this.#sending;
    if (!['typing', 'offline', 'refused'].includes(this.#state.saved.is)) return;
    this.#sending = this.#send().finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  async upload(file: File): Promise<void> {
    await this.flush();
    this.#settle(await this.#desk.upload(file, this.#base));
  }

  /** Ends a conflict: with these words, on top of what is there now. */
  async choose(text: string): Promise<void> {
    const { saved } = this.#state;
    if (saved.is !== 'conflict') return;
    this.#base = saved.theirs.version;
    if (text === saved.theirs.text) return this.#settle(saved.theirs);
    this.#keep(text);
    this.#show(text, { is: 'typing' });
    await this.flush();
  }

  close(): void {
    this.#stop();
  }

  async #send(): Promise<void> {
    const { text } = this.#state;
    this.#show(text, { is: 'saving' });
    try {
      this.#base = await this.#desk.write(text, this.#base);
      if (this.#state.text !== text) return this.#typedOn();
      this.#shelf.clear();
      this.#show(text, { is: 'saved', at: Date.now() });
    } catch (error) {
      if (isElsewhere(error)) return this.#meet();
      this.#show(this.#state.text, isOffline(error) ? { is: 'offline' } : refused(error));
      if (isOffline(error)) this.#later(AGAIN_MS, () => this.flush());
    }
  }

  /** Somebody else wrote, or this very tab whose answer was lost on the way. */
  async #meet(): Promise<void> {
    try {
      const theirs = await this.#desk.read();
      if (theirs.text === this.#state.text) return this.#settle(theirs);
      this.#show(this.#state.text, { is: 'conflict', theirs });
    } catch {
      this.#show(this.#state.text, { is: 'offline' });
      this.#later(AGAIN_MS, () => this.flush());
    }
  }

  #typedOn(): void {
    this.#keep(this.#state.text);
    this.#show(this.#state.text, { is: 'typing' });
    this.#later(QUIET_MS, () => this.flush());
  }

  #settle({ text, version }: Stored): void {
    this.#base = version;
    this.#shelf.clear();
    this.#show(text, { is: 'saved', at: null });
  }

  #keep(text: string): void {
    this.#shelf.put({ text, base: this.#base, at: Date.now() });
  }

  #later(ms: number, what: () => Promise<void>): void {
    this.#stop();
    this.#timer = setTimeout(() => void what(), ms);
  }

  #stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #show(text: string, saved: Saved): void {
    this.#state = { text, saved };
    for (const listener of this.#listeners) listener();
  }
}

const refused = (error: unknown): Saved => ({
  is: 'refused',
  message: error instanceof Error ? error.message : String(error),
});
