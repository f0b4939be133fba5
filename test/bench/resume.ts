import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../protocol/entries.ts';
import { projectRoot } from '../../server/root.ts';
import { openSqlite } from '../../server/session/sqlite.ts';
import { aSession, head } from '../session/rows.ts';
import { Client, openSession, paragraphs, pause } from './client.ts';
import { Server } from './process.ts';
import type { Measure } from './table.ts';

// A house that comes up after a crash: 10,000 sessions in its folder, 1,000 of them in the middle of an interview, where the
// panel owes a reply. Ready is when it takes the first call; resumed when each of the 1,000 is in memory and at work.

const STORED = 10_000;
const LIVE = 1_000;
const READY_MS = 3_000;
const RESUMED_MS = 10_000;

export async function measureResume(): Promise<Measure[]> {
  const log = await aLog();
  const folder = mkdtempSync(join(projectRoot(), 'dist', 'bench-'));
  try {
    await fill(folder, log);
    const began = performance.now();
    const server = await Server.start('house', { BENCH_FOLDER: folder });
    while ((await fetch(`${server.address}/readyz`)).status !== 200) await pause(10);
    const ready = performance.now() - began;
    while ((await loaded(server)) < LIVE && performance.now() - began < 60_000) await pause(50);
    const resumed = performance.now() - began;
    await server.stop();
    const measure = `${STORED.toLocaleString('en')} stored sessions, ${LIVE.toLocaleString('en')} of them live`;
    const line = (what: string, took: number, target: number): Measure => ({
      measure: `${measure}: ${what}`,
      value: `${(took / 1_000).toFixed(1)} s`,
      floor: '',
      target: `${target / 1_000} s`,
      met: took <= target,
      detail: { ms: took },
    });
    return [line('ready', ready, READY_MS), line('all resumed', resumed, RESUMED_MS)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loaded(server: Server): Promise<number> {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  return Number(/^hotseat_sessions_loaded (\d+)/m.exec(text)?.[1] ?? 0);
}

/** The recording of an interview some turns long, up to a `yield` that nobody has heard yet. */
async function aLog(): Promise<Entry[]> {
  const server = await Server.start('house');
  try {
    const { said } = await paragraphs(server);
    const { id, seats } = await openSession(server);
    const client = await Client.at(server, seats.candidate.token);
    const floor = () => client.frame((frame) => frame.type === 'floor.given' && frame.to === 'candidate');
    await floor();
    for (const text of said.slice(0, 6)) {
      const back = floor();
      client.say(text, 'yield');
      await back;
    }
    client.close();
    const response = await fetch(`${server.address}/api/sessions/${id}/entries`, {
      headers: { authorization: `Bearer ${server.coachKey}` },
    });
    const { entries } = (await response.json()) as { entries: (Entry & { prev: number })[] };
    const upTo = entries.findLastIndex((entry) => entry.type === 'candidate.said');
    return entries.slice(0, upTo + 1).map(({ prev: _prev, ...entry }) => entry as Entry);
  } finally {
    await server.stop();
  }
}

async function fill(folder: string, log: readonly Entry[]): Promise<void> {
  const recording = await openSqlite(folder);
  for (let i = 0; i < STORED; i++) {
    const id = `stored-${i}`;
    const rows = log.map((entry, part) => ({
      entry: entry.type === 'session.opened' ? { ...entry, session: id } : entry,
      cause: 'owed:fork:1',
      part,
      print: '',
    }));
    const live = i % (STORED / LIVE) === 0;
    const at = head(log.length, live ? { dueAt: 0 } : { state: 'finished' });
    await recording.create(aSession(id, { head: at }), [], rows, null);
  }
  await recording.close();
}
