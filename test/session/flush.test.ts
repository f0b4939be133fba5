import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { aFolder } from '../support/house.ts';
import { run } from './process.ts';

// Durable means flushed to the disk. The operating system is asked, not the library: the system calls of a real process are
// traced, and between one acknowledged append and the next there must be a flush. The same look at a process that is told to
// flush less must find that it does not, or it would find nothing out.

const APPENDS = 60;

beforeAll(() => {
  const works = spawnSync('strace', ['-f', '-e', 'trace=fsync', process.execPath, '-e', '0'], { encoding: 'utf8' });
  if (works.status !== 0) {
    throw new Error(
      `NOT RUN: flushes are traced with strace, which does not work here (${works.error?.message ?? works.stderr.slice(0, 200)})`,
    );
  }
});

/** Acknowledged appends, and how many of them had no flush between the acknowledgement before and their own. */
async function traced(synchronous?: string): Promise<{ acknowledged: number; unflushed: number }> {
  const trace = join(aFolder(), 'trace');
  const calls = 'trace=fsync,fdatasync,msync,sync_file_range,write';
  const args = [aFolder(), String(APPENDS), ...(synchronous ? [synchronous] : [])];
  const appender = await run('test/session/appender.ts', args, {}, ['strace', '-f', '-o', trace, '-e', calls]);
  expect(await appender.ended(), appender.errors).toBe(0);
  let begun = false;
  let flushed = false;
  let acknowledged = 0;
  let unflushed = 0;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/write\(1, "begin/.test(line)) begun = true;
    // A call that another thread interrupts is traced in two lines; it counts where it has come back.
    if (/f(data)?sync(\(\d+\)| resumed>.*\)) += 0/.test(line)) flushed = true;
    if (begun && /write\(1, "stored/.test(line)) {
      acknowledged += 1;
      if (!flushed) unflushed += 1;
      flushed = false;
    }
  }
  return { acknowledged, unflushed };
}

test('every acknowledged append has been flushed to the disk', async () => {
  expect(await traced()).toEqual({ acknowledged: APPENDS, unflushed: 0 });
});

test.each(['NORMAL', 'OFF'])(
  'the same look at synchronous=%s finds appends that were not flushed',
  async (synchronous) => {
    const { acknowledged, unflushed } = await traced(synchronous);
    expect(acknowledged).toBe(APPENDS);
    expect(unflushed).toBeGreaterThan(APPENDS / 2);
  },
);
