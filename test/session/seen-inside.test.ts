import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/root.ts';
import { start } from '../../server/start.ts';
import { aFolder, aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// What an operator can see of a house without reading anybody's words.

const SAID = 'We watched nine teams trace a broken feature by hand, at two banks.';

test('each turn of the panel has one line that says why, with ids and codes alone', async () => {
  const lines: { msg: string; seq?: number; because?: string; turn?: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const house = await start(readConfig({ PORT: '0', DATA_DIR: aFolder() }), log, projectRoot());
  onTestFinished(() => house.close());
  const headers = { authorization: `Bearer ${house.coachKey}`, 'content-type': 'application/json' };
  const body = { scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock: 'off' };
  const opening = await fetch(`${house.address}/api/sessions`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { id, seats } = (await opening.json()) as { id: string; seats: { candidate: { token: string } } };
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange(`Everyone in the world wants this. ${SAID}`);
  await candidate.exchange('The market is 4,000 accounts at $30K, which is $1.2B.');
  const rows = await house.recording.read(id, 0);
  const given = rows.flatMap(({ entry }) => (entry.type === 'floor.given' && entry.to !== 'candidate' ? [entry] : []));
  const why = lines.filter((line) => line.msg === 'the chair gave the floor');
  expect(given.length).toBeGreaterThan(1);
  expect(why.map(({ seq, turn }) => ({ seq, turn }))).toEqual(given.map(({ seq, turn }) => ({ seq, turn })));
  for (const line of why) expect(line).toMatchObject({ session: id, because: expect.stringMatching(/./) });
  const words = JSON.stringify(lines);
  const said = rows.flatMap(({ entry }) => ('text' in entry ? [entry.text] : []));
  const points = rows.flatMap(({ entry }) => (entry.type === 'claims.weighed' ? entry.noticed : []));
  for (const text of [...said, ...points.flatMap(({ quote, point }) => [quote, point])]) {
    expect(words).not.toContain(JSON.stringify(text).slice(1, -1));
  }
  expect(words).not.toContain(seats.candidate.token);
});

test('the metrics that are promised are there, and move', async () => {
  const house = await aHouse({ MAX_CONNECTIONS: '1' });
  const { seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  await candidate.exchange(SAID);
  await PlainSeat.at(house.address, seats.coach.token).catch(() => {});
  const text = (await house.call('GET', '/metrics')).text;
  const value = (name: string) => Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);
  expect(value('hotseat_sessions_loaded')).toBe(1);
  expect(value('hotseat_sockets{door="websocket"}')).toBe(1);
  expect(value('hotseat_first_word_seconds_count')).toBeGreaterThan(0);
  expect(value('hotseat_append_seconds_count')).toBeGreaterThan(3);
  expect(value('hotseat_entries_total{type="candidate.said"}')).toBe(1);
  expect(value('hotseat_waiting{queue="commands"}')).toBe(0);
  expect(value('hotseat_waiting{queue="owed"}')).toBeGreaterThanOrEqual(0);
  expect(value('hotseat_refused_total{because="overloaded"}')).toBe(1);
  for (const name of ['hotseat_engine_switches_total', 'hotseat_model_tokens_total', 'hotseat_model_calls_total'])
    expect(text).toContain(`# TYPE ${name} counter`);
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
});
