import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { SeenEntry } from '../../protocol/entries.ts';
import { aFolder, aHouse, type TestHouse } from '../support/house.ts';
import { oneServer } from '../support/postgres.ts';
import { Server } from '../support/postgres-server.ts';
import { PlainSeat } from '../support/seat.ts';
import { isWhole, pause } from './people.ts';

const server = oneServer();
const COACH_KEY = 'the-coach-key-of-this-test';

const recorded = async (house: TestHouse, id: string): Promise<SeenEntry[]> =>
  (await house.call('GET', `/api/sessions/${id}/entries`, { key: COACH_KEY })).body.entries;

test('a PostgreSQL copied while it serves comes back with all that was acknowledged before, and its links still work', async () => {
  const postgres = await server();
  const url = await postgres.fresh();
  const house = await aHouse({ DATABASE_URL: url, COACH_KEY });
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Everyone in the world wants this.');
  const before = await recorded(house, id);
  let over = false;
  const talking = (async () => {
    for (let i = 0; !over; i++) {
      await candidate.say(`We watched nine teams, number ${i}.`, 'keep');
      await pause(520);
    }
  })();
  const copy = join(aFolder(), 'copy');
  await postgres.copyTo(copy);
  over = true;
  await talking;
  await house.close();

  const restored = await Server.make(copy);
  onTestFinished(() => restored.remove());
  const again = await aHouse({ DATABASE_URL: url.replace(`:${postgres.port}/`, `:${restored.port}/`), COACH_KEY });
  const after = await recorded(again, id);
  isWhole(after);
  expect(after.slice(0, before.length)).toEqual(before);
  const back = await PlainSeat.at(again.address, seats.candidate.token, before.length);
  await back.exchange('And so we go on.');
}, 90_000);

test('a data folder copied while nobody has it open comes back whole, with its keys', async () => {
  const house = await aHouse({ COACH_KEY });
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange('Everyone in the world wants this.');
  const before = await recorded(house, id);
  await house.close();
  const copy = aFolder();
  cpSync(house.dataDir, copy, { recursive: true });
  const again = await aHouse({ COACH_KEY }, copy);
  expect((await recorded(again, id)).slice(0, before.length)).toEqual(before);
  const back = await PlainSeat.at(again.address, seats.candidate.token, before.length);
  await back.exchange('And so we go on.');
  isWhole(await recorded(again, id));
}, 60_000);
