import { expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { eventually, held, insist, pause } from '../deploy/people.ts';
import { aHouse } from '../support/house.ts';
import { oneServer } from '../support/postgres.ts';
import { PostgresProxy } from '../support/postgres-proxy.ts';
import { PlainSeat, type SeatClient, SocketioSeat } from '../support/seat.ts';
import { Serving } from './serving.ts';

// What a candidate sees when the database hangs, is slow, or does what it was asked and cannot say so, and when their own network
// fails a thousand times; and that nothing acknowledged is lost or doubled.

const server = oneServer();

async function behindProxy(): Promise<{ house: Serving; proxy: PostgresProxy }> {
  const postgres = await server();
  const url = await postgres.fresh();
  const proxy = await PostgresProxy.to(postgres.port);
  onTestFinished(() => proxy.close());
  const house = await Serving.start({ DATABASE_URL: url.replace(`:${postgres.port}/`, `:${proxy.port}/`) });
  return { house, proxy };
}

const saidIn = (entries: readonly SeenEntry[]) =>
  entries.flatMap((entry) => (entry.type === 'candidate.said' ? [entry.text] : []));

test('a database that hangs is told as such, and what was said meanwhile is there once when it goes on', async () => {
  const postgres = await server();
  const house = await Serving.start({ DATABASE_URL: await postgres.fresh() });
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  const command: Command = { id: 'frozen', type: 'say', text: 'This was said into the ice.', floor: 'keep' };
  postgres.freeze();
  let answer: Answer;
  try {
    answer = await candidate.send(command);
    await eventually('the probe to tell', async () => !(await house.isReady()), 40_000);
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200);
  } finally {
    postgres.thaw();
  }
  expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  const again = await insist([held(house.address, seats.candidate.token)], command);
  expect(again).toMatchObject({ re: 'frozen', ok: true });
  await eventually('the probe to tell', () => house.isReady());
  const back = await PlainSeat.at(house.address, seats.candidate.token);
  await back.exchange('And so we go on.');
  expect(saidIn(await house.entries(id))).toEqual(['This was said into the ice.', 'And so we go on.']);
}, 120_000);

test('a slow database makes an interview slow and changes nothing else', async () => {
  const { house, proxy } = await behindProxy();
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  proxy.delayMs = 150;
  const commands = Array.from(
    { length: 8 },
    (_, i): Command => ({ id: `s${i}`, type: 'say', text: `Word ${i}.`, floor: i === 7 ? 'yield' : 'keep' }),
  );
  const answers = await Promise.all(commands.map((command) => candidate.send(command)));
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  await candidate.entry(
    'floor.given',
    (e) => e.to === 'candidate' && e.seq > (candidate.entries[0]?.seq ?? 0) + 8,
    30_000,
  );
  const entries = await house.entries(id);
  expect(saidIn(entries)).toEqual(commands.map((command) => (command.type === 'say' ? command.text : '')));
  expect(candidate.closed).toBeNull();
}, 90_000);

test('a commit whose answer is lost is made once and known when it is asked for again', async () => {
  const { house, proxy } = await behindProxy();
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  const texts: string[] = [];
  for (let i = 0; i < 5; i++) {
    await eventually('the house', () => house.isReady());
    const text = `This was committed, number ${i}.`;
    const command: Command = { id: `lost-${i}`, type: 'say', text, floor: 'keep' };
    proxy.deaf = true;
    const first = candidate.send(command);
    await pause(300);
    proxy.cut();
    proxy.deaf = false;
    await first;
    expect(await insist([held(house.address, seats.candidate.token)], command)).toMatchObject({ ok: true });
    texts.push(text);
  }
  const entries = await house.entries(id);
  expect(saidIn(entries)).toEqual(texts);
  await eventually('the connection to have seen it all', async () => saidIn(candidate.entries).length === texts.length);
  const shown = candidate.entries.map((entry) => entry.seq);
  expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
}, 90_000);

test('a candidate who is cut off a thousand times misses nothing, and nothing they said is lost or doubled', async () => {
  const house = await aHouse();
  const { id, seats } = await house.open();
  const seen: SeenEntry[] = [];
  const owed: Command[] = [];
  let sent = 0;
  let taken = 0;
  const connect = (n: number): Promise<SeatClient> => {
    const since = seen.at(-1)?.seq ?? 0;
    const at = n % 10 === 9 ? SocketioSeat : PlainSeat;
    return at.at(house.address, seats.candidate.token, since);
  };
  for (let n = 0; n < 1_000; n++) {
    const client = await connect(n);
    // Said again on each new connection until it is answered; not more than anybody may say.
    if (owed.length === 0 && n % 25 === 0)
      owed.push({ id: `c${n}`, type: 'say', text: `Sentence ${++sent}.`, floor: n % 100 === 0 ? 'yield' : 'keep' });
    for (const command of owed) {
      const answer = client.send(command);
      // Cut before the answer can have come, or after it.
      const got = n % 3 === 0 ? null : await Promise.race([answer, pause(2_000).then(() => null)]);
      void answer.catch(() => {});
      if (got?.ok) {
        owed.splice(owed.indexOf(command), 1);
        taken += 1;
      } else if (got) expect(got.error.code).toBe('too_many');
    }
    client.close();
    seen.push(...client.entries);
  }
  for (let n = 0; owed.length > 0 && n < 20; n++) {
    const client = await connect(0);
    const answer = await client.send(owed[0] as Command);
    if (answer.ok) owed.shift();
    else await pause(1_000);
    client.close();
    seen.push(...client.entries);
  }
  const last = await connect(0);
  await last.until('the panel to be done', () => {
    const floors = [...seen, ...last.entries].filter((entry) => entry.type === 'floor.given');
    return floors.at(-1)?.to === 'candidate';
  });
  seen.push(...last.entries);
  const { body } = await house.call('GET', `/api/sessions/${id}/entries`, { key: seats.candidate.token });
  expect(seen).toEqual(body.entries.slice(0, seen.length));
  expect(saidIn(body.entries)).toEqual(Array.from({ length: sent }, (_, i) => `Sentence ${i + 1}.`));
  expect(taken).toBeGreaterThan(5);
}, 120_000);
