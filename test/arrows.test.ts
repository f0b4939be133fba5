import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

// The arrows of the house: protocol <- interview <- server, and protocol, interview/readings <- client.

const root = resolve(import.meta.dirname, '..');
const folders = ['protocol', 'interview', 'server', 'client'] as const;

interface Arrow {
  from: string;
  to: string;
}

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = folders.flatMap((folder) => sources(join(root, folder)));

const arrows: Arrow[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((m) => m[1] ?? '');
  return imports.map((to) => ({
    from: relative(root, file),
    to: to.startsWith('.') ? relative(root, resolve(dirname(file), to)) : to,
  }));
});

const from = (folder: string) => arrows.filter((arrow) => arrow.from.startsWith(`${folder}/`));
const outside = (arrow: Arrow, allowed: readonly RegExp[]) => !allowed.some((each) => each.test(arrow.to));

test('there are arrows to check', () => {
  for (const folder of folders) expect(from(folder).length, folder).toBeGreaterThan(5);
});

test('the protocol imports zod and nothing else', () => {
  expect(from('protocol').filter((a) => outside(a, [/^protocol\//, /^zod$/]))).toEqual([]);
});

test('the rules import the protocol, and only the machine imports xstate', () => {
  expect(from('interview').filter((a) => outside(a, [/^protocol\//, /^interview\//, /^xstate$/]))).toEqual([]);
  expect(arrows.filter((a) => a.to === 'xstate').map((a) => a.from)).toEqual(['interview/machine.ts']);
});

test('readings are folds that a browser can use: they know the protocol and each other', () => {
  expect(from('interview/readings').filter((a) => outside(a, [/^protocol\//, /^interview\/readings\//]))).toEqual([]);
});

test('the server never imports the client, and the doors know neither rules that decide nor engines', () => {
  expect(from('server').filter((a) => a.to.startsWith('client/'))).toEqual([]);
  const deciding = [/^interview\/(chair|agenda|machine|owed|receive)\b/, /^server\/panel\//];
  expect(from('server/doors').filter((a) => !outside(a, deciding))).toEqual([]);
});

test('the client imports the protocol and the readings', () => {
  const ours = from('client').filter((a) =>
    /^(protocol|interview|server|personas|scenarios|knowledge|test)\//.test(a.to),
  );
  expect(ours.filter((a) => outside(a, [/^protocol\//, /^interview\/readings\//]))).toEqual([]);
});

test('only one file speaks to a model', () => {
  expect(
    new Set(arrows.filter((a) => a.to === 'openai' || a.to.startsWith('openai/')).map((a) => a.from)).size,
  ).toBeLessThanOrEqual(1);
});

test('the engines know nothing of each other, but how scores become a verdict and a debrief', () => {
  expect(from('server/panel/builtin').filter((a) => a.to.startsWith('server/panel/openai/'))).toEqual([]);
  const shared = [/^server\/panel\/builtin\/scoring\/verdict\.ts$/, /^server\/panel\/builtin\/score\.ts$/];
  const across = from('server/panel/openai').filter((a) => a.to.startsWith('server/panel/builtin/'));
  expect(across.filter((a) => outside(a, shared))).toEqual([]);
});

test('data folders hold no code', () => {
  for (const folder of ['personas', 'scenarios', 'knowledge', 'banks']) {
    const found = readdirSync(join(root, folder)).filter((name) => !/\.(md|yaml)$/.test(name));
    expect(found, folder).toEqual([]);
  }
});
