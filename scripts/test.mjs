// `npm test`: gets what the tests need (packages, a build, Chromium, a tracer) and runs all of them. A tool that cannot be had is a
// failure that says NOT RUN, never a skipped test. Arguments go to vitest: `npm test -- test/interview`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, root } from './ready.mjs';

install();
build();
tracer();

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const run = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);

/** strace shows that an acknowledged commit was flushed. Where it is missing and may be installed, it is. */
function tracer() {
  const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  if (has('strace') || process.platform !== 'linux' || process.getuid?.() !== 0 || !has('apt-get')) return;
  console.log('hotseat: installing strace for the flush test …');
  const apt = (...args) => spawnSync('apt-get', ['-qq', '-y', ...args], { stdio: 'ignore', timeout: 180_000 });
  apt('update');
  apt('install', 'strace');
}
