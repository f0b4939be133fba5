import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/log.ts';
import { seeded } from '../../server/panel/seeded.ts';
import { projectRoot } from '../../server/root.ts';
import { openSqlite } from '../../server/session/sqlite.ts';
import { start } from '../../server/start.ts';
import { aFolder } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';
import { run } from './process.ts';
import { Serving } from './serving.ts';

// What a candidate sees when the disk is full, a write is torn or the clock jumps, and that nothing acknowledged is lost or doubled.

test('on a full disk a command is told so, nothing acknowledged is lost, and with room again it is taken once', async () => {
  // A file may not grow beyond so many blocks of 1,024 bytes; the signal for that is ignored, so that the write itself fails.
  const small = ['bash', '-c', 'trap "" XFSZ; ulimit -S -f 1200; exec "$@"', '-'];
  const house = await Serving.start({ DATA_DIR: aFolder() }, small);
  const { id, seats } = await house.open();
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  await candidate.floor(0);
  const headers = { authorization: `Bearer ${seats.coach.token}`, 'content-type': 'application/json' };
  const taken: string[] = [];
  let refused: { id: string; type: 'note'; text: string } | null = null;
  for (let n = 0; n < 40 && !refused; n++) {
    const made = await fetch(`${house.address}/api/sessions/${id}/seats`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ role: 'coach', name: 'C' }),
    });
    // A seat is a write too.
    if (made.status !== 201) break;
    const coach = await PlainSeat.at(house.address, ((await made.json()) as { token: string }).token);
    for (let i = 0; i < 18 && !refused; i++) {
      const note = { id: `n${n}-${i}`, type: 'note' as const, text: `[${n}-${i}] ${'x'.repeat(20_000)}` };
      const answer = await coach.send(note);
      if (answer.ok) taken.push(note.text);
      else {
        expect(answer.error).toEqual({ code: 'internal', message: 'this could not be recorded; send it again' });
        refused = note;
      }
    }
  }
  expect(taken.length).toBeGreaterThan(10);
  const said = { id: 'said', type: 'say', text: 'We watched nine teams.', floor: 'yield' } as const;
  // The candidate is told, and stays connected.
  expect(await candidate.send({ ...said, id: 'big', text: 'y'.repeat(25_000) })).toMatchObject({ ok: false });
  expect(candidate.closed).toBeNull();
  expect(spawnSync('prlimit', ['--pid', String(house.process.child.pid), '--fsize=unlimited']).status).toBe(0);
  await expect.poll(async () => (await candidate.send(said)).ok, { timeout: 10_000 }).toBe(true);
  await candidate.floor();
  const entries = await house.entries(id);
  const notes = entries.flatMap((entry) => (entry.type === 'note.made' ? [entry.text] : []));
  expect(notes).toEqual(taken);
  expect(entries.filter((entry) => entry.type === 'candidate.said' && entry.text === said.text)).toHaveLength(1);
}, 90_000);

test('a torn tail of the write-ahead log costs nothing that was acknowledged, and half a commit is no commit', async () => {
  const random = seeded(7);
  const folder = aFolder();
  const process = await run('test/session/appender.ts', [folder, '100000']);
  onTestFinished(() => process.kill());
  await process.line(/stored 60/);
  await process.kill();
  const acknowledged = Number(
    /stored (\d+)/.exec(process.lines.findLast((line) => line.startsWith('stored')) ?? '')?.[1],
  );
  const whole = readFileSync(join(folder, 'hotseat.db-wal'));
  const seqsIn = async (change: (wal: string) => void): Promise<number[]> => {
    const copy = aFolder();
    cpSync(folder, copy, { recursive: true });
    change(join(copy, 'hotseat.db-wal'));
    const recording = await openSqlite(copy);
    const rows = await recording.read('s', 0);
    const head = (await recording.find('s'))?.head.seq ?? 0;
    await recording.close();
    expect(rows.at(-1)?.entry.seq ?? 0).toBe(head);
    return rows.map((row) => row.entry.seq);
  };
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
  const asItWas = await seqsIn(() => {});
  expect(asItWas.slice(0, acknowledged)).toEqual(upTo(acknowledged));
  // What was being written when the power went: part of a frame, or a frame of noise.
  for (let i = 0; i < 6; i++) {
    const noise = Buffer.from(
      Array.from({ length: 1 + Math.floor(random() * 9_000) }, () => Math.floor(random() * 256)),
    );
    expect(await seqsIn((wal) => writeFileSync(wal, Buffer.concat([whole, noise])))).toEqual(asItWas);
  }
  // A log cut anywhere is a shorter log, never one with a hole or half an append.
  for (let i = 0; i < 6; i++) {
    const left = await seqsIn((wal) => truncateSync(wal, Math.floor(whole.length * (0.3 + random() * 0.7))));
    expect(left).toEqual(upTo(left.length));
  }
}, 60_000);

test('a clock that jumps ahead ends the round at its own deadline, and one that jumps back turns no entry back', async () => {
  let ahead = 0;
  const config = readConfig({ PORT: '0', DATA_DIR: aFolder(), LOG_LEVEL: 'silent' });
  const house = await start(config, makeLog('silent'), projectRoot(), () => Date.now() + ahead);
  onTestFinished(() => house.close());
  const headers = { authorization: `Bearer ${house.coachKey}`, 'content-type': 'application/json' };
  const body = {
    scenario: 'lineage-experiment-to-production',
    rounds: ['case-presentation', 'technical'],
    clock: { speed: 3 },
  };
  const opening = await fetch(`${house.address}/api/sessions`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { id, seats } = (await opening.json()) as { id: string; seats: { candidate: { token: string } } };
  const candidate = await PlainSeat.at(house.address, seats.candidate.token);
  const opened = await candidate.entry('round.opened');
  await candidate.floor(0);
  ahead = -3_600_000;
  const early = await candidate.say('We watched nine teams do it by hand.', 'keep');
  expect(early).toMatchObject({ ok: true });
  ahead = 2 * 3_600_000;
  // Too late now, and told so; the round is closed by its time.
  expect(await candidate.say('And one more thing.', 'keep')).toMatchObject({ ok: false, error: { code: 'not_now' } });
  const closed = await candidate.entry('round.closed');
  expect(closed).toMatchObject({ because: 'time', at: opened.endsAt });
  ahead = 0;
  expect(await candidate.do({ type: 'begin' })).toMatchObject({ ok: true });
  await candidate.entry('round.opened', (entry) => entry.round === 'technical');
  const times = (await house.recording.read(id, 0)).map(({ entry }) => entry.at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
}, 60_000);
