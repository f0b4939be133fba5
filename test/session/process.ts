import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../server/root.ts';

// Real processes for tests: a file of ours becomes plain JavaScript, which Node 20 can run, and always from the sources as
// they are now. The bundle lies inside the project, so that packages and data are found as usual.

const out = join(projectRoot(), 'node_modules', '.cache', 'hotseat-test');
const built = new Map<string, Promise<string>>();

/** The path of the JavaScript of a TypeScript file, given from the project's root. */
export function asScript(file: string): Promise<string> {
  const known = built.get(file);
  if (known) return known;
  const making = bundle(file);
  built.set(file, making);
  return making;
}

async function bundle(file: string): Promise<string> {
  // A folder for each test process, since another one may be running what we would write; those of ended ones are tidied up.
  const outDir = join(out, `${process.pid}`, basename(file, '.ts'));
  mkdirSync(outDir, { recursive: true });
  for (const pid of readdirSync(out))
    if (!isAlive(Number(pid))) rmSync(join(out, pid), { recursive: true, force: true });
  await build({
    root: projectRoot(),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: file,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'run.mjs' } },
    },
  });
  return join(outDir, 'run.mjs');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A running process and the lines it has said. */
export class Running {
  readonly child: ChildProcess;
  readonly lines: string[] = [];
  errors = '';
  readonly #ended: Promise<unknown>;

  constructor(child: ChildProcess) {
    this.child = child;
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      this.lines.push(...parts);
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.errors += chunk;
    });
    this.#ended = once(child, 'close');
  }

  /** The first line that matches. Fails with what was said when the process ends before, or after `ms`. */
  async line(wanted: RegExp, ms = 20_000): Promise<RegExpExecArray> {
    const deadline = Date.now() + ms;
    for (;;) {
      for (const line of this.lines) {
        const match = wanted.exec(line);
        if (match) return match;
      }
      const over = this.child.exitCode !== null || this.child.signalCode !== null;
      if (over || Date.now() > deadline) {
        throw new Error(
          `waited in vain for ${wanted}: ${over ? 'the process has ended' : 'too slow'}\n${this.lines.join('\n')}\n${this.errors}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Waits for the end. Answers the exit code; null after a signal. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.child.exitCode;
  }

  /** What `kill -9` does; waits until it is gone. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#ended;
  }
}

/** Runs a TypeScript file in a process of its own. */
export async function run(
  file: string,
  args: string[] = [],
  env: Record<string, string> = {},
  before: string[] = [],
): Promise<Running> {
  const [command = process.execPath, ...rest] = [
    ...before,
    process.execPath,
    '--enable-source-maps',
    await asScript(file),
    ...args,
  ];
  return new Running(spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } }));
}
