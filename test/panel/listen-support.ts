import type { Challenge } from '../../protocol/challenge.ts';
import type { Listening } from '../../server/panel/engine.ts';
import type { Persona } from '../../server/panel/persona.ts';
import { type Hearing, hearing } from '../eval/alone.ts';

/** What a listener is given, with everything left out that a test does not care about. */

const persona = (id: string, name: string, seat: string, remit: Persona['remit']): Persona => ({
  id,
  name,
  seat,
  remit,
  rounds: ['case-presentation'],
  lines: {},
  challenges: {},
  presses: {},
  narrows: {},
  answers: [],
  voice: 'plain',
});

export const panel = [
  persona('pm', 'Dana Whitfield', 'Group PM', ['user', 'priority', 'metrics', 'viability', 'competition']),
  persona('em', 'Arjun Mehta', 'Engineering manager', ['technical', 'feasibility']),
];

export const listening = (over: Partial<Hearing>): Hearing => hearing(panel, over);

export const turn = (text: string, id = 't1'): Listening['turns'][number] => ({
  turn: id,
  who: 'candidate',
  text,
  round: 'case-presentation',
});

export const standing = (axis: Challenge['axis'], quote: string, point = ''): Challenge => ({
  id: 'c1',
  panelist: 'pm',
  axis,
  force: 'challenge',
  turn: 't0',
  quote,
  weight: 0.8,
  point,
  fact: null,
  state: 'raised',
  history: [],
});
