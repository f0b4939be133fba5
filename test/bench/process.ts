import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// The measured servers are processes of their own, so that whoever loads them does not share their thread.

export interface Served {
  address: string;
  coachKey: string;
}

export interface Memory {
  rss: number;
  heap: number;
}

export class Server {
  readonly address: string;
  readonly coachKey: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { address, coachKey }: Served) {
    this.#child = child;
    this.address = address;
    this.coachKey = coachKey;
  }

  /** Starts `house` (the real one), or a floor: `echo` (bare ws and one append) or `sockets` (bare Socket.IO). */
  static async start(what: 'house' | 'echo' | 'sockets', env: Record<string, string> = {}): Promise<Server> {
    const folder = process.env['BENCH_PROFILE'];
    const profile = folder ? ['--cpu-prof', `--cpu-prof-dir=${join(folder, what)}`] : [];
    const child = fork(join(import.meta.dirname, `${what}.js`), {
      execArgv: ['--expose-gc', ...profile],
      env: { ...process.env, ...env, NODE_NO_WARNINGS: '1' },
    });
    const failed = once(child, 'exit').then(() => Promise.reject(new Error(`${what} did not start`)));
    failed.catch(() => {});
    const [served] = (await Promise.race([once(child, 'message'), failed])) as [Served];
    return new Server(child, served);
  }

  /** What it takes after everything that can be collected has been. */
  async memory(): Promise<Memory> {
    this.#child.send('memory');
    const [memory] = (await once(this.#child, 'message')) as [Memory];
    return memory;
  }

  async stop(): Promise<void> {
    this.#child.send('stop');
    await once(this.#child, 'exit');
  }
}

/** The child's side: says where it is, and answers what it is asked. */
export function serve(served: Served, stop: () => Promise<void>): void {
  process.on('message', async (asked) => {
    if (asked === 'stop') {
      await stop();
      process.exit(0);
    }
    for (let i = 0; i < 4; i++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ rss, heap: heapUsed + external } satisfies Memory);
  });
  process.send?.(served);
}
