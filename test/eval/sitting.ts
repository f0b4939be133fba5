import WebSocket from 'ws';
import type { Challenge } from '../../protocol/challenge.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Debrief } from '../../protocol/debrief.ts';
import type { Entry } from '../../protocol/entries.ts';
import type { SessionOpened } from '../../protocol/http.ts';

// A real session through the public doors: a candidate who speaks, and a coach's view of what came of it.

type Bare<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A case with nothing in it to challenge, so that what is measured is what was said. */
const NO_CASE = '# Case\n\nThe case is presented aloud.';

export class Sitting {
  readonly id: string;
  readonly #address: string;
  readonly #opened: SessionOpened;
  readonly entries: Entry[] = [];
  #candidate!: WebSocket;
  #coach!: WebSocket;
  #n = 0;
  #watchers = new Set<() => void>();

  private constructor(address: string, opened: SessionOpened) {
    this.id = opened.id;
    this.#address = address;
    this.#opened = opened;
  }

  static async open(
    address: string,
    key: string,
    over: { case?: string; pressure?: number; engine?: string } = {},
  ): Promise<Sitting> {
    const body = {
      scenario: 'unpredictable-job-cost',
      rounds: ['case-presentation'],
      clock: 'off',
      case: NO_CASE,
      ...over,
    };
    const response = await fetch(`${address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    if (response.status !== 201) throw new Error(`no session: ${await response.text()}`);
    const sitting = new Sitting(address, (await response.json()) as SessionOpened);
    sitting.#coach = await sitting.#join(sitting.#opened.seats.coach?.token ?? '', true);
    sitting.#candidate = await sitting.#join(sitting.#opened.seats.candidate.token, false);
    await sitting.floor(0);
    return sitting;
  }

  /** Says it, and waits until the panel gives the floor back. Answers the `seq` it was recorded under. */
  async yields(text: string): Promise<number> {
    const from = this.entries.at(-1)?.seq ?? 0;
    this.#send(this.#candidate, { type: 'say', text, floor: 'yield' });
    const said = await this.#until((e) => e.type === 'candidate.said' && e.seq > from);
    await this.floor(said.seq);
    return said.seq;
  }

  /** Says it and goes on; waits until it has been heard. */
  async keeps(text: string): Promise<void> {
    const from = this.entries.at(-1)?.seq ?? 0;
    this.#send(this.#candidate, { type: 'say', text, floor: 'keep' });
    const said = await this.#until((e) => e.type === 'candidate.said' && e.seq > from);
    await this.#until((e) => e.type === 'claims.weighed' && e.of === 'speech' && e.heard >= said.seq);
  }

  async press(text: string, axis: Challenge['axis']): Promise<void> {
    const from = this.entries.at(-1)?.seq ?? 0;
    this.#send(this.#coach, { type: 'press', text, axis });
    await this.#until((e) => e.type === 'point.pressed' && e.seq > from);
  }

  async pressChallenge(challenge: string): Promise<void> {
    const from = this.entries.at(-1)?.seq ?? 0;
    this.#send(this.#coach, { type: 'press', challenge });
    await this.#until((e) => e.type === 'point.pressed' && e.seq > from);
  }

  /** Hidden scenario texts that no panelist may say; twists may be. */
  hiddenTexts(): string[] {
    const opened = this.entries.find((e) => e.type === 'session.opened');
    const scenario = opened?.scenario;
    if (!scenario || !('hidden' in scenario)) return [];
    return [...Object.values(scenario.hidden.soft), ...scenario.hidden.numbers.map((n) => n.what)];
  }

  async finish(): Promise<Debrief> {
    this.#send(this.#candidate, { type: 'finish' });
    await this.#until((e) => e.type === 'session.closed');
    return (await this.#get('/debrief')) as Debrief;
  }

  floor(after: number): Promise<Entry> {
    return this.#until((e) => e.type === 'floor.given' && e.to === 'candidate' && e.seq > after);
  }

  async ledger(): Promise<Challenge[]> {
    return ((await this.#get('/ledger')) as { challenges: Challenge[] }).challenges;
  }

  /** What panelists said after `seq`. */
  spokenAfter(seq: number): Extract<Entry, { type: 'panelist.said' }>[] {
    return this.entries.filter(
      (e): e is Extract<Entry, { type: 'panelist.said' }> => e.type === 'panelist.said' && e.seq > seq,
    );
  }

  /** Whether the builtin engine went on in a model's place at any time. */
  stoodIn(): boolean {
    return this.entries.some((e) => e.type === 'engine.switched' && e.to === 'builtin');
  }

  /** The last reading of a reply. */
  lastReply(): Extract<Entry, { type: 'claims.weighed' }>['reply'] {
    const read = this.entries.filter(
      (e): e is Extract<Entry, { type: 'claims.weighed' }> => e.type === 'claims.weighed',
    );
    return read.findLast((e) => e.reply)?.reply ?? null;
  }

  close(): void {
    this.#candidate.terminate();
    this.#coach.terminate();
  }

  async #get(path: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#opened.seats.coach?.token}` };
    const response = await fetch(`${this.#address}/api/sessions/${this.id}${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }

  #send(socket: WebSocket, command: Bare<Command>): void {
    socket.send(JSON.stringify({ id: `e${++this.#n}`, ...command }));
  }

  async #join(token: string, watch: boolean): Promise<WebSocket> {
    const socket = new WebSocket(`${this.#address.replace(/^http/, 'ws')}/ws?token=${token}`);
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data) => {
        const frame = JSON.parse(String(data)) as
          | Entry
          | { live: string }
          | { re: string; ok: boolean; error?: { message: string } };
        if ('live' in frame && frame.live === 'welcome') resolve();
        if ('ok' in frame && !frame.ok) reject(new Error(`refused: ${frame.error?.message}`));
        if (!watch || !('type' in frame)) return;
        this.entries.push(frame);
        for (const check of this.#watchers) check();
      });
    });
    return socket;
  }

  #until(found: (entry: Entry) => boolean): Promise<Entry> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(check);
        reject(new Error(`session ${this.id} stands still after ${this.entries.at(-1)?.type}`));
      }, 600_000);
      const check = () => {
        const entry = this.entries.find(found);
        if (!entry) return;
        clearTimeout(timer);
        this.#watchers.delete(check);
        resolve(entry);
      };
      this.#watchers.add(check);
      check();
    });
  }
}
