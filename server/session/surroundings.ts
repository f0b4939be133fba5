import type { Logger } from 'pino';
import type { Library } from '../library.ts';
import type { Meters } from '../meters.ts';
import type { Panel } from '../panel/panel.ts';
import type { Nodes } from './nodes.ts';
import type { Recording } from './recording.ts';

/** What every session of this process works with. */
export interface Surroundings {
  recording: Recording;
  library: Library;
  panel: Panel;
  log: Logger;
  meters: Meters;
  now: () => number;
  /** The other processes on the same recording; left out, there are none. */
  nodes?: Nodes;
}
