import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whole cases written for the scorer's control, each with some sentences that stand in two readings: `[[axis: sound || flawed]]`. */
export interface Twin {
  name: string;
  /** The axis of the one flaw. */
  axis: string;
  sound: string;
  flawed: string;
}

const SPOT = /\[\[(\w+): ([\s\S]*?) \|\| ([\s\S]*?)\]\]/g;

/** One pair for each spot: all sound, and all sound but for that one. */
export function twinsIn(folder: string): Twin[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const body = readFileSync(join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      const sound = body.replace(SPOT, (_, _axis, good: string) => good);
      return [...body.matchAll(SPOT)].map((spot, n): Twin => {
        let at = -1;
        const flawed = body.replace(SPOT, (_, _axis, good: string, bad: string) => {
          at += 1;
          return at === n ? bad : good;
        });
        return { name: file.replace('.md', ''), axis: spot[1] ?? '', sound, flawed };
      });
    });
}
