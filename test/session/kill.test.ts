import { describe, expect, test } from 'vitest';
import { fold, may, nothing, type State } from '../../interview/state.ts';
import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Entry, SeenEntry } from '../../protocol/entries.ts';
import type { Clock } from '../../protocol/loop.ts';
import { oneServer } from '../support/postgres.ts';
import { PlainSeat, type SeatClient, SocketioSeat } from '../support/seat.ts';
import { Mortal, pause } from './mortal.ts';
import { type Killed, Pair } from './pair.ts';

// The real server as a process, killed with -9 at any moment while people talk to it through both doors. Whoever loses the
// connection comes back with `since` and sends again what was not answered, as a browser does.

const soak = process.env['HOTSEAT_SOAK'] === '1';
const HOUSES = 2;
const KILLS = (soak ? 1_000 : 50) / HOUSES;

const oneOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;

/** Somebody who talks whenever they are connected, and remembers what they sent, were answered, and saw. */
abstract class Person {
  readonly token: string;
  readonly door: 'plain' | 'socketio';
  readonly seen: SeenEntry[] = [];
  readonly sent = new Map<string, Command>();
  readonly answers = new Map<string, Answer>();
  repeats = 0;
  connections = 0;
  #ids = 0;

  constructor(token: string, door: Person['door']) {
    this.token = token;
    this.door = door;
  }

  /** Something new to ask for; its text carries `id`, so that it can be found in the recording. */
  protected abstract invent(id: string): Command;

  get unanswered(): Command[] {
    return [...this.sent.values()].filter((command) => !this.answers.has(command.id));
  }

  /** Connects, sends again what was not answered, and goes on talking until `enough` or the connection ends. */
  async live(address: string, enough: () => boolean): Promise<void> {
    const client = await this.#connect(address).catch(() => null);
    if (!client) return;
    this.connections += 1;
    const talk = async () => {
      await Promise.all(this.unanswered.map((command) => this.#send(client, command)));
      while (!enough() && !isGone(client)) {
        await this.#talk(client);
        await pause(Math.random() * 40);
      }
    };
    await Promise.race([talk(), client.until('the end', () => isGone(client), 600_000).catch(() => {})]);
    // What the system had in its buffers when the server died has reached us by the time the connection is closed.
    if (!isGone(client)) {
      client.close();
      await pause(5);
    }
    this.seen.push(...client.entries);
  }

  async #connect(address: string): Promise<SeatClient | null> {
    const since = this.seen.at(-1)?.seq ?? 0;
    const client =
      this.door === 'plain'
        ? await PlainSeat.at(address, this.token, since)
        : await SocketioSeat.at(address, this.token, since);
    return isGone(client) ? null : client;
  }

  async #talk(client: SeatClient): Promise<void> {
    const known = [...this.answers].filter(([, answer]) => answer.ok);
    if (known.length > 0 && Math.random() < 0.2) {
      const [id, answer] = oneOf(known);
      const again = await client.send(this.sent.get(id) as Command).catch(lost);
      if (!again || isForLater(again)) return;
      this.repeats += 1;
      expect(again, 'a repeated command gets the same answer').toEqual(answer);
      return;
    }
    const count = Math.random() < 0.3 ? 2 : 1;
    await Promise.all(Array.from({ length: count }, () => this.#send(client, this.#make())));
  }

  #make(): Command {
    const command = this.invent(`c${++this.#ids}-${Math.random().toString(36).slice(2)}`);
    this.sent.set(command.id, command);
    return command;
  }

  async #send(client: SeatClient, command: Command): Promise<void> {
    const answer = await client.send(command).catch(lost);
    if (!answer) return;
    // Refused for now and not judged: it is sent again later, with the same id.
    if (!isForLater(answer)) this.answers.set(command.id, answer);
  }
}

const isForLater = (answer: Answer): boolean =>
  !answer.ok && ['too_many', 'overloaded', 'internal'].includes(answer.error.code);

/** Socket.IO's client says that an answer will not come any more; the plain one just never answers. */
const lost = () => null;

const isGone = (client: SeatClient): boolean =>
  client instanceof PlainSeat ? client.closed !== null : !(client as SocketioSeat).socket.connected;

class Candidate extends Person {
  protected override invent(id: string): Command {
    const text = `${oneOf(['Everyone wants it', 'The market is 4,000 accounts at $30K, which is $1.2B', 'We watched nine teams do it by hand'])}. [${id}]`;
    return { id, type: 'say', text, floor: oneOf(['keep', 'yield', 'yield']) };
  }
}

class Coach extends Person {
  protected override invent(id: string): Command {
    return oneOf<Command>([
      { id, type: 'note', text: `[${id}]` },
      { id, type: 'whisper', text: `Slow down. [${id}]` },
      { id, type: 'press', text: `Who pays for it? [${id}]` },
      { id, type: 'speakAs', panelist: oneOf(['pm', 'em']), text: `Let me ask it myself. [${id}]` },
    ]);
  }
}

