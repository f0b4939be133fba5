// `npm run check`: format, lint and types; the arrows are a test of their own and run here too, so that one command tells.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './ready.mjs';

install();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const checks = [
  ['format and lint', bin('biome'), ['ci', '.']],
  ['types', bin('tsc'), ['-p', '.']],
  ['arrows', bin('vitest'), ['run', 'test/arrows.test.ts']],
];
let failed = 0;
for (const [name, command, args] of checks) {
  console.log(`hotseat: ${name} …`);
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.error) console.error(`NOT RUN: ${name}: ${done.error.message}`);
  if (done.status !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
