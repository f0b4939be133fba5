import { expect, test } from 'vitest';
import { fold, may, nothing, type State } from '../../interview/state.ts';
import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Entry, SeenEntry } from '../../protocol/entries.ts';
import { PlainSeat } from '../support/seat.ts';
import { Mortal, pause } from './mortal.ts';

// The whole loop, with the server killed with -9 in each of its seven rounds: while the candidate speaks, while the take-home
// is written and handed in, and while a round that has just closed is judged.

const ROUNDS = [
  'recruiter-screen',
  'hiring-manager',
  'take-home',
  'case-presentation',
  'technical',
  'behavioral',
  'founder',
] as const;

const CASE =
  '# Lineage\n\nAt mid-size banks the platform lead traces a bad source by hand for two days; we watched nine of them do it.';

class Sitting {
  readonly house: Mortal;
  readonly id: string;
  readonly token: string;
  readonly sent: Command[] = [];
  readonly answers = new Map<string, Answer>();
  client!: PlainSeat;

  constructor(house: Mortal, id: string, token: string) {
    this.house = house;
    this.id = id;
    this.token = token;
  }

  async join(): Promise<void> {
    this.client = await PlainSeat.at(this.house.address, this.token);
  }

  /** Sends without waiting. The answer is kept when it comes, if it comes. */
  send(command: Command): void {
    this.sent.push(command);
    void this.client.send(command).then((answer) => this.answers.set(command.id, answer));
  }

  /** Kills the server some milliseconds from now, starts it again, and sends again what was not answered. */
  async dies(after: number): Promise<void> {
    await pause(after);
    await this.house.process?.kill();
    // What the system had in its buffers when the server died has reached us by then.
    await pause(20);
    this.client.close();
    await this.house.start();
    await this.join();
    for (const command of this.sent)
      if (!this.answers.has(command.id)) this.answers.set(command.id, await this.client.send(command));
    await this.house.waitsForPerson(this.id);
  }

  entries = async (): Promise<SeenEntry[]> =>
    (await this.house.get<{ entries: SeenEntry[] }>(`/api/sessions/${this.id}/entries`)).entries;
}

const put = (sitting: Sitting, match: Record<string, string>) =>
  fetch(`${sitting.house.address}/api/sessions/${sitting.id}/case`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${sitting.token}`, 'content-type': 'text/markdown', ...match },
    body: CASE,
  });

async function talks(sitting: Sitting, round: string): Promise<void> {
  await sitting.client.entry('round.opened', (entry) => entry.round === round);
  await sitting.house.waitsForPerson(sitting.id);
  for (const [i, floor] of (['keep', 'keep', 'yield'] as const).entries())
    sitting.send({ id: `${round}-${i}`, type: 'say', text: `We watched nine of them. [${round}-${i}]`, floor });
  await sitting.dies(Math.random() * 60);
  await sitting.client.exchange(`And so we go on. [${round}-after]`);
}

async function writes(sitting: Sitting): Promise<void> {
  await sitting.client.entry('round.opened', (entry) => entry.round === 'take-home');
  const written = await put(sitting, {});
  expect(written.status).toBe(200);
  await sitting.dies(0);
  const kept = await fetch(`${sitting.house.address}/api/sessions/${sitting.id}/case`, {
    headers: { authorization: `Bearer ${sitting.token}` },
  });
  expect(await kept.text()).toContain('traces a bad source by hand');
  expect(kept.headers.get('etag')).toBe(written.headers.get('etag'));
}

test('killed in each of the seven rounds, nothing acknowledged is lost or doubled, and the candidate goes on to the debrief', async () => {
  const house = await Mortal.make();
  await house.start();
  const { id, seats } = await house.open({ rounds: [...ROUNDS], level: 'L6', clock: 'off' });
  const sitting = new Sitting(house, id, seats.candidate.token);
  await sitting.join();
  for (const [i, round] of ROUNDS.entries()) {
    if (i > 0) sitting.send({ id: `begin-${round}`, type: 'begin' });
    if (round === 'take-home') await writes(sitting);
    else await talks(sitting, round);
    sitting.send({ id: `finish-${round}`, type: 'finish' });
    await sitting.dies(Math.random() * 40);
    expect(sitting.answers.get(`finish-${round}`)).toMatchObject({ ok: true });
  }
  await sitting.client.entry('session.closed', (entry) => entry.because === 'finished');

  const entries = await sitting.entries();
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
  let state: State = nothing;
  for (const { prev: _prev, ...entry } of entries) {
    expect(may(state, entry), `entry ${entry.seq}, ${entry.type}, follows from what stands before it`).toBe(true);
    state = fold(state, entry as Entry);
  }
  for (const { id: sent } of sitting.sent) expect(sitting.answers.get(sent), sent).toMatchObject({ ok: true });
  const said = entries.filter((entry) => entry.type === 'candidate.said').map((entry) => entry.text);
  for (const round of ROUNDS.filter((each) => each !== 'take-home'))
    for (const mark of ['0', '1', '2', 'after'])
      expect(said.filter((text) => text.endsWith(`[${round}-${mark}]`))).toHaveLength(1);
  const closed = entries.filter((entry) => entry.type === 'round.closed').map((entry) => entry.round);
  expect(closed).toEqual([...ROUNDS]);
  expect(entries.filter((entry) => entry.type === 'round.judged')).toHaveLength(ROUNDS.length);
  expect(entries.filter((entry) => entry.type === 'case.submitted')).toHaveLength(1);
  expect(house.lives).toBe(1 + 2 * ROUNDS.length);
}, 240_000);