interface Table {
  id: string;
  candidate: Candidate;
  coach: Coach;
}

const clocks: readonly Clock[] = ['off', { speed: 15 }];

async function seatPeople(house: Killed): Promise<Table[]> {
  const tables: Table[] = [];
  for (const [i, clock] of [...clocks, ...clocks].entries()) {
    const { id, seats } = await house.open({ clock });
    const [one, other] = i < 2 ? (['plain', 'socketio'] as const) : (['socketio', 'plain'] as const);
    tables.push({
      id,
      candidate: new Candidate(seats.candidate.token, one),
      coach: new Coach(seats.coach?.token ?? '', other),
    });
  }
  return tables;
}

/** Lets everybody talk until the server is killed, at a moment that may lie before it is even ready. */
async function oneLife(house: Killed, people: readonly Person[]): Promise<void> {
  const process = await house.spawn();
  if (Math.random() < 0.1) {
    await pause(Math.random() * 1_500);
    return process.kill();
  }
  await process.line(/Hotseat is at/, 60_000);
  let over = false;
  const inside = () => people.reduce((sum, person) => sum + person.connections, 0);
  const before = inside();
  const talking = Promise.all(people.map((person) => person.live(house.address, () => over)));
  for (let tries = 0; tries < 400 && inside() === before; tries++) await pause(5);
  await pause(Math.random() * 500);
  over = true;
  await process.kill();
  await talking;
}

test(
  `killed ${KILLS * HOUSES} times under traffic, nothing acknowledged is lost or doubled, and every session goes on`,
  async () => {
    const told = await Promise.all(Array.from({ length: HOUSES }, async () => killedOften(await Mortal.make(), KILLS)));
    // Or nothing would have been tested.
    const sum = (of: (each: (typeof told)[number]) => number) => told.reduce((all, each) => all + of(each), 0);
    console.info(
      `${sum((t) => t.taken)} commands taken, ${sum((t) => t.repeats)} repeated, ${sum((t) => t.resumed)} turns finished by a later process`,
    );
    expect(sum((t) => t.taken)).toBeGreaterThan(KILLS * HOUSES);
    expect(sum((t) => t.repeats)).toBeGreaterThan(KILLS / 2);
    expect(sum((t) => t.resumed)).toBeGreaterThan(0);
  },
  soak ? 3_600_000 : 240_000,
);

const KILLS_ON_POSTGRES = Number(process.env['HOTSEAT_KILLS'] ?? (soak ? 100 : 4));

describe(`on PostgreSQL, killed ${KILLS_ON_POSTGRES} times`, () => {
  const server = oneServer();
  const nodes: Record<string, (url: string) => Promise<Killed>> = {
    'one node': (url) => Mortal.make({ DATABASE_URL: url }),
    'two nodes, of which one dies at a time': (url) => Pair.make(url),
  };
  for (const [name, make] of Object.entries(nodes)) {
    test(
      `${name}: nothing acknowledged is lost or doubled, and every session goes on`,
      async () => {
        const told = await killedOften(await make(await (await server()).fresh()), KILLS_ON_POSTGRES);
        console.info(`${name}: ${told.taken} commands taken, ${told.repeats} repeated`);
        expect(told.taken).toBeGreaterThan(KILLS_ON_POSTGRES);
      },
      soak ? 3_600_000 : 180_000,
    );
  }
});

async function killedOften(house: Killed, kills: number): Promise<{ taken: number; repeats: number; resumed: number }> {
  await house.start();
  const tables = await seatPeople(house);
  const people = tables.flatMap(({ candidate, coach }) => [candidate, coach]);
  await house.process?.kill();
  const deaths: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await oneLife(house, people);
    deaths.push(Date.now());
  }
  await house.start();
  for (const { id } of tables) await house.waitsForPerson(id);
  let resumed = 0;
  for (const table of tables) {
    await goesOn(house, table);
    const entries = await isWhole(house, table);
    resumed += spokenByLaterProcess(entries, deaths);
  }
  await house.process?.kill();
  const answers = people.flatMap((person) => [...person.answers.values()]);
  return {
    taken: answers.filter((answer) => answer.ok).length,
    repeats: people.reduce((sum, p) => sum + p.repeats, 0),
    resumed,
  };
}

