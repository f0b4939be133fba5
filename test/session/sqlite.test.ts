import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FolderTaken, openSqlite } from '../../server/session/sqlite.ts';
import { aFolder } from '../support/house.ts';
import { behavesAsRecording } from './conformance.ts';
import { type Running, run } from './process.ts';
import { aRow, aSession, head } from './rows.ts';

behavesAsRecording('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  return { open: () => openSqlite(folder), remove: async () => rmSync(folder, { recursive: true, force: true }) };
});

describe('a folder', () => {
  const hold = async (folder: string): Promise<Running> => {
    const process = await run('test/session/holder.ts', [folder]);
    onTestFinished(() => process.kill());
    return process;
  };

  test('that another process has open is refused in both directions, with a line that says what to do', async () => {
    const folder = aFolder();
    const first = await hold(folder);
    await first.line(/^held/);
    await expect(openSqlite(folder)).rejects.toThrow(FolderTaken);
    await expect(openSqlite(folder)).rejects.toThrow(
      `another Hotseat has ${folder} open: stop it, or set DATA_DIR to another folder`,
    );
    const second = await hold(folder);
    expect((await second.line(/^(held|taken).*/))[0]).toMatch(/^taken: another Hotseat has/);
    // The one that was there first is none the worse for it.
    first.child.stdin?.end();
    await first.line(/^let go/);
  });

  test('held by this process is refused to another one', async () => {
    const folder = aFolder();
    const recording = await openSqlite(folder);
    const second = await hold(folder);
    expect((await second.line(/^(held|taken).*/))[0]).toMatch(/^taken/);
    await recording.create(aSession('s'), [], [aRow(1)], null);
    expect(await recording.append('s', 1, [aRow(2)], head(2))).toBe('stored');
    await recording.close();
  });

  test('is free again as soon as its holder closes it, or is killed with -9', async () => {
    const folder = aFolder();
    const first = await hold(folder);
    const [held] = await first.line(/^held.*/);
    await first.kill();
    const second = await hold(folder);
    // What the first one wrote is there, so it is the same database and not a fresh one.
    expect((await second.line(/^(held|taken).*/))[0]).toBe(held);
    second.child.stdin?.end();
    await second.line(/^let go/);
    await (await openSqlite(folder)).close();
  });

  test('that cannot be written says so, and not that somebody has it open', async () => {
    const file = join(aFolder(), 'not-a-folder');
    const recording = await openSqlite(file);
    await recording.close();
    await expect(openSqlite(join(file, 'hotseat.db', 'below'))).rejects.not.toThrow(FolderTaken);
  });
});
