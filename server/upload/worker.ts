import { parentPort, workerData } from 'node:worker_threads';
import { CASE_BYTES } from '../../protocol/http.ts';
import { Refusal } from '../problems.ts';
import { damaged, textTooLong } from './limits.ts';
import type { Told, Work } from './reading.ts';

// The thread that one file is read in. It is ended with the file, whatever that file has done to it.

const { kind, bytes } = workerData as Work;

parentPort?.postMessage(await told());

async function told(): Promise<Told> {
  try {
    const text = await read();
    return Buffer.byteLength(text) > CASE_BYTES ? { problem: textTooLong().problem } : { text };
  } catch (error) {
    const known = error instanceof Refusal ? error : damaged(kind === 'pdf' ? 'PDF' : 'document');
    return { problem: known.problem };
  }
}

// Each loads only the library that it needs.
async function read(): Promise<string> {
  if (kind === 'pdf') return (await import('./pdf.ts')).textOfPdf(bytes);
  return (await import('./docx.ts')).textOfDocx(bytes);
}
