import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { Library } from '../../server/library.ts';
import { type Asked, Ear } from '../../server/panel/builtin/ear.ts';
import { makeListener } from '../../server/panel/builtin/listen.ts';
import type { Listening } from '../../server/panel/engine.ts';
import { projectRoot } from '../../server/root.ts';

// Listening beside the main thread hears what listening in it hears, and a thread that breaks costs nobody an answer.

const library = new Library(projectRoot());
const here = makeListener(library.knowledge);
const [scenario] = library.scenarios();

function listening(text: string): Listening {
  if (!scenario) throw new Error('there are no scenarios');
  const turn = { turn: 't1', who: 'candidate', text, round: 'case-presentation' as const };
  return {
    scenario,
    level: 'L5',
    pressure: 3,
    round: 'case-presentation',
    phase: 'opening',
    seed: 1,
    case: scenario.sample.case,
    transcript: [],
    ledger: [],
    turns: [turn],
    reading: 'speech',
    panel: library.panelOf('case-presentation'),
    standing: null,
    asked: null,
    answer: null,
  };
}

const wanted = new AbortController().signal;

const SAID = [
  'Everyone in the world wants this.',
  'It will double revenue with no work at all.',
  'We asked nine teams.',
];

/** The thread as it is, from the sources: Vite, which runs the tests, loads them there too. */
function realThread(): Worker {
  const source = JSON.stringify(`${projectRoot()}/server/panel/builtin/ear-thread.ts`);
  const load = `import('vite').then((vite) => vite.runnerImport(${source}, { configFile: false, logLevel: 'silent' }))`;
  const worker = new Worker(load, { eval: true, workerData: { knowledge: library.knowledge }, execArgv: [] });
  onTestFinished(async () => void (await worker.terminate()));
  return worker;
}

test('many who talk at once are heard in the thread as they are heard here', async () => {
  let opened = 0;
  const ear = new Ear(here, () => {
    opened += 1;
    return realThread();
  });
  const inputs = Array.from({ length: 30 }, (_, i) => listening(SAID[i % SAID.length] ?? ''));
  const heard = await Promise.all(inputs.map((input) => ear.hear(input, wanted)));
  expect(opened).toBe(1);
  expect(heard).toEqual(inputs.map((input) => here(input)));
});

test('few who talk need no thread', async () => {
  const ear = new Ear(here, () => {
    throw new Error('nobody asked for it');
  });
  expect(await ear.hear(listening(SAID[0] ?? ''), wanted)).toEqual(here(listening(SAID[0] ?? '')));
});

test('what a thread that breaks was asked is heard here, and so is all that comes after', async () => {
  const broken = () => new Worker('setTimeout(() => { throw new Error("broken"); }, 50)', { eval: true, execArgv: [] });
  let opened = 0;
  const ear = new Ear(here, () => {
    opened += 1;
    return broken();
  });
  const inputs = Array.from({ length: 15 }, (_, i) => listening(SAID[i % SAID.length] ?? ''));
  expect(await Promise.all(inputs.map((input) => ear.hear(input, wanted)))).toEqual(inputs.map((input) => here(input)));
  expect(await Promise.all(inputs.map((input) => ear.hear(input, wanted)))).toEqual(inputs.map((input) => here(input)));
  expect(opened).toBe(1);
});

/** A thread that answers when it is told to, and keeps what it was asked. */
function slowThread() {
  const asked: Asked[] = [];
  const thread = Object.assign(new EventEmitter(), {
    postMessage: (question: Asked) => void asked.push(question),
    unref: () => {},
  });
  const answer = () => {
    const { id, input } = asked.find(({ id }) => !told.has(id)) as Asked;
    told.add(id);
    thread.emit('message', { id, heard: here(input) });
  };
  const told = new Set<number>();
  return { thread: thread as unknown as Worker, asked, answer };
}

test('who has spoken is heard before the cases that wait to be read, and nothing is heard that nobody wants any more', async () => {
  const { thread, asked, answer } = slowThread();
  const ear = new Ear(here, () => thread);
  for (let i = 0; i < 10; i++) await ear.hear(listening(SAID[0] ?? ''), wanted);
  const aCase = { ...listening(''), turns: [], reading: 'case' as const };
  const given = new AbortController();
  const cases = [1, 2, 3].map(() => ear.hear(aCase, wanted));
  const unwanted = ear.hear(listening('Nobody waits for this.'), given.signal);
  const spoken = ear.hear(listening(SAID[1] ?? ''), wanted);
  given.abort(new Error('no longer owed'));
  await expect(Promise.race([unwanted, Promise.resolve('waits')])).resolves.toBe('waits');
  const refused = expect(unwanted).rejects.toThrow('no longer owed');
  answer();
  answer();
  await Promise.all(cases.slice(0, 2));
  await refused;
  expect(asked.map(({ input }) => input.turns[0]?.text ?? input.reading)).toEqual(['case', 'case', SAID[1], 'case']);
  answer();
  expect(await spoken).toEqual(here(listening(SAID[1] ?? '')));
  answer();
  await cases[2];
});
