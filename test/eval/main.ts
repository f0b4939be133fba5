import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../server/config.ts';
import { Library } from '../../server/library.ts';
import { makeLog } from '../../server/log.ts';
import { projectRoot } from '../../server/root.ts';
import { start } from '../../server/start.ts';
import { earAlone, speedOf } from './alone.ts';
import { alone, atRandom, axesOf, type Compared, heardBy, inSessions } from './compare.ts';
import {
  type CleanOutcome,
  type FlawOutcome,
  measureCases,
  measureClean,
  measureFlaws,
  measureManipulations,
  measureRepeats,
  measureThreads,
} from './measures.ts';
import { PlainPrompt } from './plain.ts';
import { sampleOf, sheetOf } from './probes.ts';
import { readFileOf, readSets, type Sets } from './sets.ts';
import { tableOf } from './table.ts';

// `npm run eval`: how good the pushback is, measured in real sessions through the public socket, and what the same turns get from
// chance and from parts of the engine. See README.md here.
//   --part reported|tune-b|…  which set (reported if left out)    --file FILE    a set of your own, once or more
//   --engine builtin|openai   who speaks                          --json FILE    every item's outcome
//   --only flaws,clean,…      some of the measures                --limit N      the first N items of each kind
//   --plain                   a plain prompt to the same endpoint as a baseline; one paid call for each turn
//   --probes FILE             where the sample of spoken probes goes (a new file in the temporary folder if left out)

const MEASURES = ['flaws', 'clean', 'threads', 'cases', 'manipulations', 'repeats', 'compared', 'speed'];

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'reported' },
    file: { type: 'string', multiple: true },
    engine: { type: 'string', default: 'builtin' },
    only: { type: 'string' },
    json: { type: 'string' },
    limit: { type: 'string' },
    plain: { type: 'boolean', default: false },
    probes: { type: 'string' },
  },
});

const root = projectRoot();
const sets = limited(
  values.file ? values.file.map(readFileOf).reduce(merge) : readSets(join(root, 'test', 'eval', values.part)),
);
const wanted = new Set(values.only?.split(',') ?? MEASURES);

if (values.plain && !process.env['OPENAI_API_KEY'] && !process.env['OPENAI_BASE_URL']) {
  process.stderr.write('--plain asks an endpoint: set OPENAI_API_KEY or OPENAI_BASE_URL\n');
  process.exit(1);
}
const dataDir = mkdtempSync(join(tmpdir(), 'hotseat-eval-'));
const config = readConfig({
  ...process.env,
  PORT: '0',
  DATA_DIR: dataDir,
  LOG_LEVEL: 'error',
  DATABASE_URL: undefined,
});
// Before the sessions: an endpoint that is not there must not cost their figures.
const plain = values.plain ? new PlainPrompt(config) : null;
await plain?.ready();
const library = new Library(root);
const house = await start(config, makeLog('error'), root);
try {
  const at = { address: house.address, key: house.coachKey, engine: values.engine };
  const flaws = wanted.has('flaws') ? await measureFlaws(at, sets.flaws) : [];
  const clean = wanted.has('clean') ? await measureClean(at, sets.clean) : [];
  const outcome = {
    part: values.file ? values.file.join(', ') : values.part,
    engine: values.engine,
    date: new Date().toISOString().slice(0, 10),
    flaws,
    clean,
    threads: wanted.has('threads') ? await measureThreads(at, sets.threads) : [],
    cases: wanted.has('cases') ? await measureCases(at, sets.cases) : [],
    manipulations: wanted.has('manipulations') ? await measureManipulations(at, sets.manipulations) : [],
    repeats: wanted.has('repeats') ? await measureRepeats(at, sets.flaws) : null,
    compared: ['compared', 'flaws', 'clean'].every((each) => wanted.has(each)) ? await compared(flaws, clean) : [],
    speed: wanted.has('speed') ? speed() : null,
  };
  const table = tableOf(outcome);
  process.stdout.write(`${table}\n`);
  writeProbes([...flaws, ...clean]);
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

async function compared(flaws: FlawOutcome[], clean: CleanOutcome[]): Promise<Compared[]> {
  const own = inSessions(values.engine, flaws, clean);
  const rows = [own, await atRandom(own, sets, axesOf(library)), ...(await alone(library, sets))];
  if (!plain) return rows;
  const row = await heardBy('plain two-persona prompt', sets, (text) => plain.hear(text));
  return [...rows, { ...row, name: `${row.name} (${plain.summary()})` }];
}

function speed() {
  const ear = earAlone(library.knowledge, library.panelOf('case-presentation'), { remembered: 0 });
  return speedOf(
    ear,
    [...sets.flaws, ...sets.clean].map(({ text }) => text),
  );
}

/** A sample for a person to read; which turn was flawed is not in it. */
function writeProbes(turns: readonly (FlawOutcome | CleanOutcome)[]): void {
  const spoken = turns.flatMap(({ spokenProbe }) => spokenProbe ?? []);
  if (spoken.length === 0) return;
  const path = values.probes ?? join(mkdtempSync(join(tmpdir(), 'hotseat-probes-')), 'probes.md');
  writeFileSync(path, sheetOf(sampleOf(spoken), spoken.length));
  process.stdout.write(`\nSpoken probes, to be read for accusations in disguise: ${path}\n`);
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
