import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest one above this file that holds `scenarios/`, whether run from the source or from `dist/`. */
export function projectRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'scenarios')) && existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('the folder scenarios/ is missing: Hotseat runs from its own project folder');
  return projectRoot(above);
}
