import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../protocol/answers.ts';
import type { FileKind } from './kind.ts';
import { damaged, HEAP_MB, READING_MS, tooMuchWork } from './limits.ts';

/** What a worker is given. */
export interface Work {
  kind: Exclude<FileKind, 'text'>;
  bytes: Uint8Array;
}

/** What it answers. */
export type Told = { text: string } | { problem: Problem };

/** How a reading ended: told by its worker, or stopped from outside, for good or to be done again. */
export type Outcome = Told | 'stopped' | 'again';

/** One file being read in a thread of its own, with a limit on its time and its memory. */
export class Reading {
  readonly #worker: Worker;
  readonly #ended: Promise<Outcome>;
  #end: (outcome: Outcome) => void = () => {};

  constructor({ kind, bytes }: Work) {
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    // A copy to give away: the file may have to be read again.
    this.#worker = startWorker(kind, new Uint8Array(bytes));
    this.#worker.once('message', (told: Told) => this.#end(told));
    const broken = damaged(kind === 'pdf' ? 'PDF' : 'document').problem;
    this.#worker.once('error', ({ code }: Error & { code?: string }) => {
      if (code === 'ERR_WORKER_OUT_OF_MEMORY') this.#end({ problem: tooMuchMemory() });
      else this.#end({ problem: code?.endsWith('MODULE_NOT_FOUND') ? notBuilt : broken });
    });
    this.#worker.once('exit', () => this.#end({ problem: broken }));
  }

  /** Its outcome, when its thread is gone. */
  async outcome(): Promise<Outcome> {
    const seconds = READING_MS / 1_000;
    const timer = setTimeout(
      () => this.#end({ problem: tooMuchWork(`the file takes more than ${seconds} seconds to read`).problem }),
      READING_MS,
    );
    const outcome = await this.#ended;
    clearTimeout(timer);
    await this.#worker.terminate();
    return outcome;
  }

  stop(outcome: Outcome): void {
    this.#end(outcome);
  }
}

const notBuilt: Problem = { code: 'internal', message: 'files cannot be read here just now: paste the text' };

export const tooMuchMemory = (): Problem => tooMuchWork('the file takes too much memory to read').problem;

function startWorker(kind: Work['kind'], bytes: Uint8Array<ArrayBuffer>): Worker {
  const options = {
    workerData: { kind, bytes } satisfies Work,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // What a file makes a library say is nobody's business, and neither are our settings the library's.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  };
  const built = fileURLToPath(new URL('./worker.js', import.meta.url));
  if (!import.meta.url.endsWith('.ts')) return quiet(new Worker(built, options));
  // Under test we run from the sources, which Node 20 does not read: Vite, which runs the tests, loads them there too.
  const source = JSON.stringify(built.replace(/\.js$/, '.ts'));
  const load = `import('vite').then((vite) => vite.runnerImport(${source}, { configFile: false, logLevel: 'silent' }))`;
  return quiet(new Worker(load, { ...options, eval: true }));
}

function quiet(worker: Worker): Worker {
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}
