import { parentPort, workerData } from 'node:worker_threads';
import type { FactCard } from '../knowledge.ts';
import type { Asked, Told } from './ear.ts';
import { makeListener } from './listen.ts';

// The thread that listens when many talk; see `ear.ts`.

/** The last turns of many sessions: what is heard next is weighed against them. */
const REMEMBERED = 4_000;

const { knowledge } = workerData as { knowledge: readonly FactCard[] };
const listen = makeListener(knowledge, { remembered: REMEMBERED });

parentPort?.on('message', ({ id, input }: Asked) => parentPort?.postMessage(told(id, input)));

function told(id: number, input: Asked['input']): Told {
  try {
    return { id, heard: listen(input) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : 'unknown' };
  }
}
