import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/root.ts';
import { measureCommits } from './commits.ts';
import { measureFirstWord } from './first-word.ts';
import { measureLive } from './live.ts';
import { measureMemory } from './memory.ts';
import { measureModel } from './model.ts';
import { measurePage } from './page.ts';
import { measureResume } from './resume.ts';
import { measureRoundTrip } from './round-trip.ts';
import { type Measure, table } from './table.ts';

// `npm run bench`: each measure beside its floor in the same run, as a table and in dist/bench.json.
//   node dist/test/bench/main.js [first-word|live|round-trip|commits|resume|memory|page|model …]
// BENCH_SECONDS says how long the first two talk; BENCH_PROFILE a folder for CPU profiles of the servers.

const seconds = Number(process.env['BENCH_SECONDS'] ?? 60);

const all: Record<string, () => Measure | Measure[] | Promise<Measure | Measure[]>> = {
  'first-word': () => measureFirstWord(seconds),
  live: () => measureLive(seconds),
  'round-trip': measureRoundTrip,
  commits: measureCommits,
  resume: measureResume,
  memory: measureMemory,
  page: measurePage,
  model: measureModel,
};

const asked = process.argv.slice(2);
const measures: Measure[] = [];
for (const [name, measure] of Object.entries(all)) {
  if (asked.length && !asked.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  measures.push(...[await measure()].flat());
}
const report = { at: new Date().toISOString(), node: process.version, cpus: cpus().length, measures };
writeFileSync(join(projectRoot(), 'dist', 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${table(measures)}\n`);
process.exit(0);
