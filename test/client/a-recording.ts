import type { EntryBody, SeenEntry } from '../../protocol/entries.ts';

const START = 1_750_000_000_000;

/** A short recording: what happened, and how many seconds in. */
export function recording(...happened: (EntryBody & { in: number })[]): SeenEntry[] {
  return happened.map(
    ({ in: seconds, ...body }, i) => ({ ...body, seq: i + 1, prev: i, at: START + seconds * 1_000 }) as SeenEntry,
  );
}

export const at = (seconds: number): number => START + seconds * 1_000;

export const opened: EntryBody = {
  type: 'session.opened',
  format: 1,
  session: 's',
  scenario: {
    id: 'a-scenario',
    version: 1,
    title: 'A scenario',
    surface: 'unity-catalog',
    summary: 'Sum it up.',
    track: ['pm'],
    levels: ['L5'],
    minutes: 60,
    segment: 'banks',
    brief: 'Write it.',
  },
  rounds: ['case-presentation'],
  level: 'L5',
  clock: {},
  mode: 'practice',
  engine: 'builtin',
  candidate: 'Ada',
  panelists: [
    { id: 'pm', name: 'Marisol', seat: 'Product Manager', remit: ['user'] },
    { id: 'em', name: 'Tobias', seat: 'Engineering Manager', remit: ['technical'] },
  ],
  lobby: false,
  solo: true,
};

/** The opening, a piece presented, a question that takes four seconds to say, and an answer long after. */
export const short: SeenEntry[] = recording(
  { in: 0, ...opened },
  { in: 1, type: 'case.submitted', text: '## User\n\nBanks.', words: 2, from: 'sample', because: 'opened' },
  { in: 1, type: 'round.opened', round: 'case-presentation', endsAt: at(3_601) },
  { in: 3, type: 'candidate.said', turn: 'a', text: '## User\n\nBanks.', floor: 'yield' },
  { in: 4, type: 'floor.given', to: 'pm', move: 'speaks', turn: 'b' },
  {
    in: 8,
    type: 'panelist.said',
    turn: 'b',
    panelist: 'pm',
    text: 'Which banks do you mean?',
    startedAt: at(4),
    endedAt: at(8),
  },
  { in: 8, type: 'floor.given', to: 'candidate', move: 'speaks' },
  { in: 68, type: 'candidate.said', turn: 'c', text: 'The large ones.', floor: 'yield' },
);
