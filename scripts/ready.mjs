// Makes the project ready to run, doing only what is not done yet: installs the locked packages, builds server and pages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`hotseat: Node 20.19 or newer is needed, this is ${process.versions.node}`);
  process.exit(1);
}

function run(what, command, args) {
  console.log(`hotseat: ${what} …`);
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  console.error(`${done.stdout ?? ''}${done.stderr ?? ''}\nhotseat: ${what} failed (${command} ${args.join(' ')})`);
  process.exit(1);
}

/** The packages as the lockfile has them. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.hotseat-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  run('installing packages, once', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

/** `dist/`, if anything it is built from is newer. */
export function build() {
  const stamp = join(root, 'dist', '.built');
  const sources = [
    'protocol',
    'interview',
    'server',
    'client',
    'test/bench',
    'test/eval',
    'vite.config.ts',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ];
  const newest = Math.max(...sources.map((source) => newestBelow(join(root, source))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  const bin = (name) => join(root, 'node_modules', '.bin', name);
  run('building the server', bin('tsc'), ['-p', 'tsconfig.build.json']);
  run('building the pages', bin('vite'), ['build', '--logLevel', 'warn']);
  compress(join(root, 'dist', 'client'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

/** Each page beside its compressed self, so that serving costs nothing. */
function compress(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) compress(path);
    else if (/\.(js|css|html|svg)$/.test(entry.name)) {
      const bytes = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    }
  }
}

function newestBelow(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestBelow(join(path, name))));
}