/** Everybody sends what was not answered; then the candidate says something and the panel takes it up. */
async function goesOn(house: Killed, { id, candidate, coach }: Table): Promise<void> {
  for (const person of [candidate, coach]) {
    await person.live(house.address, () => true);
    // A node that was not killed remembers how much they said just now.
    for (let tries = 0; tries < 15 && person.unanswered.length > 0; tries++) {
      await pause(1_000);
      await person.live(house.address, () => true);
    }
    expect(person.unanswered).toEqual([]);
  }
  if ((await house.waitsForPerson(id)) !== 'candidate') return;
  const client = await PlainSeat.at(house.address, candidate.token, candidate.seen.at(-1)?.seq ?? 0);
  let answer = await client.say('And so we go on.');
  for (let tries = 0; tries < 15 && !answer.ok && answer.error.code === 'too_many'; tries++) {
    await pause(1_000);
    answer = await client.say('And so we go on.');
  }
  if (!answer.ok) throw new Error(`not taken: ${answer.error.message}`);
  await client.floor(answer.seq);
  client.close();
  candidate.seen.push(...client.entries);
  await house.waitsForPerson(id);
}

/** Looks at the whole recording. Answers it as the coach sees it, which is all of it. */
async function isWhole(house: Killed, { id, candidate, coach }: Table): Promise<readonly SeenEntry[]> {
  const { entries } = await house.get<{ entries: SeenEntry[] }>(`/api/sessions/${id}/entries`);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
  expect(entries.map((entry) => entry.prev)).toEqual(entries.map((_, i) => i));
  let state: State = nothing;
  for (const { prev: _prev, ...entry } of entries) {
    expect(may(state, entry), `entry ${entry.seq}, ${entry.type}, follows from what stands before it`).toBe(true);
    expect(entry.at).toBeGreaterThanOrEqual(state.at);
    state = fold(state, entry as Entry);
  }
  for (const person of [candidate, coach]) {
    for (const [command, answer] of person.answers) {
      const made = entries.filter((entry) => wordsOf(entry)?.endsWith(`[${command}]`));
      expect(
        made.map((entry) => entry.seq),
        `what ${command} made`,
      ).toEqual(answer.ok ? [answer.seq] : []);
    }
    const { entries: now } = await house.get<{ entries: SeenEntry[] }>(`/api/sessions/${id}/entries`, person.token);
    expect(person.seen, 'what reached them live, over all their connections').toEqual(now.slice(0, person.seen.length));
    expect(now.length - person.seen.length).toBeLessThan(20);
  }
  return entries;
}

/** The words of an entry that a command made in its sender's own words. */
function wordsOf(entry: SeenEntry): string | undefined {
  switch (entry.type) {
    case 'candidate.said':
    case 'note.made':
    case 'coach.whispered':
    case 'point.pressed':
      return entry.text;
    case 'panelist.said':
      return entry.engine === 'human' ? entry.text : undefined;
    default:
      return undefined;
  }
}

/** Panel turns whose floor was given in one life and whose words were finished in a later one. */
function spokenByLaterProcess(entries: readonly SeenEntry[], deaths: readonly number[]): number {
  const given = new Map(entries.flatMap((e) => (e.type === 'floor.given' && e.turn ? [[e.turn, e.at] as const] : [])));
  const said = entries.filter((e) => e.type === 'panelist.said');
  return said.filter((e) => deaths.some((death) => (given.get(e.turn) ?? death) < death && death < e.at)).length;
}

test('a panel turn and a hearing cut short by a kill are taken up by the next process, though nobody comes back', async () => {
  const house = await Mortal.make();
  await house.start();
  const { id, seats } = await house.open({ clock: { speed: 2 } });
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  // The lead is speaking, at the pace of a person.
  await candidate.until('the first words', () => candidate.lives.some((live) => live.live === 'reply.delta'));
  await house.process?.kill();
  const spoken = candidate.entries.filter((entry) => entry.type === 'panelist.said');
  expect(spoken).toEqual([]);

  await house.start();
  const metric = async (type: string) => {
    const text = await (await fetch(`${house.address}/metrics`)).text();
    return Number(new RegExp(`hotseat_entries_total\\{type="${type}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  };
  for (let tries = 0; tries < 300 && (await metric('panelist.said')) === 0; tries++) await pause(50);
  expect(await metric('panelist.said')).toBe(1);

  const back = await PlainSeat.at(house.address, seats.candidate.token, candidate.entries.at(-1)?.seq);
  await back.entry('floor.given', (entry) => entry.to === 'candidate');
  await back.say('Everyone in the world wants this.', 'keep');
  await house.process?.kill();
  await house.start();
  for (let tries = 0; tries < 300 && (await metric('claims.weighed')) === 0; tries++) await pause(50);
  const coach = await house.get<{ entries: SeenEntry[] }>(`/api/sessions/${id}/entries`);
  const said = coach.entries.find((entry) => entry.type === 'candidate.said');
  const heard = coach.entries.filter((entry) => entry.type === 'claims.weighed' && entry.of === 'speech');
  expect(heard.map((entry) => entry.type === 'claims.weighed' && entry.heard)).toEqual([said?.seq]);
}, 60_000);
