import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/log.ts';
import { projectRoot } from '../../server/root.ts';
import { start } from '../../server/start.ts';
import {
  measureCases,
  measureClean,
  measureFlaws,
  measureManipulations,
  measureRepeats,
  measureThreads,
} from './measures.ts';
import { readFileOf, readSets, type Sets } from './sets.ts';
import { tableOf } from './table.ts';

// `npm run eval`: how good the pushback is, measured in real sessions through the public socket.
//   --part reported|tune   which set (reported if left out)     --file FILE   a set of your own, once or more
//   --engine builtin|openai   who speaks                          --json FILE   every item's outcome
//   --only flaws,clean,…      some of the measures

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'reported' },
    file: { type: 'string', multiple: true },
    engine: { type: 'string', default: 'builtin' },
    only: { type: 'string' },
    json: { type: 'string' },
    limit: { type: 'string' },
  },
});

const root = projectRoot();
const sets = limited(
  values.file ? values.file.map(readFileOf).reduce(merge) : readSets(join(root, 'test', 'eval', values.part)),
);
const wanted = new Set(values.only?.split(',') ?? ['flaws', 'clean', 'threads', 'cases', 'manipulations', 'repeats']);

const dataDir = mkdtempSync(join(tmpdir(), 'hotseat-eval-'));
const config = readConfig({
  ...process.env,
  PORT: '0',
  DATA_DIR: dataDir,
  LOG_LEVEL: 'error',
  DATABASE_URL: undefined,
});
const house = await start(config, makeLog('error'), root);
try {
  const at = { address: house.address, key: house.coachKey, engine: values.engine };
  const outcome = {
    part: values.file ? values.file.join(', ') : values.part,
    engine: values.engine,
    date: new Date().toISOString().slice(0, 10),
    flaws: wanted.has('flaws') ? await measureFlaws(at, sets.flaws) : [],
    clean: wanted.has('clean') ? await measureClean(at, sets.clean) : [],
    threads: wanted.has('threads') ? await measureThreads(at, sets.threads) : [],
    cases: wanted.has('cases') ? await measureCases(at, sets.cases) : [],
    manipulations: wanted.has('manipulations') ? await measureManipulations(at, sets.manipulations) : [],
    repeats: wanted.has('repeats') ? await measureRepeats(at, sets.flaws) : null,
  };
  const table = tableOf(outcome);
  process.stdout.write(`${table}\n`);
  if (values.json) writeFileSync(values.json, JSON.stringify(outcome, null, 1));
  if (!values.file && values.part === 'reported') {
    // Every run on the reported part is logged, so that nobody tunes on it unseen.
    const log = join(root, 'test', 'eval', 'runs.md');
    const commit = headCommit();
    appendFileSync(log, `\n## ${new Date().toISOString()} · ${values.engine} · ${commit}\n\n${table}\n`);
  }
} finally {
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
}

function limited(all: Sets): Sets {
  const n = values.limit ? Number(values.limit) : Number.POSITIVE_INFINITY;
  return {
    flaws: all.flaws.slice(0, n),
    clean: all.clean.slice(0, n),
    threads: all.threads.slice(0, n),
    cases: all.cases.slice(0, n),
    manipulations: all.manipulations.slice(0, n),
  };
}

function merge(a: Sets, b: Sets): Sets {
  return {
    flaws: [...a.flaws, ...b.flaws],
    clean: [...a.clean, ...b.clean],
    threads: [...a.threads, ...b.threads],
    cases: [...a.cases, ...b.cases],
    manipulations: [...a.manipulations, ...b.manipulations],
  };
}

function headCommit(): string {
  try {
    const head = readFileSync(join(root, '.git', 'HEAD'), 'utf8').trim();
    const ref = head.startsWith('ref: ') ? readFileSync(join(root, '.git', head.slice(5)), 'utf8').trim() : head;
    return `on top of ${ref.slice(0, 10)}`;
  } catch {
    return 'no commit';
  }
}
